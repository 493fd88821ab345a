import type { Bound, FunctionFacts } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { Callers, CallSite } from './callers.ts';
import type { Deliverers } from './deliverers.ts';
import { createWaysIn, type WayIn } from './ways-in.ts';

/** Whether every run that waits for a call ends without harm, though the call has no limit, or there is none. */
export type EndedRuns = (site: CallSite, bound: Bound) => boolean;

/** The longest run that ends a hanging call before it does harm by its length. */
const shortRunMs = 60_000;

/**
 * Tells for calls without a limit that the platform ends all runs which wait for them soon, or starts these runs on its own, as a queue does that
 * delivers to a route or a cache that renews what it keeps, or that a handler goes on without them, while the default of the client ends the wait,
 * or that nothing makes them. Asked where there is a finding.
 */
export function createEndedRuns(source: FactSource, callers: Callers, deliverers: Deliverers): EndedRuns {
  const waysIn = createWaysIn(source, callers);
  const isDelivered = (run: FunctionFacts) => run.served === 'request' && deliverers.toServed(run) !== null;
  return (site, { idle }) => {
    const isAlone = ({ run, isLeft }: WayIn) =>
      isLeft || run.background === true || run.renewed === true || isDelivered(run);
    const isHarmless = (way: WayIn) => isShort(way.run) || (idle !== '' && isAlone(way));
    return waysIn(site)?.every(isHarmless) === true;
  };
}

function isShort({ answerLimitMs, runLimitMs }: FunctionFacts): boolean {
  return [answerLimitMs, runLimitMs].some((ms) => ms !== undefined && ms <= shortRunMs);
}
