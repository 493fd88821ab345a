import type { FunctionFacts } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { Callers } from './callers.ts';
import { isRunBy } from './request-paths.ts';

/** How many functions are looked at above one another and beside one another. */
const mostFunctions = 60;

/**
 * Answers by which functions a platform comes to a function, on all ways there are, none where nothing runs it; `null` where a way begins elsewhere,
 * or may. Reads who calls what in the whole program: asked where there is a finding.
 */
export function createWaysIn(
  source: FactSource,
  callers: Callers,
): (owner: FunctionFacts) => readonly FunctionFacts[] | null {
  return (owner) => {
    const ways = new Map([[owner.id, owner]]);
    const entered: FunctionFacts[] = [];
    for (const facts of ways.values()) {
      if (facts.served) {
        entered.push(facts);
        continue;
      }
      const above = callersOf(facts);
      if (!above || ways.size > mostFunctions) return null;
      for (const caller of above) ways.set(caller.id, caller);
    }
    return entered;
  };

  /** The functions that call one, or have it run before their call is over; `null` where something else may. */
  function callersOf(facts: FunctionFacts): readonly FunctionFacts[] | null {
    const { entry, id } = facts;
    if (entry || facts.module) return null;
    if (source.reach.isOfUnusedClass(id)) return [];
    if (!source.reach.isCalledInSight(id)) return null;
    const given = callers.givenTo(id);
    if (!given.every(({ call }) => isRunBy(call, id, source))) return null;
    const sites = [...callers.of(id), ...given];
    if (sites.length === 0 && source.reach.mayBeFoundByPlace(id)) return null;
    return sites.map(({ caller }) => caller);
  }
}
