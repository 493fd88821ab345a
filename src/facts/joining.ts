import type { CallModel } from '../libraries/descriptor.ts';
import { optionsOf } from './call-options.ts';
import { instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { isHandedIn, mayBeGivenTransaction } from './handed-in.ts';
import type { Joining } from './model.ts';
import { isAbsent, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import { isOpenTransaction } from './transaction-handle.ts';
import type { ApiValue, Value } from './value.ts';

/** Which transaction a call of a database runs in, as far as its client and its options tell. */
export function joiningOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Joining {
  const client = instanceOfCall(callee);
  if (client && isOpenTransaction(session, client)) return 'transaction';
  if (model.joins !== undefined) {
    const joined = propertyAt(optionsOf(session, node, model, args), model.joins);
    if (!isAbsent(joined))
      return joined.kind === 'parameter' || joined.kind === 'unknown' ? 'unknown' : 'transaction';
  }
  const first = firstInstance(callee);
  return first !== null && mayBeHandle(session, node, first) ? 'unknown' : 'outer';
}

/** Whether a call may be made on the client of a transaction, which its function was handed. */
function mayBeHandle(session: Session, node: CallNode, first: ApiValue): boolean {
  if (isHandleType(session, first)) return isHandedIn(session, node);
  return isExtendedByHandle(session, first) && mayBeGivenTransaction(session, node);
}

/** The client from which the one that a member is called on was taken: the manager of its repositories. */
function firstInstance(callee: ApiValue): ApiValue | null {
  let first = instanceOfCall(callee);
  while (first?.base && first.base.type !== '') first = first.base;
  return first;
}

/** Whether a transaction's own client is of a type that extends this one, so that it may be handed over where this one is asked for. */
function isExtendedByHandle({ knowledge }: Session, { package: name, type }: ApiValue): boolean {
  const { regions = [], types = [] } = knowledge.library(name)?.descriptor ?? {};
  return types.some(
    (one) =>
      one.extends === type &&
      regions.some((region) => region.kind === 'transaction' && region.handleType === one.name),
  );
}

/** Whether instances of a type may be a transaction's own client; a pool or a data source, from which such clients are taken, is none. */
function isHandleType({ knowledge }: Session, { package: name, type }: ApiValue): boolean {
  const library = knowledge.library(name);
  if (!library) return true;
  const { regions = [], types } = library.descriptor;
  const handles = regions.map((region) => (region.kind === 'transaction' ? region.handleType : undefined));
  return (
    handles.includes(type) ||
    !types.some(({ name: made, from }) => made !== type && from.some((path) => path.startsWith(`${type}#`)))
  );
}
