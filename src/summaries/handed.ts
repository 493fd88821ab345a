import type { CallFact, FunctionFacts } from '../facts/model.ts';
import { isReached } from './handling.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A remote call in a function that a caller hands over. */
export interface HandedCall {
  readonly call: CallFact;
  /** From the caller that hands the function over to the remote call. */
  readonly via: readonly string[];
}

/** The first awaited call of a kind in a function that some caller of `receiver` hands to its parameter; `null` when there is none. */
export function handedCall(
  receiver: FunctionFacts,
  parameter: number,
  program: ProgramCalls,
  isWanted: (call: CallFact) => boolean,
): HandedCall | null {
  for (const { caller, call } of program.callers.of(receiver.id)) {
    for (const use of call.callbacks.filter(({ argument }) => argument === parameter)) {
      const found = program.layouts.callsOf(use.function).find((one) => isWanted(one.call) && isReached(one));
      if (found) return { call: found.call, via: [caller.name, ...found.place.via, found.call.callee] };
    }
  }
  return null;
}
