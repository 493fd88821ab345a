import type { FileFacts, RemoteCall, Step } from '../facts/model.ts';
import { isDoneAgain } from './done-again.ts';
import { holdsBoth, settledPairs, toPair, type OperationPair } from './operation-pair.ts';
import { afterFailure, callsAfterFailure, failureReaches, isCleanup } from './handling.ts';
import { isNear } from './home.ts';
import { isKept } from './kept.ts';
import type { Layout } from './layouts.ts';
import { alwaysBefore, orderOf, partingOf } from './order.ts';
import { outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRedelivered } from './redelivery.ts';
import { isReply } from './reply.ts';
import { isRuledOut } from './ruled-out.ts';
import { isSpare } from './spare-makings.ts';
import { clientKey, isCommitted, isSameService, keeperOf, mayShareTable } from './stores.ts';
import { transactionAt } from './transactions.ts';

/**
 * Pairs of mutations in different services, or in a service and a database, of which the later one can fail while the
 * earlier one stands: nothing on the way undoes it, and nobody repeats it safely.
 */
export function createUncompensated(program: ProgramCalls): (file: FileFacts) => readonly OperationPair[] {
  const ofFunction = settledPairs(program, (layout, isInner) => pairsOf(layout, isInner, program), laterKey);
  return (file) => program.layouts.ofFile(file).flatMap(({ root }) => ofFunction(root.id));
}

function pairsOf(
  layout: Layout,
  isInner: (occurrence: Occurrence) => boolean,
  program: ProgramCalls,
): readonly OperationPair[] {
  if (layout.root.tags.some(({ name }) => name === 'idempotent')) return [];
  const steps = layout.calls.filter((one) => isStep(one, layout, program));
  return steps.flatMap((later, index) => {
    const isOpen = (earlier: Occurrence) =>
      isPair(earlier, later) && !isSafe(earlier, later, layout, program);
    const earlier = steps.slice(0, index).findLast(isOpen);
    return earlier && !isInner(later) ? [toPair(earlier, later)] : [];
  });
}

function laterKey({ second: { call } }: OperationPair): string {
  return call.remote?.system === 'database' ? 'database' : clientKey(call);
}

/** Whether something undoes the earlier step when the later one fails, or makes going forward safe. */
function isSafe(earlier: Occurrence, later: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  return (
    isIntent(earlier, later, layout) ||
    isRecorded(earlier, later, layout) ||
    isRepeated(earlier, later, layout, program) ||
    isDoneAgain(earlier, later, layout, program) ||
    isKept(earlier, later, layout, program) ||
    isSpare(earlier, later, program) ||
    mayBeUndone(earlier, later, layout, program) ||
    isUndoneAbove(earlier, later, layout, program)
  );
}

/**
 * A mutation of a service or database that stands on its own, and that could be undone. Services called inside a transaction are another finding, and
 * what a far callee writes to the database is mostly a record of its own, such as a session or a log.
 */
export function isStep(occurrence: Occurrence, { root, calls }: Layout, program: ProgramCalls): boolean {
  const keeper = keeperOf(occurrence);
  if (keeper !== 'service' && !(keeper === 'database' && isNear(occurrence))) return false;
  if (isCleanup(occurrence) || isRuledOut(occurrence.place) || occurrence.call.remote?.appends) return false;
  if (keeper === 'database') return isCommitted(occurrence, calls);
  return transactionAt(occurrence, calls) === null && !isReply(occurrence, root, program);
}

function isPair(earlier: Occurrence, later: Occurrence): boolean {
  const [first, second] = [earlier.call.remote, later.call.remote];
  if (!first || !second || !holdsBoth(earlier, later) || !endsBoth(earlier, later)) return false;
  const isOneSystem =
    first.system === 'database' ? second.system === 'database' : isSameService(first, second);
  return !isOneSystem;
}

/** Whether a failure of either step ends what both are part of: who goes on after it has decided that the other one may stand alone. */
function endsBoth(earlier: Occurrence, later: Occurrence): boolean {
  if (orderOf(earlier.place, later.place) !== 'before') return false;
  const parting = partingOf(earlier.place, later.place);
  return parting !== null && failureReaches(later, parting[1]) && !isPassedOver(earlier, parting[0]);
}

/** Whether a run goes on after a failure to change what is there, which it notes at most, as a later run does that changes it again. */
function isPassedOver({ effect, place }: Occurrence, until: Place): boolean {
  const way = outward(place);
  return (
    effect === 'write' &&
    way.slice(0, way.indexOf(until) + 1).some(({ part, step }) => part === 'body' && isMuted(step))
  );
}

function isMuted(step: Step): boolean {
  return step.kind === 'try' && step.mutes !== undefined;
}

/**
 * Whether going forward is a way out: both can be done again, since both only set what they name, or the call of the service carries
 * a key and a database write may be repeated, or the function is delivered again.
 */
function isRepeated(
  earlier: Occurrence,
  later: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
): boolean {
  if (earlier.call.remote?.sets && later.call.remote?.sets) return true;
  if (keeperOf(earlier) === 'database') return isKeyed(later);
  return isKeyed(earlier) && (keeperOf(later) === 'database' || isRedelivered(root, program));
}

function isKeyed({ call }: Occurrence): boolean {
  const key = call.remote?.key ?? null;
  return key !== null && key.verdict !== 'no';
}

/**
 * Whether the database holds the intent of the service's call: a new row written before, or a row written before and again after.
 * What is left standing can then be found and finished.
 */
function isIntent(earlier: Occurrence, later: Occurrence, { calls }: Layout): boolean {
  if (keeperOf(earlier) === 'database' && earlier.effect === 'create') return true;
  const service = [earlier, later].find((one) => keeperOf(one) === 'service') ?? later;
  const writes = calls.filter((one) => keeperOf(one) === 'database');
  const before = writes.filter((write) => orderOf(write.place, service.place) === 'before');
  const after = writes.filter((write) => orderOf(service.place, write.place) === 'before');
  return before.some(({ call: intent }) =>
    after.some(
      ({ call: outcome }) => intent.remote && outcome.remote && mayShareTable(intent.remote, outcome.remote),
    ),
  );
}

/**
 * Whether a row that is always made between a service's step and a later write tells of the step already: what then is left apart is
 * the database's own. Whether that row can be made is another pair.
 */
function isRecorded(earlier: Occurrence, later: Occurrence, { calls }: Layout): boolean {
  if (keeperOf(earlier) !== 'service' || keeperOf(later) !== 'database') return false;
  return calls.some((row) => {
    if (row.effect !== 'create' || keeperOf(row) !== 'database') return false;
    return endsBoth(earlier, row) && alwaysBefore(row.place, later.place) && isCommitted(row, calls);
  });
}

/** Whether the failure of the later call leads to a mutation in the system that holds the earlier one, or out of sight. */
function mayBeUndone(
  earlier: Occurrence,
  later: Occurrence,
  { calls }: Pick<Layout, 'calls'>,
  { outOfSight }: ProgramCalls,
): boolean {
  const { remote } = earlier.call;
  return (
    callsAfterFailure(later).some(outOfSight) ||
    afterFailure(later, calls).some(({ call }) => remote && call.remote && undoes(call.remote, remote))
  );
}

/** Whether a call may undo an earlier one: it changes something in the same system. */
export function undoes(remote: RemoteCall, earlier: RemoteCall): boolean {
  if (remote.effect === 'read' || remote.effect === 'none' || remote.system !== earlier.system) return false;
  return remote.system === 'database' ? remote.marks === null : isSameService(remote, earlier);
}

/** Whether every caller of the laid-out function undoes the earlier call when the function fails. */
function isUndoneAbove(
  earlier: Occurrence,
  later: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
): boolean {
  const sites = program.callers.of(root.id);
  return (
    sites.length > 0 &&
    sites.every(({ caller, call }) => {
      const { calls } = program.layouts.of(caller);
      const isHere = ({ place }: Occurrence) =>
        someOutward(place, ({ step }) => step.kind === 'call' && step.call === call);
      const seen = calls.filter((one) => one.call === later.call && isHere(one));
      return seen.length > 0 && seen.every((one) => mayBeUndone(earlier, one, { calls }, program));
    })
  );
}
