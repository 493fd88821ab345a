import type { CallFact, FunctionId } from '../facts/model.ts';
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
  return (call, id) => {
    const handed = call.callbacks.filter((use) => use.function === id && use.runs === 'unknown');
    return handed.flatMap(({ argument }) =>
      calledFunctions(call).flatMap((receiver) => runsIn(receiver, argument, source)),
    );
  };
}

/** The calls of a parameter in the functions that are written inside its own. */
function runsIn(receiver: FunctionId, parameter: number, source: FactSource): readonly CallSite[] {
  const file = source.functionFacts(receiver)?.span.file;
  const functions = (file === undefined ? null : source.fileFacts(file))?.functions ?? [];
  return functions
    .filter(({ id }) => id !== receiver)
    .flatMap((caller) =>
      callsIn(caller.flow)
        .filter(({ invokes }) => {
          const isOwn = invokes?.function === receiver && invokes.index === parameter;
          return isOwn && invokes.path.length === 0;
        })
        .map((call) => ({ caller, call })),
    );
}
