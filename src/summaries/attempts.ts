import type { CallFact, Pause, RetryRegion } from '../facts/model.ts';

/** The attempts that a retry is known to make; 1 where they are not known, or it may leave out the failures of what is below it. */
export function knownAttempts(most: number | null, policy: RetryRegion | null): number {
  const isNarrowed =
    policy !== null && (policy.predicate === 'yes' || policy.elapsed !== 'no' || isOverHandled(policy));
  return isNarrowed ? 1 : (most ?? 1);
}

/** Whether a policy is given the failures of its source by operators that may keep them. */
function isOverHandled({ over }: RetryRegion): boolean {
  return over?.kind === 'source' && over.handled;
}

/** The attempts that the library of a call is known to make by itself; 1 where it makes one, or their number is not known. */
export function ownAttempts({ remote }: CallFact): number {
  return Math.max(remote?.retries?.most ?? 1, 1);
}

/** Delays that are added up; with more of them the sum says no more. */
const delaysCounted = 30;

/** What a policy waits between so many attempts at least, in milliseconds; a delay that cannot be told counts for nothing. */
export function policyWaitMs({ delayMs, factor, longestDelayMs }: RetryRegion, attempts: number): number {
  if (delayMs === null || longestDelayMs === null) return 0;
  let sum = 0;
  let delay = delayMs;
  for (let attempt = 1; attempt < Math.min(attempts, delaysCounted); attempt += 1) {
    sum += Math.min(delay, longestDelayMs ?? Infinity);
    delay *= Math.max(factor ?? 1, 1);
  }
  return sum;
}

/** What a loop waits between so many attempts at least, in milliseconds. */
export function loopWaitMs(pause: Pause | null, attempts: number): number {
  return (pause?.ms ?? 0) * Math.max(attempts - 1, 0);
}
