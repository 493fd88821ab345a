import type { CallFact, Flow, FunctionFacts, Step } from '../facts/model.ts';
import { isLeftAlone, takesFailure } from './handling.ts';
import { sections } from './layout.ts';
import type { Part } from './place.ts';

/** A step that a call stands in, and the part of it. */
interface Around {
  readonly step: Step;
  readonly part: Part;
}

/** Whether a run of the function goes on without waiting for the call. */
export function isUnawaited(call: CallFact, { flow }: FunctionFacts): boolean {
  return call.awaited === 'no' || stepsAround(flow, call).some(isLeftAlone);
}

/** Whether a failure of the call may end in the function: a catch, or a combinator that goes on without it. */
export function isTakenIn(call: CallFact, { flow }: FunctionFacts): boolean {
  return stepsAround(flow, call).some(takesFailure);
}

/** The steps around a call of a flow, outermost first. */
function stepsAround(flow: Flow, call: CallFact): readonly Around[] {
  return wayTo(flow, call) ?? [];
}

function wayTo(flow: Flow, call: CallFact): readonly Around[] | null {
  for (const step of flow) {
    if (step.kind === 'call' && step.call === call) return [];
    for (const { part, inner } of sections(step)) {
      const way = wayTo(inner, call);
      if (way) return [{ step, part }, ...way];
    }
  }
  return null;
}
