import type { CallFact, FunctionFacts, Span } from '../facts/model.ts';
import type { Deliverer } from './deliverers.ts';
import type { Layout } from './layouts.ts';
import { callAt, outward, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { wayOut } from './reached-retries.ts';

/** How many callers are looked at above one another. */
const heightLimit = 3;

/**
 * Who delivers a message again, or runs a step of an engine again, when what is at a place fails, whoever led to it: the laid-out function, or
 * all that are known to call it, are run for that alone. `null` where some are not, or the failure may not get that far.
 */
export function delivererOf(
  place: Place,
  { root }: Layout,
  program: ProgramCalls,
  height = 0,
): Deliverer | null {
  const { leaves, taken } = wayOut(place);
  if (taken && isGivenBack(taken)) return handedToAbove(root, program, height);
  const told = taken && returnedBy(taken);
  if (!leaves && !told) return null;
  const served = leaves ? program.deliverers.toServed(root) : null;
  if (served || height >= heightLimit) return served;
  const found = [...program.callers.near(root)].map(({ caller, call }) =>
    told
      ? program.repetition.failsWith(told, call.span)
        ? aboveCall(call, caller, program, height)
        : null
      : (handedTo(call, caller, root, program) ?? aboveCall(call, caller, program, height)),
  );
  return found.includes(null) ? null : (found[0] ?? null);
}

/** Whether a catch gives the message back to its queue, whatever was caught. */
function isGivenBack({ step }: Place): boolean {
  const handler = (step.kind === 'try' && step.handler) || [];
  return handler.some((answer) => answer.kind === 'call' && answer.call.remote?.delivery?.part === 'requeue');
}

/** Who delivers to the function, or to all that are known to call it. */
function handedToAbove(root: FunctionFacts, program: ProgramCalls, height: number): Deliverer | null {
  const found = [...program.callers.near(root)].map(
    ({ caller, call }) =>
      handedTo(call, caller, root, program) ??
      (height < heightLimit ? handedToAbove(caller, program, height + 1) : null),
  );
  return found.includes(null) ? null : (found[0] ?? null);
}

/** Where a catch returns what it gives for the failure; `null` where it does something else. */
function returnedBy({ step }: Place): Span | null {
  const last = step.kind === 'try' ? step.handler?.at(-1) : undefined;
  return last?.kind === 'exit' && last.how === 'return' ? last.span : null;
}

/** Who runs the function that a call hands over. */
function handedTo(
  call: CallFact,
  caller: FunctionFacts,
  { id }: FunctionFacts,
  program: ProgramCalls,
): Deliverer | null {
  if (!call.callbacks.some((use) => use.function === id)) return null;
  return call.region?.kind === 'durable' ? ofEngine(caller, program) : program.deliverers.toHandedOver(call);
}

/** The engine that runs the function in which a step stands. */
function ofEngine(workflow: FunctionFacts, program: ProgramCalls): Deliverer | null {
  for (const { call } of program.callers.near(workflow)) {
    const deliverer = program.deliverers.toHandedOver(call);
    if (deliverer) return deliverer;
  }
  return null;
}

/** The same for the failure of a call, in the function that makes it. */
function aboveCall(
  call: CallFact,
  caller: FunctionFacts,
  program: ProgramCalls,
  height: number,
): Deliverer | null {
  const layout = program.layouts.of(caller);
  for (const { place } of layout.calls) {
    const at = outward(place).find((around) => callAt(around) === call);
    if (at) return delivererOf(at, layout, program, height + 1);
  }
  return null;
}
