import { exitOf } from './exits.ts';
import { isLeftAlone, takesFailure } from './handling.ts';
import { isInside } from './home.ts';
import type { FunctionFacts, Span } from '../facts/model.ts';
import { callAt, findOutward, outward, type Place } from './place.ts';
import { sourceRetriedAt } from './rerun-sources.ts';
import { isRetryLoop, repetitionsAround, type Repetition } from './repetition.ts';

/** A retry that the failure of a place leads to. */
export interface ReachedRetry {
  readonly repetition: Repetition;
  /** Where the retry stands. */
  readonly around: Place;
}

/** The retries that a failure of a place leads to, innermost first, up to where something takes the failure in. */
export function retriesReachedFrom(place: Place): readonly ReachedRetry[] {
  return wayOut(place).retries;
}

/** The retries that a failure leads to, and where it ends once they have given up. */
export interface WayOut {
  readonly retries: readonly ReachedRetry[];
  /** Whether it ends the function that was laid out. */
  readonly leaves: boolean;
  /** The place that takes it in; `null` where none does, or a retry goes on without it. */
  readonly taken: Place | null;
}

/** Where a failure of a place leads. */
export function wayOut(place: Place): WayOut {
  const retries: ReachedRetry[] = [];
  for (const around of outward(place)) {
    retries.push(...retriesAt(place, around));
    if (isLeftAlone(around) || sourceRetriedAt(around)?.caught)
      return { retries, leaves: false, taken: null };
    if (!takesFailure(around)) continue;
    const loop = around.up;
    const isAttempt = loop?.part === 'turn' && isRetryLoop(place, loop);
    if (isAttempt && givesUp(around, loop)) continue;
    return isAttempt
      ? { retries: [...retries, ...retriesAt(place, loop)], leaves: false, taken: null }
      : { retries, leaves: false, taken: around };
  }
  return { retries, leaves: true, taken: null };
}

function retriesAt(place: Place, around: Place): readonly ReachedRetry[] {
  return repetitionsAround(place, around).map((repetition) => ({ repetition, around }));
}

/** Whether a loop ends in an error after its last attempt. */
function givesUp({ step }: Place, { flow, index }: Place): boolean {
  const throwsInTurn = step.kind === 'try' && step.rethrows !== 'no';
  return throwsInTurn || exitOf(flow.slice(index + 1)) === 'throw';
}

/**
 * Where the text of a function decides that a retry surrounds a place: the retry itself, or the call that hands a function of the text
 * to it; `null` where that is decided in another function.
 */
export function decidedAt(
  place: Place,
  { repetition, around }: ReachedRetry,
  root: FunctionFacts,
): Span | null {
  if (around.isHome) return repetition.span;
  const way = outward(place);
  const inner = way.slice(0, way.indexOf(around));
  if (!inner.some(({ owner }) => isInside(owner.span, root.span))) return null;
  const leading = findOutward(around, (at) => callAt(at) !== null && at.isHome);
  return (leading && callAt(leading)?.span) ?? null;
}
