import type { Region } from '../facts/model.ts';

/** Who gives the functions that a region runs again what they have not finished; `null` where nobody is known to. */
export function redeliveringRegion(region: Region | null): string | null {
  if (region?.kind !== 'handler' || region.delivery !== 'at-least-once') return null;
  return region.doneOnDelivery === undefined && region.doneUnless === undefined ? region.library : null;
}
