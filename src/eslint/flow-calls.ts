import type { CallFact, Flow, Step } from '../facts/model.ts';

/** The calls of a flow, each once, in the order in which they are written down in it. */
export function flowCalls(flow: Flow): readonly CallFact[] {
  return [...new Set(flow.flatMap(stepCalls))];
}

function stepCalls(step: Step): readonly CallFact[] {
  switch (step.kind) {
    case 'call':
      return [...flowCalls(step.retried ?? []), step.call];
    case 'branch':
      return step.arms.flatMap(flowCalls);
    case 'parallel':
      return step.branches.flatMap(flowCalls);
    case 'loop':
      return flowCalls(step.body);
    case 'try':
      return [step.body, step.handler ?? [], step.finalizer ?? []].flatMap(flowCalls);
    case 'exit':
      return [];
  }
}
