import type { CallFact, FunctionFacts } from '../facts/model.ts';
import { handlesFailure, isReached } from './handling.ts';
import { someOutward } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A remote call in a function that a caller hands over. */
export interface HandedCall {
  readonly call: CallFact;
  /** From the caller that hands the function over, through that function, to the remote call. */
  readonly via: readonly string[];
  /** A catch in the function that is handed over, or in what it calls, may look at the error before the caller gets it. */
  readonly handled: boolean;
}

/** The awaited calls of a kind in the functions that callers of `receiver` hand to its parameter, in the order of the program. */
export function* handedCalls(
  receiver: FunctionFacts,
  parameter: number,
  program: ProgramCalls,
  isWanted: (call: CallFact) => boolean,
): Generator<HandedCall> {
  for (const { caller, call } of program.callers.of(receiver.id)) {
    const uses = call.callbacks.filter(({ argument }) => argument === parameter);
    for (const { root, calls } of uses.flatMap((use) => program.layouts.byId(use.function) ?? [])) {
      for (const found of calls.filter((one) => isWanted(one.call) && isReached(one)))
        yield {
          call: found.call,
          via: [caller.name, root.name, ...found.place.via, found.call.callee],
          handled: someOutward(found.place, handlesFailure),
        };
    }
  }
}

/** The first of {@link handedCalls}; `null` when there is none. */
export function handedCall(...asked: Parameters<typeof handedCalls>): HandedCall | null {
  for (const found of handedCalls(...asked)) return found;
  return null;
}
