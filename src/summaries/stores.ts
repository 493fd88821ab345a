import type { CallFact, RemoteCall } from '../facts/model.ts';
import { hostOf, leavesRecord } from './endpoint.ts';
import { isMutating } from './handling.ts';
import { isLeftOut } from './left-out.ts';
import type { Occurrence } from './place.ts';
import { transactionAt } from './transactions.ts';

/** What one system keeps of a mutation, as seen by the questions about several systems. */
export type Keeper = 'database' | 'message' | 'index' | 'service';

/** Which kind of system keeps the effect of a call; `null` for reads, caches, notifications, files and the unknown. */
export function keeperOf(occurrence: Occurrence): Keeper | null {
  const { call, effect } = occurrence;
  return call.remote && effect && occurrence.mutates ? keeperOfEffect(call.remote, effect) : null;
}

/** Whether the call by itself changes something that some system keeps. */
export function isChange({ remote }: CallFact): boolean {
  if (!remote || remote.marks !== null || !isMutating(remote.effect)) return false;
  return keeperOfEffect(remote, remote.effect) !== null;
}

function keeperOfEffect(remote: RemoteCall, effect: RemoteCall['effect']): Keeper | null {
  switch (remote.system) {
    case 'database':
      return 'database';
    case 'broker':
    case 'queue':
    case 'workflow':
      return effect === 'write' ? null : 'message';
    case 'search':
      return 'index';
    case 'service':
      if (effect === 'publish') return 'message';
      return effect === 'create' && !leavesRecord(remote) ? null : 'service';
    case 'payment':
      return 'service';
    default:
      return null;
  }
}

/** Whether a database write outlives what follows it: on a connection of its own, also where no transaction is handed in, or in one whose end can be seen. */
export function isCommitted(write: Occurrence, layout: readonly Occurrence[]): boolean {
  return write.call.remote?.joins === 'outer' || isLeftOut(write) || transactionAt(write, layout) !== null;
}

/** Whether two calls go to one service, as far as that cannot be ruled out. */
export function isSameService(a: RemoteCall, b: RemoteCall): boolean {
  if (a.library !== b.library) return false;
  const [left, right] = [hostOf(a), hostOf(b)];
  if (left !== null && right !== null) return left === right;
  const [one, other] = [a.client.origin, b.client.origin];
  if (!one || !other || a.system === 'payment') return true;
  return one.file === other.file && one.start === other.start;
}

/** Whether two calls concern one table, collection or model; `true` where that cannot be ruled out. */
export function mayShareTable(a: RemoteCall, b: RemoteCall): boolean {
  if (a.library !== b.library) return false;
  const [left, right] = [tableOf(a), tableOf(b)];
  return left === null || right === null || left === right;
}

function tableOf({ target }: RemoteCall): string | null {
  return target?.kind === 'literal' ? String(target.value) : null;
}

/** Equal for calls that a finding may stand for: the same member of the same client. */
export function clientKey({ remote, callee }: CallFact): string {
  const origin = remote?.client.origin;
  return `${remote?.library ?? callee}:${origin ? `${origin.file}#${origin.start}` : ''}`;
}
