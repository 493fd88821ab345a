import type { ClientConstruction } from '../facts/model.ts';

/** Whether the program also constructs this kind of client for another place, or leaves the place to the deployment. */
export function hasOtherRegion(
  { library, type, span, region }: ClientConstruction,
  clients: readonly ClientConstruction[],
): boolean {
  return clients.some((other) => {
    if (other.library !== library || other.type !== type || !other.region) return false;
    if (other.span.file === span.file && other.span.start === span.start) return false;
    return other.region.from !== 'literal' || other.region.name !== region?.name;
  });
}
