import type { RetriedSource } from '../facts/model.ts';
import { callAt, entersFunction, outward, type Place } from './place.ts';
import { isInside } from './home.ts';

/** The lazy source that the step at a place retries; `null` where it retries something else. */
export function sourceRetriedAt(place: Place): RetriedSource | null {
  const region = callAt(place)?.region;
  return place.part === 'source' && region?.kind === 'retry' && region.over?.kind === 'source'
    ? region.over
    : null;
}

/**
 * Whether what runs at a place runs again each time the source that it is a part of, `around` it, is made to run. A promise that a source is
 * made of is not: it keeps its outcome.
 */
export function runsAnew(place: Place, around: Place): boolean {
  const way = outward(place);
  const inner = way.slice(0, way.indexOf(around));
  const entered = inner.filter(entersFunction).toReversed();
  const [outermost, next] = entered;
  if (!outermost) return isComposedInto(place, around);
  if (isSubscribed(outermost, inner)) return true;
  // A function whose result is composed gives a source, so that what it returns or hands over is a part of that.
  if (!startsSource(outermost, around)) return false;
  return next ? isSubscribed(next, inner) : callAt(place)?.remote?.lazy?.returned === true;
}

/** Whether a call makes a lazy source on which the retry is composed where both are written. */
function isComposedInto(place: Place, around: Place): boolean {
  const source = callAt(place)?.remote?.lazy?.source;
  const retry = callAt(around);
  return source !== undefined && retry !== null && isInside(retry.span, source);
}

/** Whether a function was entered that runs anew with its source. */
function isSubscribed(entered: Place, inner: readonly Place[]): boolean {
  const { owner } = inner[inner.indexOf(entered) - 1] ?? {};
  const uses = callAt(entered)?.callbacks ?? [];
  return uses.some((use) => use.subscribed === true && use.function === owner?.id);
}

/** Whether a source begins with a call: `this.rates().pipe(…)`. */
function startsSource(at: Place, around: Place): boolean {
  const source = sourceRetriedAt(around);
  const span = callAt(at)?.span;
  return (
    source !== null && span !== undefined && isInside(span, source.span) && span.start === source.span.start
  );
}
