import type { ts } from 'ts-morph';
import { clientUse, instanceOfCall, typeModelOf } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { isDefaultOfHanded } from './handed-in.ts';
import { connectionToken, injectedToken } from './injected-token.ts';
import { filesWithKnown } from './mentions.ts';
import type { ClientUse, Lineage } from './model.ts';
import type { Session } from './session.ts';
import type { ApiValue } from './value.ts';

/** A client of a database, with where it comes from. `name` is the receiver as written. */
export function databaseClient(session: Session, node: CallNode, callee: ApiValue, name: string): ClientUse {
  const lineage = lineageOfCall(session, node, callee);
  return { ...clientUse(session, callee, name), ...(lineage && { lineage }) };
}

/** Where the client of a call comes from; `null` where that is not in sight, or where the call joins an open transaction in another way. */
export function lineageOfCall(session: Session, node: CallNode, callee: ApiValue): Lineage | null {
  if (isDefaultOfHanded(session, node)) return null;
  const { joining = [] } = session.knowledge.library(callee.package)?.descriptor ?? {};
  if (joining.length > 0 && membersAround(session, node).some((name) => joining.includes(name))) return null;
  const chain = session.ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  return lineageOf(session, instanceOfCall(callee), chain);
}

/** Where a client comes from, which an expression begins with; `null` where that is not in sight, or where its calls join by context. */
export function lineageOf(session: Session, client: ApiValue | null, chain: ts.Expression): Lineage | null {
  const { ambient = [] } = (client && session.knowledge.library(client.package)?.descriptor) ?? {};
  if (ambient.some((text) => filesWithKnown(session, text).length > 0)) return null;
  const instances = [...chainOf(client)];
  const root = instances.at(-1);
  const taken = instances.slice(0, -1);
  if (!root || taken.some(isMadeWithClient)) return null;
  if (instances.some((one) => typeModelOf(session, one)?.enlisted)) return null;
  const token = sharedConnection(session, root) ?? injectedToken(session, chain);
  const store = [...identityOf(root), ...(token === null ? [] : [token])];
  return store.length === 0 ? null : { taken: taken.flatMap(identityOf), store };
}

function* chainOf(instance: ApiValue | null): Generator<ApiValue> {
  for (let at = instance; at; at = at.base) if (at.type !== '') yield at;
}

/** An instance that was given another client when it was taken works on that: `createQueryBuilder(queryRunner)`. */
function isMadeWithClient({ args, package: library }: ApiValue): boolean {
  return args?.some((value) => value.kind === 'api' && value.package === library) === true;
}

/** The connection that a package keeps, of an instance that it exports, or that it made without being given one. */
function sharedConnection(session: Session, root: ApiValue): string | null {
  const shared = typeModelOf(session, root)?.shared ?? false;
  const isKept = shared === 'export' ? root.origin === null && root.base === null : shared;
  return root.args && isKept ? connectionToken(root.package) : null;
}

function identityOf({ origin }: ApiValue): string[] {
  return origin ? [`${origin.file}#${origin.start}`] : [];
}

/** The members that are chained to one another around a call, before and after it. */
function membersAround({ ts }: Session, node: CallNode): string[] {
  const names: string[] = [];
  let outer = node.parent;
  for (; ts.isPropertyAccessExpression(outer) || ts.isCallExpression(outer); outer = outer.parent)
    if (ts.isPropertyAccessExpression(outer)) names.push(outer.name.text);
  let inner = ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  for (; ts.isPropertyAccessExpression(inner) || ts.isCallExpression(inner); inner = inner.expression)
    if (ts.isPropertyAccessExpression(inner)) names.push(inner.name.text);
  return names;
}
