import type { CallFact, FileFacts, FunctionFacts, Span } from '../facts/model.ts';
import type { Hiding } from './deliverers.ts';
import { totalMs, type Duration, type TimedCall } from './duration.ts';
import { timingOf, type Budget } from './durations.ts';
import { sightOf } from './home.ts';
import { callsIn } from './interest.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A limit that ends a run which may still be at work by its own limits. */
export interface TightBudget {
  readonly span: Span;
  /** The call that ends the wait, or that is raced against a timer. */
  readonly call: CallFact;
  readonly ms: number;
  readonly inside: Duration;
  /**
   * When the last attempt begins, in milliseconds, where the limit is written around the retry itself; there it is one of all attempts together,
   * and only what comes after it is lost. `null` elsewhere.
   */
  readonly lastAtMs: number | null;
  /** From the call that ends the wait to the call inside that may take the longest. */
  readonly via: readonly string[];
}

/** A function that a platform runs, and how long it takes at least when everything takes as long as it is let. */
export interface LongRun {
  readonly owner: FunctionFacts;
  /** The call in its text that leads to the longest wait. */
  readonly span: Span;
  readonly inside: Duration;
  /** All of it, in milliseconds. */
  readonly totalMs: number;
  /** The queue that delivers the message again which the run handles; `null` where none is known to. */
  readonly hiding: Hiding | null;
  readonly via: readonly string[];
}

/** The limits of a file that are over before what they limit is, each once. */
export function tightBudgetsIn(file: FileFacts, { layouts }: ProgramCalls): readonly TightBudget[] {
  if (!file.functions.some(({ flow }) => callsIn(flow).some(mayEnd))) return [];
  const found = new Map<number, TightBudget>();
  for (const layout of layouts.ofFile(file)) {
    for (const budget of timingOf(layout).budgets) {
      const tight = budget.place.isHome ? tightened(budget) : null;
      if (tight && !found.has(tight.span.start)) found.set(tight.span.start, tight);
    }
  }
  return [...found.values()];
}

/** The functions of a file that a platform runs and that may take a second or more, which is the shortest limit of a run. */
export function longRunsIn(
  { functions }: FileFacts,
  { deliverers, layouts }: ProgramCalls,
): readonly LongRun[] {
  return functions
    .filter(({ served }) => served !== undefined)
    .flatMap((owner) => {
      const layout = layouts.of(owner);
      const { whole: inside } = timingOf(layout);
      const longest = longestIn(inside);
      const total = totalMs(inside);
      if (!longest || total < 1000) return [];
      const { span, via } = sightOf(longest);
      return [{ owner, span, inside, totalMs: total, hiding: deliverers.hidingFrom(owner), via }];
    });
}

function mayEnd({ racedMs, region, inner = [] }: CallFact): boolean {
  return (
    racedMs !== undefined || [region, ...inner].some((one) => one?.kind === 'timeout' && one.ms !== null)
  );
}

function tightened({ call, place, ms, inside }: Budget): TightBudget | null {
  const longest = longestIn(inside);
  const retry = inside.retry && inside.retry.place.isHome ? inside.retry : null;
  const lastAtMs = retry?.lastAtMs ?? null;
  if (!longest || (lastAtMs ?? totalMs(inside)) < ms) return null;
  const names = [...longest.place.via.slice(place.via.length), longest.call.callee];
  // A call that is raced is named by the function that it enters.
  const via = call.racedMs === undefined ? [call.callee, ...names] : names;
  return { span: call.span, call, ms, inside, lastAtMs, via };
}

function longestIn({ calls }: Duration): TimedCall | null {
  const length = ({ attempts, eachMs }: TimedCall) => attempts * eachMs;
  return calls.reduce<TimedCall | null>((a, b) => (a && length(a) >= length(b) ? a : b), null);
}
