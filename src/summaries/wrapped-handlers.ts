import type { CallFact, FunctionId } from '../facts/model.ts';
import type { CallSite } from './callers.ts';
import { callsIn } from './interest.ts';
import { orderOf } from './order.ts';
import type { ProgramCalls } from './program-calls.ts';
import { redeliveringRegion } from './redelivering-region.ts';

/** A function that another one of the program hands each message to, which it is given by a consumer. */
export interface WrappedHandler {
  readonly function: FunctionId;
  /** Who gives a message again, in words: "kafkajs". */
  readonly by: string;
}

/**
 * The functions that a call hands to one of the program by which a consumer gives them its messages: `consume('orders', onOrder)`. Nothing where what
 * is between them may tell a message from one that was given before, takes it as done first, or cannot be seen.
 */
export function wrappedHandlersOf(call: CallFact, program: ProgramCalls): readonly WrappedHandler[] {
  if (call.region !== null || call.targets.length === 0) return [];
  return call.callbacks.flatMap(({ function: id }) => {
    const by = program.handedOn(call, id).map((site) => delivererThrough(site, program));
    const [first] = by;
    return first && by.every((one) => one !== null) ? [{ function: id, by: first }] : [];
  });
}

function delivererThrough(site: CallSite, program: ProgramCalls): string | null {
  for (const { call } of program.callers.near(site.caller)) {
    const isGiven = call.callbacks.some((use) => use.function === site.caller.id);
    const by = isGiven ? redeliveringRegion(call.region) : null;
    if (by !== null) return handsOnAtOnce(site, program) ? by : null;
  }
  return null;
}

/**
 * Whether a consumer's function does nothing that leaves the process before it hands a message on, and neither asks nor changes a store, which
 * may be one with what the handler does.
 */
function handsOnAtOnce({ caller, call }: CallSite, { layouts, outOfSight }: ProgramCalls): boolean {
  const { calls, durable } = layouts.of(caller);
  const [handing] = calls.filter((one) => one.call === call);
  if (!handing || durable || callsIn(caller.flow).some((one) => one !== call && outOfSight(one)))
    return false;
  return calls.every(({ call: { remote }, effect, place }) => {
    if (effect === null) return true;
    const isStored = remote?.system === 'database' || remote?.system === 'cache';
    return !isStored && orderOf(place, handing.place) !== 'before';
  });
}
