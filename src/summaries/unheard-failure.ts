import type { RepetitionFacts, Span } from '../facts/model.ts';
import { mayThrow } from './exits.ts';
import { isLeftAlone, takesFailure } from './handling.ts';
import { callsIn } from './interest.ts';
import { callAt, entersFunction, outward, type Occurrence, type Place } from './place.ts';
import { givesValue } from './told.ts';

/** Where a failure is taken in. */
export interface FailureEnd {
  readonly by: 'catch' | 'allSettled';
  readonly span: Span;
}

/** What takes in a failure at a place; `null` where that is not known to end there. */
export function failureEndAt({ step }: Pick<Place, 'step'>): FailureEnd | null {
  if (step.kind === 'parallel')
    return step.combinator === 'allSettled' ? { by: 'allSettled', span: step.span } : null;
  if (step.kind !== 'try' || step.rethrows !== 'no' || !step.caughtAt) return null;
  return { by: 'catch', span: step.caughtAt };
}

/** Where the failure of a call ends while the run that meets it goes on all the same; `null` where something on the way out may tell of it. */
export function unheardEnd(
  { place }: Pick<Occurrence, 'place'>,
  repetition: RepetitionFacts,
): FailureEnd | null {
  const way = outward(place);
  const from = way.findIndex((at) => isLeftAlone(at) || takesFailure(at));
  const end = way[from];
  return end && !answers(end) && isUnheard(way.slice(from), repetition) ? failureEndAt(end) : null;
}

/** Whether a catch answers the request that is served. */
function answers({ step }: Place): boolean {
  return step.kind === 'try' && callsIn(step.handler ?? []).some(({ responds }) => responds !== undefined);
}

/** Whether nothing tells of a failure that is taken in at the first of some places, innermost first: no value that anyone reads, and no other error. */
function isUnheard(way: readonly Place[], repetition: RepetitionFacts): boolean {
  for (const [depth, at] of way.entries()) {
    if (isLeftAlone(at) || isUnread(at)) return true;
    if (at.flow.slice(at.index + 1).some(mayThrow)) return false;
    const call = entersFunction(at) ? callAt(at) : null;
    if (!call) continue;
    const use = repetition.answerUse(call.span);
    if (use === 'dropped' || !way[depth - 1]?.flow.some(givesValue)) return true;
    if (use === 'read') return false;
  }
  return false;
}

/** Whether nobody looks at how what runs at a place ended. */
function isUnread({ step }: Place): boolean {
  return step.kind === 'parallel' && step.unread === true;
}
