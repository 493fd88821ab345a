import type { CallFact } from '../facts/model.ts';
import { createReach, functionsOf } from './interest.ts';
import type { FactSource } from '../facts/fact-source.ts';

/**
 * Answers whether a call that is waited for leads to a body that cannot be seen, and so may do anything. What the function was handed, as
 * the `reject` of a promise, is known where it is made.
 */
export function createOutOfSight(source: FactSource): (call: CallFact) => boolean {
  const leadsOut = createReach((id) => source.functionFacts(id), isUnseen, functionsOf);
  return (call) => isUnseen(call) || functionsOf(call).some(leadsOut);
}

function isUnseen({ visible, invokes, awaited }: CallFact): boolean {
  return visible === 'unknown' && invokes === null && awaited !== 'no';
}
