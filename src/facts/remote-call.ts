import type { CallModel } from '../libraries/descriptor.ts';
import { callModelOf } from './api-value.ts';
import { isAnswerRead } from './answer.ts';
import { chainAround } from './chained-calls.ts';
import { clientUse } from './client.ts';
import { optionsOf } from './call-options.ts';
import { composedOf } from './composed.ts';
import { cappedBy } from './connection-cap.ts';
import { lazyCallOf } from './lazy-call.ts';
import { commandName, effectOf, operandsOf } from './effect.ts';
import { setsGivenValues } from './given-values.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { handedClient } from './handed-client.ts';
import { keyOf } from './key.ts';
import { joiningOf } from './joining.ts';
import type { Library } from './library.ts';
import { databaseClient } from './lineage.ts';
import { makingOf } from './making.ts';
import type { Answer, ClientUse, Joining, RemoteCall } from './model.ts';
import { openRequest } from './open-request.ts';
import { operationFacts } from './operation-facts.ts';
import { pooledStatement } from './pooled.ts';
import { repetitionsOf } from './repetitions.ts';
import { routeFile } from './routes.ts';
import type { Session } from './session.ts';
import { hasSpentSignal } from './spent-signal.ts';
import { statementOf } from './statement.ts';
import { systemOf } from './system.ts';
import { targetOf } from './target.ts';
import type { ApiValue, Value } from './value.ts';
import { waitOf } from './wait.ts';

/** The facts of a known library call; `null` when the callee's package has no model for it. `name` is the callee as written. */
export function remoteCallOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  args: readonly Value[],
  name: string,
): RemoteCall | null {
  const library = session.knowledge.library(callee.package);
  if (!library) return null;
  const model = callModelOf(session.knowledge, callee) ?? markModel(library, callee);
  const returned = model?.returns ? returnsOneOf(session, node, model.returns, args) : 'yes';
  if (!model || returned === 'no' || !isWholeChain(session, node, model)) return null;
  const joins = joiningOf(session, node, callee, model, args);
  const change = { ...changeOf(session, node, library, callee, model, args), ...makingOf(model, args) };
  return {
    library: callee.package,
    ...operationFacts(session, node, library, operationOf(callee, model, args), operandsOf(model, args)),
    system: systemOf(library, callee, model),
    ...change,
    ...failureOf(model),
    ...pooledOf(session, callee, model, args),
    client: clientOf(session, node, callee, model, name, joins),
    ...handedOf(session, node, callee, model, args, joins),
    ...destination(session, node, callee, model, args),
    ...waitOf(session, node, callee, model, args, returned),
    statement: statementOf(session, node, model, args),
    ...repetitionsOf(session, node, callee, model, args, change.effect),
    joins,
  };
}

/** Whether a call does what its model says, where that is only so in a chain that says nothing else. */
function isWholeChain(session: Session, node: CallNode, { unlessChained }: CallModel): boolean {
  if (!unlessChained) return true;
  const chain = chainAround(session, node);
  return chain !== null && !chain.some(({ member }) => unlessChained.includes(member));
}

/** What any connection of a pool may be sent by a call. */
function pooledOf(
  session: Session,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'pooled'> {
  const pooled = pooledStatement(session, callee, model, args);
  return pooled ? { pooled } : {};
}

/** What decides on the transaction of a call of a database, where that is open. */
function handedOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
  joins: Joining,
): Pick<RemoteCall, 'handed'> {
  const isOpen = joins === 'unknown' || (joins === 'transaction' && model.joins !== undefined);
  if (!isOpen || !isDatabase(session, callee, model)) return {};
  const handed = handedClient(session, node, callee, model, args);
  return handed ? { handed } : {};
}

function isDatabase({ knowledge }: Session, callee: ApiValue, model: CallModel): boolean {
  return (model.system ?? knowledge.library(callee.package)?.descriptor.system) === 'database';
}

function clientOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  name: string,
  joins: Joining,
): ClientUse {
  // Options that cannot be read may hold the transaction.
  const mayBeTold = model.joins !== undefined && joins === 'unknown';
  return isDatabase(session, callee, model) && !mayBeTold
    ? databaseClient(session, node, callee, name)
    : clientUse(session, callee, name);
}

/** What a call changes, and how its repetition is told. */
function changeOf(
  session: Session,
  node: CallNode,
  library: Library,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'effect' | 'marks' | 'key' | 'sets' | 'appends' | 'spent' | 'open'> {
  const options = optionsOf(session, node, model, args);
  const { effect, marks } = effectOf(library, callee, model, args, options);
  const key = effect === 'read' || effect === 'none' ? null : keyOf(session, node, callee, model, args);
  // A request that carries a key says by itself that it creates something.
  const mayAsk = key?.verdict !== 'yes' && mayOnlyAsk(session, node, model, effect);
  if (mayAsk || effect === 'unknown')
    return { effect: 'unknown', marks, key: null, ...openRequest(model, args, options, key) };
  const sets = effect === 'write' && setsGivenValues(model, args, options);
  const spent = effect !== 'read' && hasSpentSignal(session, node, model);
  const appends = model.appends === true;
  return { effect, marks, key, ...(sets && { sets }), ...(appends && { appends }), ...(spent && { spent }) };
}

/** When a call fails that changes nothing, and with what. */
function failureOf({ opens, throws }: CallModel): Pick<RemoteCall, 'opens' | 'throws'> {
  return { ...(opens && { opens }), ...(throws && { throws }) };
}

/** Whether a creation may be a query instead: a plain HTTP request, of which only the method tells what it does, whose answer is read. */
function mayOnlyAsk(
  session: Session,
  node: CallNode,
  model: CallModel,
  stated: RemoteCall['effect'],
): boolean {
  const isRequest = typeof model.effect === 'object' && model.effect.from === 'http-method';
  return stated === 'create' && isRequest && isAnswerRead(session, node);
}

/** Calls that open or close a transaction need no model of their own. */
function markModel(library: Library, callee: ApiValue): CallModel | null {
  return library.mark(callee.type, callee.path)
    ? { on: callee.type, members: [callee.path], effect: 'none' }
    : null;
}

function operationOf(callee: ApiValue, model: CallModel, args: readonly Value[]): string {
  const base = [callee.type, callee.path].filter((part) => part !== '').join('.');
  const source = model.effect;
  const command =
    typeof source === 'object' && source.from === 'command' ? commandName(args[source.argument]) : null;
  return command === null ? base : `${base}(${command})`;
}

/** Where a call goes, over how many connections, and what becomes of the lazy source that it makes. */
function destination(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'target' | 'receivedIn' | 'capped' | 'composed' | 'lazy'> {
  const target = targetOf(model, args);
  const receivedIn = target && model.delivers === 'request' ? routeFile(session, target) : null;
  return {
    target,
    ...(receivedIn !== null && { receivedIn }),
    ...cappedBy(session, node, callee, model, args),
    ...composedOf(session, node),
    ...lazyCallOf(session, node, model),
  };
}

/**
 * Whether a call returns one of the types that make it what its model says. Where the type cannot be told, a callback behind the
 * request shows that one answer is expected.
 */
function returnsOneOf(
  { ts, checker }: Session,
  node: CallNode,
  names: readonly string[],
  args: readonly Value[],
): Answer {
  if (!ts.isCallExpression(node)) return 'unknown';
  const type = checker.getResolvedSignature(node)?.getReturnType();
  const name = (type?.aliasSymbol ?? type?.getSymbol())?.name;
  if (name !== undefined) return names.includes(name) ? 'yes' : 'no';
  return args.length > 1 && args.at(-1)?.kind === 'function' ? 'yes' : 'unknown';
}
