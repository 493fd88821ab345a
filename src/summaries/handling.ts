import type { CallFact, RemoteCall } from '../facts/model.ts';
import { callsIn } from './interest.ts';
import { findOutward, outward, someOutward, type Occurrence, type Place } from './place.ts';

/** What runs when the call at an occurrence fails: the calls in handlers and finalizers around it, innermost first. */
export function afterFailure({ place }: Occurrence, layout: readonly Occurrence[]): readonly Occurrence[] {
  const tries = outward(place).filter(({ part }) => part === 'body');
  return layout.filter((other) => tries.some((around) => isInSection(other.place, around)));
}

/** Whether a place is in the handler or finalizer of the try whose body is `around`. */
function isInSection(place: Place, around: Place): boolean {
  const at = findOutward(place, ({ up, index }) => up === around.up && index === around.index);
  return at?.part === 'handler' || at?.part === 'finalizer';
}

/** The calls that are made when the call at an occurrence fails, written in handlers and finalizers around it. */
export function callsAfterFailure({ place }: Occurrence): readonly CallFact[] {
  return outward(place).flatMap(({ part, step }) =>
    part === 'body' && step.kind === 'try'
      ? callsIn([...(step.handler ?? []), ...(step.finalizer ?? [])])
      : [],
  );
}

/** Whether the call is made however the work before it ended. */
export function isCleanup({ place }: Occurrence): boolean {
  return someOutward(place, ({ part }) => part === 'finalizer');
}

/** Whether a run that meets the occurrence waits for it, as far as is known: no call, and no branch, on the way to it is left alone. */
function isAwaited({ place }: Occurrence): boolean {
  return !someOutward(place, isLeftAlone);
}

/** Whether nobody waits for what runs at a place. */
export function isLeftAlone({ step }: Pick<Place, 'step'>): boolean {
  if (step.kind === 'call') return step.call.awaited === 'no';
  return step.kind === 'parallel' && step.combinator === 'none';
}

/** Whether an error of the call reaches the sequence in which `until`, a place around it, stands: all wait for it, and none may take it in. */
export function failureReaches({ place }: Pick<Occurrence, 'place'>, until: Place): boolean {
  const way = outward(place);
  return !way.slice(0, way.indexOf(until) + 1).some((at) => isLeftAlone(at) || takesFailure(at));
}

/** Whether the sequence in which `until` stands, a place around the call, goes on without waiting for it. */
export function isLeftAloneWithin({ place }: Pick<Occurrence, 'place'>, until: Place): boolean {
  const way = outward(place);
  return way.slice(0, way.indexOf(until) + 1).some(isLeftAlone);
}

/** Whether an error inside a place may end there: a catch that need not throw, a combinator that goes on without it. */
export function takesFailure({ part, step }: Pick<Place, 'part' | 'step'>): boolean {
  if (step.kind === 'try') return part === 'body' && step.handler !== null && step.rethrows !== 'yes';
  return step.kind === 'parallel' && (step.combinator === 'allSettled' || step.combinator === 'any');
}

/** Whether an error inside a place may be looked at, changed or taken in there, or nobody waits for it. */
export function handlesFailure(at: Pick<Place, 'part' | 'step'>): boolean {
  return (
    isLeftAlone(at) ||
    takesFailure(at) ||
    (at.part === 'body' && at.step.kind === 'try' && at.step.handler !== null)
  );
}

/** Whether the call is known to be met and waited for. */
export function isReached(occurrence: Occurrence): boolean {
  return occurrence.certain && isAwaited(occurrence);
}

/** Whether a call with this effect changes something. */
export function isMutating(effect: RemoteCall['effect']): boolean {
  return effect === 'write' || effect === 'create' || effect === 'publish';
}
