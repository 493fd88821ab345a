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
    let isSure = true;
    for (const facts of ways.values()) {
      if (facts.served) {
        entered.push(facts);
        continue;
      }
      const above = callersOf(facts);
      if (!above || ways.size > mostFunctions) return null;
      isSure &&= isRunByAll(facts, source, callers);
      for (const caller of above) ways.set(caller.id, caller);
    }
    return isSure || entered.length === 0 ? entered : null;
  };

  /** The functions that call one, or give it to be run; `null` where something else may. */
  function callersOf(facts: FunctionFacts): readonly FunctionFacts[] | null {
    const { entry, id } = facts;
    if (entry || facts.module) return null;
    if (source.reach.isOfUnusedClass(id)) return [];
    if (!source.reach.isCalledInSight(id)) return null;
    const sites = [...callers.of(id), ...callers.givenTo(id)];
    if (sites.length === 0 && source.reach.mayBeFoundByPlace(id)) return null;
    return sites.map(({ caller }) => caller);
  }
}

/** Whether all that a function is given to runs it before the call is over, so that it is a part of the same run. */
function isRunByAll({ id }: FunctionFacts, source: FactSource, callers: Callers): boolean {
  return callers.givenTo(id).every(({ call }) => isRunBy(call, id, source));
}
