import type { CallFact } from '../facts/model.ts';
import { callsAround } from './calls-around.ts';
import { isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isCommitted, keeperOf } from './stores.ts';

/**
 * Whether what an earlier step makes, or keeps, is found and used by the next run when a later step fails: it is made only where it is
 * missing, a database keeps it there before the later step, and the later step is met whether it was made or found.
 */
export function isKept(
  earlier: Occurrence,
  later: Occurrence,
  { calls }: Layout,
  program: ProgramCalls,
): boolean {
  const isBefore = (one: Occurrence) => orderOf(one.place, later.place) === 'before';
  const isMade = keeperOf(earlier) === 'service';
  const made = isMade ? [earlier] : calls.filter((one) => keeperOf(one) === 'service' && isBefore(one));
  const stored = isMade ? calls.filter((one) => isStored(one, calls) && isBefore(one)) : [earlier];
  return stored.some((row) => made.some((one) => isKeptBy(row, one, later, program)));
}

function isStored(one: Occurrence, calls: readonly Occurrence[]): boolean {
  return keeperOf(one) === 'database' && isCommitted(one, calls);
}

/** Whether a row keeps what was made, where the later step does not depend on whether it was there. */
function isKeptBy(
  row: Occurrence,
  made: Occurrence,
  later: Occurrence,
  { repetition }: ProgramCalls,
): boolean {
  const isWithin = (one: Occurrence, span: CallFact['span']) =>
    callsAround(one).some((call) => isInside(call.span, span));
  return callsAround(made)
    .flatMap(({ span }) => repetition.keepersOf(span))
    .some(({ call, guarded }) => isWithin(row, call) && !isWithin(later, guarded));
}
