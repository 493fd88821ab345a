import type { FileFacts } from '../facts/model.ts';
import type { System } from '../libraries/descriptor.ts';
import { areAlternatives } from './alternatives.ts';
import { announcementsIn } from './announcement.ts';
import { isDoneAgain } from './done-again.ts';
import { isFoundOrMade } from './found-or-made.ts';
import { afterFailure, failureReaches, isLeftAloneWithin } from './handling.ts';
import { isNear } from './home.ts';
import type { Layout } from './layouts.ts';
import { isMadeUpFor } from './made-up-for.ts';
import { holdsBoth, settledPairs, toPair, type OperationPair } from './operation-pair.ts';
import { orderOf, partingOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRelay } from './relay.ts';
import { isCommitted, keeperOf } from './stores.ts';
import { fillsIn, tellsOfAnother } from './told-of.ts';
import { unheardEnd, type FailureEnd } from './unheard-failure.ts';
import { writeToName } from './write-to-name.ts';
import { isRuledOut } from './ruled-out.ts';

/** Two writes that can come apart. */
export interface DualWrite extends OperationPair {
  /** Where the failure of the second ends while the run goes on all the same; `null` where that is not known. */
  readonly unheard: FailureEnd | null;
}

/** Pairs of a committed database write and a message, or a write to an index, with nothing that keeps them together. */
export function createDualWrites(program: ProgramCalls): (file: FileFacts) => readonly DualWrite[] {
  const ofFunction = settledPairs(
    program,
    (layout, isInner) => pairsOf(layout, isInner, program),
    announcementKey,
  );
  return (file) =>
    program.layouts
      .ofFile(file)
      .filter(({ durable }) => !durable)
      .flatMap(({ root }) => ofFunction(root.id))
      .map((pair) => ({ ...pair, unheard: unheardEnd(pair.later, program.repetition) }));
}

function pairsOf(
  layout: Layout,
  isInner: (occurrence: Occurrence) => boolean,
  program: ProgramCalls,
): readonly OperationPair[] {
  const run = runOf(layout, isInner);
  return announcementsIn(layout, run.writes).flatMap((announcement) => {
    const pairs = pairsWith(announcement, run, program);
    const isLast = pairs.some(({ second }) => second.call === announcement.call);
    return isLast && isMadeUpFor(announcement, program, pairsIn) ? [] : pairs;
  });

  function pairsIn(other: Layout): readonly OperationPair[] {
    const elsewhere = runOf(other, () => false);
    return announcementsIn(other, elsewhere.writes).flatMap((one) => pairsWith(one, elsewhere, program));
  }
}

/** A run, with its writes, and those of its operations that a function on the way to them settles. */
interface Run {
  readonly layout: Layout;
  readonly writes: readonly Occurrence[];
  readonly isInner: (occurrence: Occurrence) => boolean;
}

function runOf(layout: Layout, isInner: Run['isInner']): Run {
  const writes = layout.calls.filter((one) => keeperOf(one) === 'database' && isCommitted(one, layout.calls));
  return { layout, writes, isInner };
}

function pairsWith(
  announcement: Occurrence,
  { layout, writes, isInner }: Run,
  program: ProgramCalls,
): readonly OperationPair[] {
  if (isSwept(announcement, writes, program)) return [];
  const partners = writes.filter((write) => isPair(write, announcement, layout, program));
  const earlier = partners.filter((write) => isEarlier(write, announcement));
  const open = earlier.filter((write) => !isDoneAgain(write, announcement, layout, program));
  const before = writeToName(open.length > 0 ? open : earlier, announcement, program);
  if (partners.length === 0 || (before && isInner(announcement))) return [];
  if (program.receivers.maySpare(announcement)) return [];
  if (before) return [toPair(before, announcement, open.length === 0)];
  if (isPassedOver(announcement, writes, program)) return [];
  // What is announced before it is written is told only near by: further away it is mostly about something else.
  return partners
    .filter((write) => isNear(announcement) && isNear(write) && !isInner(write))
    .filter((write) => !isDoneAgain(announcement, write, layout, program))
    .slice(0, 1)
    .map((write) => toPair(announcement, write));
}

function announcementKey({ first, second }: OperationPair): string {
  const { remote } = first.call.remote?.system === 'database' ? second.call : first.call;
  return remote?.library ?? '';
}

function isEarlier(one: Occurrence, other: Occurrence): boolean {
  return orderOf(one.place, other.place) !== 'after';
}

/** A consumer that sends itself on to the next step is delivered again until it has. */
function isOwnNextStep(message: Occurrence, { root }: Layout, { receivers }: ProgramCalls): boolean {
  return receivers.runs(message, root.id);
}

/** Whether each is in a run of its own that nobody waits for, so that they are met in no order. */
function areLeftAlone(write: Occurrence, announcement: Occurrence): boolean {
  const [one, other] = partingOf(write.place, announcement.place) ?? [];
  return Boolean(one && isLeftAloneWithin(write, one) && other && isLeftAloneWithin(announcement, other));
}

/** Two that run side by side belong together only where one text makes both calls. */
function isOneStep(write: Occurrence, announcement: Occurrence): boolean {
  return write.place.isHome && announcement.place.isHome;
}

function isPair(write: Occurrence, announcement: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  const order = orderOf(write.place, announcement.place);
  if (order === 'apart' || !holdsBoth(write, announcement)) return false;
  const isBeside = order === 'beside' || areLeftAlone(write, announcement);
  if (isBeside && !isOneStep(write, announcement)) return false;
  if (areAlternatives(write.place, announcement.place)) return false;
  if (isOwnNextStep(announcement, layout, program)) return false;
  if (isRuledOut(write.place) || isRuledOut(announcement.place)) return false;
  if (isRelay(announcement, write, layout, program)) return false;
  if (isSpareTally(write, announcement, program)) return false;
  if (order === 'before' && tellsOfAnother(write, announcement, layout, program)) return false;
  if (order === 'before' && fillsIn(write, announcement, program)) return false;
  if (order === 'before' && isFoundOrMade(write, announcement, layout, program)) return false;
  return !isHandled(order === 'after' ? write : announcement, layout);
}

/** Whether a schedule sends what a message would have sent, for the rows that are written before it. */
function isSwept(
  message: Occurrence,
  writes: readonly Occurrence[],
  { receivers, repetition }: ProgramCalls,
): boolean {
  const receiver = receivers.routeOf(message);
  const swept = receiver ? repetition.sweptTables(receiver.file) : [];
  return swept.some((table) =>
    writes.some(
      (write) =>
        orderOf(write.place, message.place) === 'before' &&
        repetition.idempotencyOf(write.call).table === table,
    ),
  );
}

/** Whether the receiver of a message looks for a row that is written after it, and does nothing where there is none. */
function isPassedOver(
  message: Occurrence,
  writes: readonly Occurrence[],
  { receivers, repetition }: ProgramCalls,
): boolean {
  const later = writes.filter((write) => orderOf(message.place, write.place) === 'before');
  const receiver = later.length > 0 ? receivers.routeOf(message) : null;
  const tables = receiver ? repetition.tablesPassedOver(receiver.file) : [];
  return later.some((write) => tables.some((table) => repetition.idempotencyOf(write.call).table === table));
}

/** A number that is counted as well as it can be, as a rate limit does: where it cannot, the run goes on to the message without it. */
function isSpareTally(write: Occurrence, announcement: Occurrence, { repetition }: ProgramCalls): boolean {
  const [parting] = partingOf(write.place, announcement.place) ?? [];
  return parting !== undefined && !failureReaches(write, parting) && repetition.onlyCounts(write.call);
}

/** Systems in which a handler can undo the first operation, or note what is left to do. */
const keeping: readonly System[] = ['database', 'broker', 'queue', 'workflow'];

/** Whether the failure of the later operation leads to something that undoes the first or notes what is left to do. */
function isHandled(later: Occurrence, { calls }: Layout): boolean {
  return afterFailure(later, calls).some(({ call: { remote } }) => {
    if (remote?.marks !== null || !keeping.includes(remote.system)) return false;
    return remote.effect !== 'read' && remote.effect !== 'none';
  });
}
