import type { CallFact, FileFacts } from '../facts/model.ts';
import { mayThrow } from './exits.ts';
import { runsIn } from './handed-transaction.ts';
import { afterFailure } from './handling.ts';
import { sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isOurs } from './transaction-calls.ts';
import { transactionAt, type OpenTransaction } from './transactions.ts';

/** A change in a transaction whose failure is caught within it, so that the transaction goes on without the change. */
export interface SwallowedError extends Sight {
  readonly call: CallFact;
  /** Another change of the transaction, which is then committed alone. */
  readonly other: CallFact;
}

/** A change of rows in a transaction that a library ends by itself. */
interface Change {
  readonly occurrence: Occurrence;
  readonly transaction: OpenTransaction;
}

/** Failures caught inside transactions of this file, each once for the place in the file that leads to it. */
export function swallowedErrors(file: FileFacts, program: ProgramCalls): readonly SwallowedError[] {
  return program.layouts.ofFile(file).flatMap(swallowedIn);
}

function swallowedIn(layout: Layout): readonly SwallowedError[] {
  const changes = changesIn(layout.calls);
  const found = new Map<number, SwallowedError>();
  for (const change of changes) {
    const sight = sightOf(change.occurrence);
    if (!isOurs(change.transaction, sight.place) || found.has(sight.span.start)) continue;
    const caught = catchIn(change);
    const other =
      caught && isSwallowed(change, caught, layout) ? otherOf(change, caught, changes) : undefined;
    const { call } = change.occurrence;
    if (other) found.set(sight.span.start, { ...sight, call, other: other.occurrence.call });
  }
  return [...found.values()];
}

function changesIn(calls: readonly Occurrence[]): readonly Change[] {
  return calls.flatMap((occurrence) => {
    const { remote, awaited } = occurrence.call;
    if (remote?.system !== 'database' || awaited === 'no' || !occurrence.mutates) return [];
    const transaction = transactionAt(occurrence, calls);
    const isOfIt = transaction && transaction.by !== 'begin' && runsIn(occurrence, transaction);
    return isOfIt ? [{ occurrence, transaction }] : [];
  });
}

/** Another change that is committed when this one has failed. */
function otherOf(
  { occurrence, transaction }: Change,
  caught: Catch,
  changes: readonly Change[],
): Change | undefined {
  return changes.find(
    (other) =>
      other.transaction.key === transaction.key &&
      other.occurrence.call.remote?.library === occurrence.call.remote?.library &&
      isMade(other.occurrence, occurrence, caught),
  );
}

/** Whether a change is made though another one fails: it comes before that, or after the catch. */
function isMade(other: Occurrence, failed: Occurrence, { at, isRepeated }: Catch): boolean {
  const order = orderOf(other.place, failed.place);
  if (order !== 'after' || isRepeated) return order === 'before' || order === 'after';
  return !someOutward(other.place, ({ index, up }) => up === at.up && index === at.index);
}

/** The catch inside its transaction in which the failure of a change ends. */
interface Catch {
  readonly at: Place;
  /** The steps around it, inside the transaction, innermost first, with its own. */
  readonly around: readonly Place[];
  /** A loop in the transaction comes to it again. */
  readonly isRepeated: boolean;
}

function catchIn({ occurrence, transaction }: Change): Catch | null {
  const way = outward(occurrence.place);
  const inside = transaction.from ? way.slice(0, way.indexOf(transaction.from)) : way;
  const attempt = inside.findIndex(catches);
  const at = inside[attempt];
  if (!at) return null;
  const around = inside.slice(attempt);
  return { at, around, isRepeated: around.some(({ part }) => part === 'turn') };
}

/** Whether a failure ends in a catch inside the transaction, and nothing there makes up for it. */
function isSwallowed({ occurrence, transaction }: Change, { at, around }: Catch, { calls }: Layout): boolean {
  if (!dropsError(at)) return false;
  if (around.some(({ flow, index }) => flow.slice(index + 1).some(mayThrow))) return false;
  return !afterFailure(occurrence, calls).some(({ call }) => makesUp(call)) && !isPartial(transaction, calls);
}

function catches({ part, step }: Place): boolean {
  return part === 'body' && step.kind === 'try' && step.handler !== null;
}

function dropsError({ step }: Place): boolean {
  return step.kind === 'try' && step.rethrows === 'no';
}

/** A rollback, or a change that notes what has failed. */
function makesUp({ remote }: CallFact): boolean {
  if (remote?.system !== 'database') return false;
  return remote.marks !== null || remote.effect === 'write' || remote.effect === 'create';
}

/** Whether parts of the transaction are rolled back by themselves, or the whole of it by hand. */
function isPartial({ key }: OpenTransaction, calls: readonly Occurrence[]): boolean {
  return calls.some((one) => {
    const marks = one.call.remote?.marks;
    const isMark = marks === 'savepoint' || marks === 'rollback';
    return isMark && transactionAt(one, calls)?.key === key;
  });
}
