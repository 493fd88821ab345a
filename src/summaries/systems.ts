import type { System } from '../libraries/descriptor.ts';

/**
 * Systems that are called over the network and share no transaction with the caller: all but databases, where a conflict is tried again
 * at once for good reason, and caches.
 */
export const networkSystems: readonly System[] = [
  'broker',
  'queue',
  'workflow',
  'service',
  'payment',
  'mail',
  'chat',
  'object-store',
  'search',
  'model',
];
