import type { Drop, Span } from '../facts/model.ts';
import { isAlsoRequested, mayBeDeliveredBy } from './delivered-by.ts';
import { isMutating } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, someOutward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/**
 * Whether a failure of a later step may have both done again: who delivers the message, or calls the route, does so once more, the earlier
 * step may be done twice, and nothing that the first run has left keeps the second one from the later step.
 */
export function isDoneAgain(
  earlier: Occurrence,
  later: Occurrence,
  layout: Layout,
  program: ProgramCalls,
): boolean {
  if (program.repetition.idempotencyOf(earlier.call).makes !== null) return false;
  if (mayBeDeliveredBy(later, layout, program) === null) return false;
  if (isAlsoRequested(later, layout, program)) return false;
  const drops = program.repetition.dropsBefore(sightOf(later).span);
  return (
    !drops.some((drop) => mayTellOf(drop, earlier, layout, program)) && !isKeptOff(later, layout, program)
  );
}

/** Whether what a test asks may be what an earlier step has left: it asks for the same rows, or for a mark in another system. */
function mayTellOf(
  { asked }: Drop,
  { call: earlier }: Occurrence,
  { calls }: Layout,
  { repetition }: ProgramCalls,
): boolean {
  const asking = calls.find(({ call: { span } }) => span.file === asked.file && span.start === asked.start);
  if (!asking?.call.remote || !earlier.remote) return false;
  if (asking.call.remote.system !== earlier.remote.system) return true;
  if (repetition.hides(asking.call, earlier) === 'no') return false;
  const [one, other] = [asking.call, earlier].map((call) => repetition.idempotencyOf(call).table);
  return one == null || other == null || one === other;
}

/**
 * Whether a second run does not come to a step for what the first one has changed: the step is made for rows that are no longer found, or a
 * test before it ends the run for what it finds in one.
 */
function isKeptOff(step: Occurrence, layout: Layout, { repetition }: ProgramCalls): boolean {
  const { span } = sightOf(step);
  const changes = layout.calls.filter((one) => isChange(one) && isBefore(one, step));
  if (changes.length === 0) return false;
  const tableOf = ({ call }: Occurrence) => repetition.idempotencyOf(call).table;
  const wanted = [...repetition.askedAround(span).map((one) => one.span), ...repetition.answersGiven(span)];
  return changes.some((change) => {
    const earlier = layout.calls.filter((one) => one.call.remote?.effect === 'read' && isBefore(one, change));
    const ending = repetition.rowsEnding(span, change.call);
    return earlier.some(
      (read) =>
        (isAmong(read, wanted) && repetition.hides(read.call, change.call) === 'yes') ||
        (isAmong(read, ending) && tableOf(read) === tableOf(change)),
    );
  });
}

function isChange({ call: { remote } }: Occurrence): boolean {
  return remote?.system === 'database' && remote.effect !== 'unknown' && isMutating(remote.effect);
}

function isBefore(one: Occurrence, other: Occurrence): boolean {
  return orderOf(one.place, other.place) === 'before';
}

/** Whether a call is made by one of some calls, or is one of them. */
function isAmong({ call, place }: Occurrence, spans: readonly Span[]): boolean {
  const isOne = ({ file, start, end }: Span) =>
    spans.some((one) => one.file === file && one.start === start && one.end === end);
  return isOne(call.span) || someOutward(place, (at) => isOne(callAt(at)?.span ?? call.span));
}
