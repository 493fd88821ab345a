import type { CallFact, Span } from '../facts/model.ts';
import { isSamePlace } from './missing-bound.ts';
import type { Place } from './place.ts';

/** A call, or something with a limit of its own, that a run waits for. */
export interface TimedCall {
  readonly call: CallFact;
  readonly place: Place;
  /** How often it is made, one attempt after the other. */
  readonly attempts: number;
  /** How long each attempt may take, in milliseconds. */
  readonly eachMs: number;
  /** Where that comes from, in words: "`timeout` of the call", "the default of stripe". */
  readonly by: string;
  /** Where the signal, or the moment, is made that ends it, where that is before the call and may end others too. Absent elsewhere. */
  readonly madeAt?: Span | undefined;
}

/**
 * How long a run takes at least when everything takes as long as it is let. What is not known to take time counts for nothing, so that the
 * whole is never more than what may happen.
 */
export interface Duration {
  /** One after the other. */
  readonly calls: readonly TimedCall[];
  /** Milliseconds of waiting between attempts. */
  readonly waitMs: number;
  /** Something in it has no limit at all. */
  readonly endless: boolean;
  /** The retry that is all there is to it; `null` where there is more, or none. */
  readonly retry: RetriedRun | null;
}

/** Attempts that follow one another. */
export interface RetriedRun {
  /** Where the retry stands. */
  readonly place: Place;
  /** When the last attempt begins if all before it take as long as they may, in milliseconds. */
  readonly lastAtMs: number;
}

export const noTime: Duration = { calls: [], waitMs: 0, endless: false, retry: null };

/** The whole of a duration in milliseconds. */
export function totalMs({ calls, waitMs }: Duration): number {
  return calls.reduce((sum, { attempts, eachMs }) => sum + attempts * eachMs, waitMs);
}

/** One after the other. */
export function inTurn(a: Duration, b: Duration): Duration {
  if (isNoTime(a)) return b;
  if (isNoTime(b)) return a;
  return {
    calls: [...a.calls, ...b.calls.filter((one) => !a.calls.some((other) => endTogether(one, other)))],
    waitMs: a.waitMs + b.waitMs,
    endless: a.endless || b.endless,
    retry: null,
  };
}

/** Whether one signal, or one moment, ends two calls, so that both take no longer than one of them may. */
function endTogether({ madeAt: one }: TimedCall, { madeAt: other }: TimedCall): boolean {
  return one !== undefined && other !== undefined && isSamePlace(one, other);
}

/** The longer of two, one of which happens, or both at the same time. */
export function longer(a: Duration, b: Duration): Duration {
  const one = totalMs(b) > totalMs(a) ? b : a;
  return { ...one, endless: a.endless || b.endless };
}

/** The shorter of two, of which it is not known which one happens. */
export function shorter(a: Duration, b: Duration): Duration {
  const one = totalMs(b) < totalMs(a) ? b : a;
  return { ...one, endless: a.endless && b.endless };
}

/** What is left of a duration that is ended after a time by the call at a place. */
export function cutOff(of: Duration, ms: number, call: CallFact, place: Place): Duration {
  if (!of.endless && totalMs(of) <= ms) return of;
  const limited: TimedCall = { call, place, attempts: 1, eachMs: ms, by: `the limit of \`${call.callee}\`` };
  return { ...noTime, calls: [limited] };
}

/** Attempts that follow one another; what does not lead to another attempt when it fails is counted once. */
export function repeated(
  time: Duration,
  attempts: number,
  waitMs: number,
  place: Place,
  reaches: (from: Place) => boolean,
): Duration {
  if (attempts <= 1) return time;
  const calls = time.calls.map((one) =>
    reaches(one.place) && !isEndedOnce(one, place) ? { ...one, attempts: one.attempts * attempts } : one,
  );
  const all: Duration = { ...time, calls, waitMs: time.waitMs * attempts + waitMs };
  return { ...all, retry: { place, lastAtMs: totalMs(all) - totalMs(time) } };
}

/** Whether what ends a call is made before the attempts at it, so that it ends all of them. */
function isEndedOnce({ call, madeAt }: TimedCall, { step }: Place): boolean {
  const turns = step.kind === 'loop' ? step.loop.span : step.kind === 'call' ? step.call.span : null;
  if (!madeAt || !turns || madeAt.file !== turns.file) return false;
  return madeAt.start < turns.start && turns.start <= call.span.start;
}

function isNoTime({ calls, waitMs, endless }: Duration): boolean {
  return calls.length === 0 && waitMs === 0 && !endless;
}
