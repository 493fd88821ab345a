import type { CallFact, Flow, FunctionFacts, FunctionId, Step } from '../facts/model.ts';
import { calledFunctions } from './entrances.ts';
import { rememberWeakly } from '../remember.ts';

/** The calls in a flow, in the order of their text. */
export const callsIn = rememberWeakly((flow: Flow): readonly CallFact[] => flow.flatMap(callsOf));

function callsOf(step: Step): readonly CallFact[] {
  if (step.kind !== 'call') return flowsIn(step).flatMap(callsIn);
  return step.retried ? [...callsIn(step.retried), step.call] : [step.call];
}

/** The sequences inside a step. */
export function flowsIn(step: Step): readonly Flow[] {
  switch (step.kind) {
    case 'call':
      return step.retried ? [step.retried] : noFlows;
    case 'branch':
      return step.arms;
    case 'parallel':
      return step.branches;
    case 'loop':
      return [step.body];
    case 'try':
      return [step.body, step.handler ?? [], step.finalizer ?? []];
    default:
      return noFlows;
  }
}

const noFlows: readonly Flow[] = [];

/** Answers whether a function reaches a call of a kind, through the functions that `entered` names for each call. */
export function createReach(
  functionFacts: (id: FunctionId) => FunctionFacts | null,
  isWanted: (call: CallFact) => boolean,
  entered: (call: CallFact) => readonly FunctionId[],
): (id: FunctionId) => boolean {
  const known = new Map<FunctionId, boolean>();
  return (id) => {
    /** Each function that was come to, with the one from which it was. */
    const from = new Map<FunctionId, FunctionId | null>([[id, null]]);
    const waiting = [id];
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (known.get(one) === false) continue;
      const calls = known.has(one) ? [] : callsIn(functionFacts(one)?.flow ?? []);
      if (known.has(one) || calls.some(isWanted)) {
        for (let at: FunctionId | null = one; at !== null; at = from.get(at) ?? null) known.set(at, true);
        return true;
      }
      for (const next of calls.flatMap(entered)) {
        if (from.has(next)) continue;
        from.set(next, one);
        waiting.push(next);
      }
    }
    // A search that ends without a find has seen everything that it could reach, so none of it does.
    for (const one of from.keys()) known.set(one, false);
    return false;
  };
}

/** Whether the call itself is what questions are about: remote, a region of a library, or a function that was handed in. */
export function isOfInterest({ remote, region, invokes }: CallFact): boolean {
  return remote !== null || region !== null || invokes?.path.length === 0;
}

/** The functions that a call may run, now or later. */
export function functionsOf(call: CallFact): readonly FunctionId[] {
  const called = calledFunctions(call);
  return call.callbacks.length === 0 ? called : [...called, ...call.callbacks.map((use) => use.function)];
}
