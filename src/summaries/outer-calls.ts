import type { CallFact, FileFacts, Lineage } from '../facts/model.ts';
import { isReached } from './handling.ts';
import { sightOf, type Sight } from './home.ts';
import { isLeftOut } from './left-out.ts';
import type { Layout } from './layouts.ts';
import { isOnSuccessPath, orderOf } from './order.ts';
import { callAt, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isOurs } from './transaction-calls.ts';
import { transactionAt, type OpenTransaction } from './transactions.ts';

/** A database call that is made beside the transaction that is open around it: on another connection of the same database. */
export interface OuterCall extends Sight {
  readonly call: CallFact;
  /** What opened the transaction, as written: `prisma.$transaction`. */
  readonly opener: string;
}

/** Calls beside open transactions of this file, each once for the place in the file that leads to it. */
export function outerCalls(file: FileFacts, program: ProgramCalls): readonly OuterCall[] {
  return program.layouts.ofFile(file).flatMap(outerCallsOf);
}

function outerCallsOf(layout: Layout): readonly OuterCall[] {
  const found = new Map<number, OuterCall>();
  for (const occurrence of layout.calls) {
    if (!changesRows(occurrence)) continue;
    const sight = sightOf(occurrence);
    const opener = openerBeside(occurrence, sight.place, layout);
    if (!opener) continue;
    const known = found.get(sight.span.start);
    if (known && known.via.length <= sight.via.length) continue;
    found.set(sight.span.start, { ...sight, call: occurrence.call, opener: opener.callee });
  }
  return [...found.values()];
}

/** Whether an effect in the database is waited for where nothing fails. What a failure leads to may well outlive the transaction. */
function changesRows(occurrence: Occurrence): boolean {
  const { remote } = occurrence.call;
  if (remote?.system !== 'database' || remote.joins === 'ambient') return false;
  if (remote.joins === 'transaction' && !isLeftOut(occurrence)) return false;
  if (remote.effect !== 'write' && remote.effect !== 'create') return false;
  return isReached(occurrence) && isOnSuccessPath(occurrence.place);
}

/** The call that opened the transaction of the same database in which an occurrence is not; `null` where that is not proven. */
function openerBeside(occurrence: Occurrence, sight: Place, { calls }: Layout): CallFact | null {
  const transaction = transactionAt(occurrence, calls);
  const opener = transaction?.from ? callAt(transaction.from) : null;
  if (!transaction || !opener || !isOurs(transaction, sight)) return null;
  const lineage = lineageAt(occurrence);
  const connection = transaction.by === 'begin' ? heldConnection(transaction, calls) : regionClient(opener);
  return lineage && connection && isBeside(lineage, connection) ? opener : null;
}

/** Where the client of a call comes from in this run: the one that its callers hand in, or the one that is used where they do not. */
function lineageAt({ call, place }: Occurrence): Lineage | undefined {
  return isLeftOut({ call, place }) ? call.remote?.handed?.own : call.remote?.client.lineage;
}

/** Whether a client takes another connection to the database of which one is held by a transaction. */
function isBeside({ taken, store }: Lineage, held: Lineage): boolean {
  return store.some((id) => held.store.includes(id)) && !taken.some((id) => held.taken.includes(id));
}

function regionClient({ region }: CallFact): Lineage | undefined {
  return region?.kind === 'transaction' ? region.client.lineage : undefined;
}

/** The connection of a transaction that is begun by hand: what commits it was taken for it. */
function heldConnection({ from }: OpenTransaction, calls: readonly Occurrence[]): Lineage | undefined {
  const commit = calls.find(
    ({ call, place }) => call.remote?.marks === 'commit' && from && orderOf(from, place) === 'before',
  );
  const lineage = commit?.call.remote?.client.lineage;
  return lineage && lineage.taken.length > 0 ? lineage : undefined;
}
