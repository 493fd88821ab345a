import type { CallFact } from '../facts/model.ts';
import { afterFailure, callsAfterFailure, isLeftAlone } from './handling.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, findOutward, outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isAcceptance, redeliveringRegion } from './redelivered-handlers.ts';

/** How many callers are looked at above one another. */
const heightLimit = 3;

/**
 * Who delivers a message again when some work on it fails, in the laid-out function or a caller of it. `null` where nobody is known to, where
 * the failure may not get that far, and where something that runs after the failure makes up for it.
 */
export function deliveredBy(
  work: Occurrence,
  layout: Layout,
  program: ProgramCalls,
  makesUp: (call: CallFact) => boolean,
  height = 0,
): string | null {
  if (layout.durable || isMadeUp(work, layout, program, makesUp)) return null;
  const handler = findOutward(work.place, (at) => handlerAround(at) !== null);
  if (!mayFail(work.place, handler ?? null)) return null;
  return (
    (handler && handlerAround(handler)) ??
    deliveredTo(work, layout, program) ??
    (height < heightLimit ? fromCallers(work, layout, program, makesUp, height) : null)
  );
}

/** Whether what runs after the failure makes up for it, or cannot be seen. */
function isMadeUp(
  work: Occurrence,
  { calls }: Layout,
  { outOfSight }: ProgramCalls,
  makesUp: (call: CallFact) => boolean,
): boolean {
  return (
    afterFailure(work, calls).some(({ call }) => makesUp(call)) || callsAfterFailure(work).some(outOfSight)
  );
}

/** Who delivers to the function around a place, where that is handed over on the way. */
function handlerAround(place: Place): string | null {
  return place.part === 'callback' ? redeliveringRegion(callAt(place)?.region ?? null) : null;
}

/** Whether some failure at a place leaves all that is around it, up to an outer place. */
function mayFail(place: Place, until: Place | null): boolean {
  const way = outward(place);
  return !way.slice(0, until ? way.indexOf(until) : way.length).some((at) => isLeftAlone(at) || ends(at));
}

function ends({ part, step }: Place): boolean {
  if (step.kind === 'try') return part === 'body' && step.handler !== null && step.rethrows === 'no';
  return step.kind === 'parallel' && (step.combinator === 'allSettled' || step.combinator === 'any');
}

function deliveredTo({ place }: Occurrence, { root, calls }: Layout, program: ProgramCalls): string | null {
  const by = root.entry || root.served ? program.repetition.redeliveredBy(root.id) : null;
  const from = calls.find((one) => isAcceptance(one.call) && orderOf(one.place, place) === 'before');
  return by ?? from?.call.remote?.library ?? null;
}

function fromCallers(
  work: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
  makesUp: (call: CallFact) => boolean,
  height: number,
): string | null {
  for (const { caller, call } of program.callers.near(root)) {
    const handed = call.callbacks.some((use) => use.function === root.id)
      ? redeliveringRegion(call.region)
      : null;
    const around = handed ? null : program.layouts.of(caller);
    const inside = around?.calls.find((one) => one.call === work.call && isWithin(one, call));
    const by = around && inside ? deliveredBy(inside, around, program, makesUp, height + 1) : handed;
    if (by) return by;
  }
  return null;
}

function isWithin({ place }: Occurrence, call: CallFact): boolean {
  return someOutward(place, (at) => callAt(at) === call);
}
