import type { RemoteCall } from '../facts/model.ts';
import { isOnSuccessPath } from './order.ts';
import { callAt, outward, type Occurrence, type Place } from './place.ts';

/** What runs when the call at an occurrence fails: the calls in handlers and finalizers around it, innermost first. */
export function afterFailure({ place }: Occurrence, layout: readonly Occurrence[]): readonly Occurrence[] {
  const tries = [...outward(place)].filter(({ part }) => part === 'body');
  return layout.filter((other) => tries.some((around) => isInSection(other.place, around)));
}

/** Whether a place is in the handler or finalizer of the try whose body is `around`. */
function isInSection(place: Place, around: Place): boolean {
  for (const at of outward(place)) {
    if (at.up !== around.up || at.index !== around.index) continue;
    return at.part === 'handler' || at.part === 'finalizer';
  }
  return false;
}

/** Whether the call is made however the work before it ended. */
export function isCleanup({ place }: Occurrence): boolean {
  return [...outward(place)].some(({ part }) => part === 'finalizer');
}

/** Whether a run that meets the occurrence waits for it, as far as is known: no call on the way to it is left alone. */
export function isAwaited({ place }: Occurrence): boolean {
  return [...outward(place)].every((at) => callAt(at)?.awaited !== 'no');
}

/** Whether the call is known to be met and waited for. */
export function isReached(occurrence: Occurrence): boolean {
  return occurrence.certain && isAwaited(occurrence);
}

/** Whether the call is known to change something outside the process in a run in which nothing fails. */
export function isMutation({ call, effect, place, certain }: Occurrence): boolean {
  if (!certain || effect === null || call.remote?.marks !== null) return false;
  return isMutating(effect) && isOnSuccessPath(place);
}

/** Whether a call with this effect changes something. */
export function isMutating(effect: RemoteCall['effect']): boolean {
  return effect === 'write' || effect === 'create' || effect === 'publish';
}
