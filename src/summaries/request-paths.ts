import type { CallFact, FunctionFacts, FunctionId } from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import { isFromRequest } from './entrances.ts';
import { callsIn } from './interest.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** The ways on which requests come to calls, and wait for them. */
export interface RequestPaths {
  /**
   * Names from a function that is entered for each request to the one that makes the call, on the shortest way on which no call is `stopped`;
   * `null` where no such way is known.
   */
  to(site: CallSite, isStopped: (site: CallSite) => boolean): readonly string[] | null;
}

/** A function on the way up from a call. */
interface Stage {
  readonly facts: FunctionFacts;
  readonly via: readonly string[];
}

/** How many callers are looked at above one another. */
const heightLimit = 8;

export function createRequestPaths(source: FactSource, callers: Callers): RequestPaths {
  const isEntered = ({ facts }: Stage): boolean => isRequested(facts, callers);
  const sitesOf = ({ facts: { id } }: Stage): readonly CallSite[] => [
    ...callers.of(id).filter(({ call }) => isEnteredBy(call, id)),
    ...callers.givenTo(id).filter(({ call }) => isRunBy(call, id, source)),
  ];
  return {
    to(site, isStopped) {
      const seen = new Set<FunctionId>();
      const isNew = (one: CallSite): boolean => {
        if (seen.has(one.caller.id) || one.caller.module || isStopped(one)) return false;
        return seen.add(one.caller.id).size > 0;
      };
      let stages = [site].filter(isNew).map((one) => stageAbove(one, []));
      for (let height = 0; height < heightLimit; height += 1) {
        const entered = stages.find(isEntered);
        if (entered) return entered.via;
        stages = stages.flatMap((stage) =>
          sitesOf(stage)
            .filter(isNew)
            .map((one) => stageAbove(one, stage.via)),
        );
      }
      return null;
    },
  };
}

/** Whether a function is entered for each request: by what it is, or by the library that a call hands it to. */
export function isRequested(facts: FunctionFacts, callers: Callers): boolean {
  return (
    isFromRequest(facts) || callers.givenTo(facts.id).some(({ call }) => call.region?.kind === 'request')
  );
}

function stageAbove({ caller }: CallSite, via: readonly string[]): Stage {
  return { facts: caller, via: [caller.name, ...via] };
}

/** Whether the call is known to enter the function, rather than another one that implements the same. */
function isEnteredBy({ targets }: CallFact, id: FunctionId): boolean {
  return targets.some((one) => one.function === id && (one.by !== 'implementation' || targets.length === 1));
}

/** Whether a function that the call is given runs before the call is over: a library runs it, or a function of the program calls its parameter. */
export function isRunBy({ callbacks, targets }: CallFact, id: FunctionId, source: FactSource): boolean {
  return callbacks.some(({ argument, function: given, runs }) => {
    if (given !== id || runs !== 'unknown') return given === id && runs === 'inline';
    return targets.some((target) => {
      const calls = callsIn(source.functionFacts(target.function)?.flow ?? []);
      return calls.some(({ invokes }) => invokes?.function === target.function && invokes.index === argument);
    });
  });
}
