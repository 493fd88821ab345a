import type { CallFact, FileFacts } from '../facts/model.ts';
import { handedCall } from './handed.ts';
import { isReached } from './handling.ts';
import { sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRelay } from './relay.ts';
import { isWithin, transactionAt, type OpenTransaction } from './transactions.ts';

/** A call over the network that is waited for while a database transaction is open. */
export interface CallInTransaction extends Sight {
  readonly call: CallFact;
}

/** Network calls reached from transactions of this file, each once for the place in the file that leads to it. */
import { isNetworkSystem } from './systems.ts';
export function callsInTransactions(file: FileFacts, program: ProgramCalls): readonly CallInTransaction[] {
  return program.layouts.ofFile(file).flatMap((layout) => (layout.durable ? [] : callsOf(layout, program)));
}

function callsOf(layout: Layout, program: ProgramCalls): readonly CallInTransaction[] {
  const found = new Map<number, CallInTransaction>();
  for (const occurrence of layout.calls) {
    if (!mayReachNetwork(occurrence, layout)) continue;
    const transaction = transactionAt(occurrence, layout.calls);
    const sight = sightOf(occurrence);
    if (!transaction || !isOurs(transaction, sight.place) || !isReached(occurrence)) continue;
    const reached = networkCall(occurrence, sight, layout, program);
    if (!reached || isRelayed(occurrence, transaction, layout, program)) continue;
    const known = found.get(sight.span.start);
    if (!known || reached.via.length < known.via.length) found.set(sight.span.start, reached);
  }
  return [...found.values()];
}

/** Whether a call goes over the network, or runs what the function was handed without giving it the transaction. */
function mayReachNetwork({ call }: Occurrence, { root }: Layout): boolean {
  return isNetwork(call) || (call.invokes?.function === root.id && call.args.length === 0);
}

function networkCall(
  { call }: Occurrence,
  sight: Sight,
  { root }: Layout,
  program: ProgramCalls,
): CallInTransaction | null {
  if (isNetwork(call)) return { ...sight, call };
  const handed = call.invokes ? handedCall(root, call.invokes.index, program, isNetwork) : null;
  return handed && { ...sight, ...handed };
}

function isNetwork({ remote }: CallFact): boolean {
  if (!remote || remote.effect === 'none' || remote.joins === 'transaction') return false;
  return isNetworkSystem(remote.system);
}

/**
 * Whether the transaction is opened on the way to the call that shows in this file. A helper that runs a function without
 * giving it the transaction hides it from its callers: then the helper is the place.
 */
export function isOurs(transaction: OpenTransaction, place: Place): boolean {
  if (!isWithin(transaction, place)) return false;
  for (const at of outward(place)) {
    if (at === transaction.from) break;
    const call = at.part === 'callback' ? callAt(at) : null;
    if (call?.invokes && call.args.length === 0) return false;
  }
  return true;
}

/** Whether rows are read, published and marked or deleted within the transaction. */
function isRelayed(
  publish: Occurrence,
  { key }: OpenTransaction,
  layout: Layout,
  program: ProgramCalls,
): boolean {
  if (publish.call.remote?.effect !== 'publish') return false;
  return layout.calls.some(
    (write) =>
      write.call.remote?.system === 'database' &&
      orderOf(publish.place, write.place) === 'before' &&
      transactionAt(write, layout.calls)?.key === key &&
      isRelay(publish, write, layout, program),
  );
}
