import type { CallFact, FileFacts, LockstepRepetition, Span } from '../facts/model.ts';
import { oncePerDelay, type DelayFinding } from './delay-places.ts';
import type { HandedCall } from './handed.ts';
import { isHasty } from './hasty-retries.ts';
import { callsIn } from './interest.ts';
import type { ProgramCalls } from './program-calls.ts';
import type { Repetition } from './repetition.ts';
import { retriesIn } from './retries.ts';

/** A retry whose waits are the same for everyone who failed at the same time. */
export interface LockstepRetry extends Repetition, DelayFinding {
  /** The nearest of the calls that it repeats; `null` where it repeats every call of a client. */
  readonly nearest: HandedCall | null;
}

/** The retries of a file that try more than once again, after waits in which chance has no part. */
export function lockstepRetriesIn(file: FileFacts, program: ProgramCalls): readonly LockstepRetry[] {
  const found = retriesIn(file, program, isLockstep).map(({ calls: [nearest = null], ...repetition }) => ({
    ...repetition,
    nearest,
    at: placeOf(repetition),
  }));
  return oncePerDelay(found);
}

/** The delay, unless an option beside it has chance take part. */
function placeOf({ span, policy, pause }: Repetition): Span {
  const isBeside = policy !== null && policy.region.jitterOption !== policy.region.delayOption;
  return (isBeside ? null : pause?.at) ?? span;
}

function isLockstep(repetition: Repetition): boolean {
  const { attempts, pause } = repetition;
  return pause?.jitter === 'no' && isOften(attempts.most) && !isHasty(repetition);
}

/** A call that its library repeats, or whose message is delivered again, after waits that are the same for everyone. */
export interface LockstepCall extends Omit<LockstepRepetition, 'at'>, DelayFinding {
  readonly call: CallFact;
}

/** The calls of a file that are repeated so by others than the program. */
export function lockstepCallsIn({ functions }: FileFacts): readonly LockstepCall[] {
  const calls = functions.flatMap(({ flow }) => callsIn(flow));
  const found = calls.flatMap((call) => {
    const { lockstep } = call.remote ?? {};
    return lockstep && isOften(lockstep.attempts)
      ? [{ call, ...lockstep, at: lockstep.at ?? call.span }]
      : [];
  });
  return oncePerDelay(found);
}

/** Whether there is more than one attempt after the first, as far as is known. */
function isOften(most: number | null): boolean {
  return most === null || most > 2;
}
