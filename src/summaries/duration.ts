import type { CallFact } from '../facts/model.ts';
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
    calls: [...a.calls, ...b.calls],
    waitMs: a.waitMs + b.waitMs,
    endless: a.endless || b.endless,
    retry: null,
  };
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
    reaches(one.place) ? { ...one, attempts: one.attempts * attempts } : one,
  );
  const all: Duration = { ...time, calls, waitMs: time.waitMs * attempts + waitMs };
  return { ...all, retry: { place, lastAtMs: totalMs(all) - totalMs(time) } };
}

function isNoTime({ calls, waitMs, endless }: Duration): boolean {
  return calls.length === 0 && waitMs === 0 && !endless;
}
