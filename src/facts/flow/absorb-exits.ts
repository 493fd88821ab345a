import type { ExitStep, Flow, Step } from '../model.ts';

/** Above this many steps the rest of a flow is not repeated in the arms that reach it. */
const repeatable = 64;

/**
 * A flow in which the exits that `mine` names lead to the flow's end: what follows them inside the flow moves into the
 * arms that reach it. A `return` of a spliced function ends that function and not its surroundings; a `break` ends its `switch`.
 */
export function absorbExits(flow: Flow, mine: (exit: ExitStep) => boolean): Flow {
  return flow.some((step) => leads(step, mine)) ? continued(flow, mine, []) : flow;
}

function continued(flow: Flow, mine: (exit: ExitStep) => boolean, rest: Flow): Flow {
  const at = flow.findIndex((step) => leads(step, mine));
  const step = flow[at];
  if (!step) return [...flow, ...rest];
  const before = flow.slice(0, at);
  if (step.kind === 'exit') return before;
  const after = continued(flow.slice(at + 1), mine, rest);
  if (step.kind === 'branch' && size(after) <= repeatable) {
    return [...before, { ...step, arms: step.arms.map((arm) => continued(arm, mine, after)) }];
  }
  return [...before, ...absorbed(step, mine), ...after];
}

/** A step whose exits lead to its own end, which is later than they do: what follows may run after them as well. */
function absorbed(step: Step, mine: (exit: ExitStep) => boolean): Flow {
  switch (step.kind) {
    case 'branch':
      return [{ ...step, arms: step.arms.map((arm) => absorbExits(arm, mine)) }];
    case 'loop':
      return [{ ...step, body: replaced(step.body, mine) }];
    case 'try':
      return [
        {
          ...step,
          body: absorbExits(step.body, mine),
          handler: step.handler && absorbExits(step.handler, mine),
          finalizer: step.finalizer && absorbExits(step.finalizer, mine),
        },
      ];
    default:
      return [step];
  }
}

/** Exits of an outer scope end the loop in which they stand. */
function replaced(body: Flow, mine: (exit: ExitStep) => boolean): Flow {
  return body.flatMap((step): Flow => {
    if (step.kind === 'exit') return [mine(step) ? { ...step, how: 'break' } : step];
    if (step.kind === 'branch') return [{ ...step, arms: step.arms.map((arm) => replaced(arm, mine)) }];
    if (step.kind !== 'try') return absorbed(step, mine);
    const { handler, finalizer } = step;
    return [
      {
        ...step,
        body: replaced(step.body, mine),
        handler: handler && replaced(handler, mine),
        finalizer: finalizer && replaced(finalizer, mine),
      },
    ];
  });
}

function leads(step: Step, mine: (exit: ExitStep) => boolean): boolean {
  const any = (flow: Flow): boolean => flow.some((inner) => leads(inner, mine));
  switch (step.kind) {
    case 'exit':
      return mine(step);
    case 'branch':
      return step.arms.some(any);
    case 'loop':
      return any(step.body);
    case 'try':
      return any(step.body) || any(step.handler ?? []) || any(step.finalizer ?? []);
    default:
      return false;
  }
}

function size(flow: Flow): number {
  return flow.reduce(
    (sum, step) =>
      sum + 1 + (step.kind === 'branch' ? step.arms.reduce((arms, arm) => arms + size(arm), 0) : 0),
    0,
  );
}
