import type { CallFact, Flow, FunctionFacts, FunctionId, Step } from '../facts/model.ts';
import { calledFunctions } from './entrances.ts';

const known = new WeakMap<Flow, readonly CallFact[]>();

/** The calls in a flow, in the order of their text. */
export function callsIn(flow: Flow): readonly CallFact[] {
  const found = known.get(flow) ?? flow.flatMap(callsOf);
  known.set(flow, found);
  return found;
}

function callsOf(step: Step): readonly CallFact[] {
  return step.kind === 'call' ? [step.call] : flowsIn(step).flatMap(callsIn);
}

/** The sequences inside a step. */
export function flowsIn(step: Step): readonly Flow[] {
  switch (step.kind) {
    case 'branch':
      return step.arms;
    case 'parallel':
      return step.branches;
    case 'loop':
      return [step.body];
    case 'try':
      return [step.body, step.handler ?? [], step.finalizer ?? []];
    default:
      return [];
  }
}

/** Answers whether a function reaches a call of a kind, through the functions that `entered` names for each call. */
export function createReach(
  functionFacts: (id: FunctionId) => FunctionFacts | null,
  isWanted: (call: CallFact) => boolean,
  entered: (call: CallFact) => readonly FunctionId[],
): (id: FunctionId) => boolean {
  const known = new Map<FunctionId, boolean>();
  return (id) => {
    const visited = new Set<FunctionId>();
    const reaches = (one: FunctionId): boolean => {
      const answer = known.get(one);
      if (answer !== undefined || visited.has(one)) return answer ?? false;
      visited.add(one);
      const calls = callsIn(functionFacts(one)?.flow ?? []);
      const found = calls.some((call) => isWanted(call) || entered(call).some(reaches));
      if (found) known.set(one, true);
      return found;
    };
    // A search that ends without a find has seen everything that it could reach, so none of it does.
    if (!reaches(id)) for (const one of visited) known.set(one, false);
    return known.get(id) ?? false;
  };
}

/** Whether the call itself is what questions are about: remote, a region of a library, or a function that was handed in. */
export function isOfInterest({ remote, region, invokes }: CallFact): boolean {
  return remote !== null || region !== null || invokes?.path.length === 0;
}

/** The functions that a call may run, now or later. */
export function functionsOf(call: CallFact): readonly FunctionId[] {
  return [...calledFunctions(call), ...call.callbacks.map((use) => use.function)];
}
