import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import { remember } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { CallSite } from './callers.ts';
import { calledFunctions } from './entrances.ts';
import { callsIn } from './interest.ts';

/**
 * Where a function that a call hands to one of the program is run later: `handler(event)` in the function that `verified(handler)` gives.
 * Nothing where the call runs it, or where that cannot be seen.
 */
export type HandedOn = (call: CallFact, id: FunctionId) => readonly CallSite[];

export function createHandedOn(source: FactSource): HandedOn {
  const invoking = remember((file: string) => invokingSitesIn(source.fileFacts(file)));
  const runsIn = (receiver: FunctionId, parameter: number): readonly CallSite[] => {
    const file = source.functionFacts(receiver)?.span.file;
    const sites = file === undefined ? undefined : invoking(file).get(keyOf(receiver, parameter));
    return (sites ?? []).filter(({ caller }) => caller.id !== receiver);
  };
  return (call, id) => {
    const handed = call.callbacks.filter((use) => use.function === id && use.runs === 'unknown');
    return handed.flatMap(({ argument }) =>
      calledFunctions(call).flatMap((receiver) => runsIn(receiver, argument)),
    );
  };
}

/** The calls of parameters in a file, by the parameter. */
function invokingSitesIn(file: FileFacts | null): ReadonlyMap<string, readonly CallSite[]> {
  const found = new Map<string, CallSite[]>();
  for (const caller of file?.functions ?? []) {
    for (const call of callsIn(caller.flow)) {
      const { invokes } = call;
      if (!invokes || invokes.path.length > 0) continue;
      const key = keyOf(invokes.function, invokes.index);
      found.set(key, [...(found.get(key) ?? []), { caller, call }]);
    }
  }
  return found;
}

function keyOf(receiver: FunctionId, parameter: number): string {
  return `${receiver}:${parameter}`;
}
