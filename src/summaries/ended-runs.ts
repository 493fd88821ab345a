import type { Bound, FunctionFacts } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { Callers } from './callers.ts';
import type { Deliverers } from './deliverers.ts';
import { createWaysIn } from './ways-in.ts';

/** Whether every run that waits for a call of a function ends without harm, though the call has no limit, or there is none. */
export type EndedRuns = (owner: FunctionFacts, bound: Bound) => boolean;

/** The longest run that ends a hanging call before it does harm by its length. */
const shortRunMs = 60_000;

/**
 * Tells for calls without a limit that the platform ends all runs which wait for them soon, or starts these runs on its own, as a queue does that
 * delivers to a route or a cache that renews what it keeps, while the default of the client ends the wait, or that nothing makes them. Asked where there is a finding.
 */
export function createEndedRuns(source: FactSource, callers: Callers, deliverers: Deliverers): EndedRuns {
  const waysIn = createWaysIn(source, callers);
  const isDelivered = (run: FunctionFacts) => run.served === 'request' && deliverers.toServed(run) !== null;
  return (owner, { idle }) => {
    const isAlone = (run: FunctionFacts) =>
      run.background === true || run.renewed === true || isDelivered(run);
    const isHarmless = (run: FunctionFacts) => isShort(run) || (idle !== '' && isAlone(run));
    return waysIn(owner)?.every(isHarmless) === true;
  };
}

function isShort({ answerLimitMs, runLimitMs }: FunctionFacts): boolean {
  return [answerLimitMs, runLimitMs].some((ms) => ms !== undefined && ms <= shortRunMs);
}
