import type { Span } from '../facts/model.ts';
import { mayBeDeliveredBy } from './delivered-by.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/**
 * Whether a failure of a later step may have both done again: who delivers the message, or calls the route, does so once more, the earlier
 * step may be done twice, and no test on the way ends the second run for what the first one has left.
 */
export function isDoneAgain(
  earlier: Occurrence,
  later: Occurrence,
  layout: Layout,
  program: ProgramCalls,
): boolean {
  if (program.repetition.idempotencyOf(earlier.call).makes !== null) return false;
  if (mayBeDeliveredBy(later, layout, program) === null) return false;
  return !program.repetition
    .dropsBefore(sightOf(later).span)
    .some(({ asked }) => mayTellOf(asked, earlier, layout, program));
}

/** Whether what a call answers may be what an earlier step has left: it asks for the same rows, or for a mark in another system. */
function mayTellOf(
  asked: Span,
  { call: earlier }: Occurrence,
  { calls }: Layout,
  { repetition }: ProgramCalls,
): boolean {
  const asking = calls.find(({ call: { span } }) => span.file === asked.file && span.start === asked.start);
  if (!asking?.call.remote || !earlier.remote) return false;
  if (asking.call.remote.system !== earlier.remote.system) return true;
  const [one, other] = [asking.call, earlier].map((call) => repetition.idempotencyOf(call).table);
  return one == null || other == null || one === other;
}
