import type { System } from '../libraries/descriptor.ts';

/**
 * Whether a system is called over the network and shares no transaction with the caller: all but databases, where a conflict is tried again
 * at once for good reason, and caches.
 */
export function isNetworkSystem(system: System): boolean {
  return system !== 'database' && system !== 'cache';
}
