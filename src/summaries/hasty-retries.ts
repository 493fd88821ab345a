import type { CallFact, FileFacts, ImmediateRedelivery, Span } from '../facts/model.ts';
import { oncePerDelay, type DelayFinding } from './delay-places.ts';
import type { HandedCall } from './handed.ts';
import { callsIn } from './interest.ts';
import type { ProgramCalls } from './program-calls.ts';
import type { Repetition } from './repetition.ts';
import { retriesIn } from './retries.ts';
import { isNetworkSystem } from './systems.ts';

/** A retry that leaves what it calls no time to recover. */
export interface HastyRetry extends Repetition, DelayFinding {
  /** Milliseconds between two attempts, always the same; 0 where there are none. */
  readonly ms: number;
  /** The nearest of the calls that it repeats; `null` where it repeats every call of a client. */
  readonly nearest: HandedCall | null;
}

/** A shorter wait than this gives nothing the time to recover. */
const leastMs = 100;

/** The retries of a file that try more than once again, with next to nothing between the attempts. */
export function hastyRetriesIn(file: FileFacts, program: ProgramCalls): readonly HastyRetry[] {
  const found = retriesIn(file, program, isHasty).flatMap(({ calls, ...repetition }) => {
    const nearest = calls.find(({ call }) => isLoaded(call)) ?? null;
    const { ms = null, at } = repetition.pause ?? {};
    const isFound = ms !== null && (nearest || calls.length === 0);
    return isFound ? [{ ...repetition, ms, nearest, at: at ?? repetition.span }] : [];
  });
  return oncePerDelay(found);
}

/** A call whose message is given to its handler again and again, at once after each failure. */
export interface HastyRedelivery extends ImmediateRedelivery {
  readonly span: Span;
  readonly callee: string;
}

/** The calls of a file that hand on what is delivered more than once again with nothing in between. */
export function hastyRedeliveriesIn({ functions }: FileFacts): readonly HastyRedelivery[] {
  const calls = functions.flatMap(({ flow }) => callsIn(flow));
  return calls.flatMap(({ span, callee, remote }) =>
    remote?.redelivered && remote.redelivered.attempts > 2 ? [{ span, callee, ...remote.redelivered }] : [],
  );
}

/** Whether a repetition tries more than once again, with next to nothing in between. */
export function isHasty({ attempts: { most }, pause }: Repetition): boolean {
  if (!pause || pause.ms === null || pause.ms >= leastMs || pause.grows !== 'no') return false;
  return most === null || most > 2;
}

function isLoaded({ remote }: CallFact): boolean {
  return remote !== null && isNetworkSystem(remote.system);
}
