import { clientUse, instanceOfCall, typeModelOf } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { isDefaultOfHanded } from './handed-in.ts';
import { connectionToken, injectedToken } from './injected-token.ts';
import { filesWith } from './mentions.ts';
import type { ClientUse, Lineage } from './model.ts';
import type { Session } from './session.ts';
import type { ApiValue } from './value.ts';

/** A client of a database, with where it comes from. `name` is the receiver as written. */
export function databaseClient(session: Session, node: CallNode, callee: ApiValue, name: string): ClientUse {
  const lineage = lineageOf(session, node, callee);
  return { ...clientUse(callee, name), ...(lineage && { lineage }) };
}

/** Where a client comes from; `null` where that is not in sight, or where calls join an open transaction in other ways. */
function lineageOf(session: Session, node: CallNode, callee: ApiValue): Lineage | null {
  const { ambient = [], joining = [] } = session.knowledge.library(callee.package)?.descriptor ?? {};
  if (ambient.some((text) => filesWith(session, text).length > 0)) return null;
  if (isDefaultOfHanded(session, node)) return null;
  if (joining.length > 0 && membersAround(session, node).some((name) => joining.includes(name))) return null;
  const instances = [...chainOf(instanceOfCall(callee))];
  const root = instances.at(-1);
  const taken = instances.slice(0, -1);
  if (!root || taken.some(isMadeWithClient)) return null;
  if (instances.some((one) => typeModelOf(session, one)?.enlisted)) return null;
  const token = sharedConnection(session, root) ?? injectedToken(session, node);
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

/** The connection that a package keeps, of an instance that the package made without being given one. */
function sharedConnection(session: Session, root: ApiValue): string | null {
  return root.args && typeModelOf(session, root)?.shared ? connectionToken(root.package) : null;
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
