import type { ts } from 'ts-morph';
import { callModelOf, regionModelsOf } from './api-value.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { heirsOf } from './heirs.ts';
import { constructorOf } from './base-class.ts';
import { memberOfClass } from './members.ts';
import type { Answer, CallTarget, FunctionId } from './model.ts';
import { identify, nodeOf } from './lookup.ts';
import { alternatives } from './read-value.ts';
import { isBuiltinMember } from './typed-value.ts';
import type { Session } from './session.ts';
import { objectsWrittenAs } from './written-objects.ts';
import type { ApiValue, InstanceValue, ParameterValue, Value } from './value.ts';

/** Who a call reaches. */
export interface Callee {
  /** The library member that is called; `null` when it is none. */
  readonly api: ApiValue | null;
  /** Further members of libraries that may be called instead. */
  readonly others: readonly ApiValue[];
  /** Whether something that cannot be read may be called instead. */
  readonly isOpen: boolean;
  readonly targets: readonly CallTarget[];
  readonly visible: Answer;
  readonly parameter: ParameterValue | null;
}

/** Resolves the callee of a call by declarations, and by checked types where those do not tell. */
export function calleeOf(session: Session, node: CallNode): Callee {
  const { ts } = session;
  const expression = ts.isTaggedTemplateExpression(node) ? node.tag : node.expression;
  const value = session.evaluate(expression);
  if (ts.isNewExpression(node)) return constructed(session, node, value);
  const values = alternatives(value);
  const [api = null, ...others] = apisOf(session, value);
  const overriding = implementations(session, expression);
  const exact = exactTargets(session, values);
  const targets = [
    ...exact.filter((one) => overriding.length === 0 || !isLeftOpen(session, one)),
    ...overriding,
  ];
  const isSilent = ts.isPropertyAccessExpression(expression) && isBuiltinMember(expression.name.text);
  const [parameter = null] = isSilent ? [] : values.filter((one) => one.kind === 'parameter');
  const isOpen = parameter !== null || (!isSilent && values.some((one) => isOutOfSight(session, one)));
  return {
    api,
    others,
    isOpen,
    targets: distinct(targets),
    visible: targets.length > 0 ? 'yes' : isOpen ? 'unknown' : 'no',
    parameter,
  };
}

/** Whether what a value does when it is called cannot be read: it is unknown, only declared, or of a module that was not found. */
function isOutOfSight(session: Session, value: Value): boolean {
  if (value.kind === 'function')
    return session.nodes.has(value.id) && exactTarget(session, value).length === 0;
  return value.kind === 'unknown' || (value.kind === 'api' && isOwnModule(value.package));
}

/** Whether a specifier names a module of the project rather than a package: a path, a path from a root, or an alias of one. */
function isOwnModule(specifier: string): boolean {
  return /^(?:[./#~]|@\/)/.test(specifier);
}

/** The members of known libraries among the values that a callee may have. */
export function apisOf(session: Session, callee: Value): readonly ApiValue[] {
  if (callee.kind === 'api') return isKnown(session, callee) ? [callee] : [];
  if (callee.kind !== 'either') return [];
  return callee.values.filter((one) => one.kind === 'api').filter((one) => isKnown(session, one));
}

function isKnown(session: Session, value: ApiValue): boolean {
  if (session.knowledge.library(value.package) === null) return false;
  return (
    callModelOf(session.knowledge, value) !== null ||
    regionModelsOf(session.knowledge, value).length > 0 ||
    isCombined(session, value) ||
    hasMark(session, value)
  );
}

function isCombined({ knowledge }: Session, { base }: ApiValue): boolean {
  return base !== null && knowledge.library(base.package)?.type(base.type)?.combines === true;
}

function hasMark({ knowledge }: Session, value: ApiValue): boolean {
  return knowledge.library(value.package)?.mark(value.type, value.path) != null;
}

function constructed(session: Session, node: ts.NewExpression, callee: Value): Callee {
  const made = session.evaluate(node);
  const owner = made.kind === 'instance' ? nodeOf(session, made.class) : null;
  const constructor = owner && session.ts.isClassLike(owner) ? constructorOf(session, owner) : null;
  const targets = constructor ? [{ function: identify(session, constructor), by: 'exact' as const }] : [];
  return {
    api: callee.kind === 'api' ? callee : null,
    others: [],
    isOpen: false,
    targets,
    visible: made.kind === 'instance' ? 'yes' : 'no',
    parameter: null,
  };
}

/** The functions that values are; of several, a run comes to one. */
function exactTargets(session: Session, values: readonly Value[]): readonly CallTarget[] {
  const targets = values.flatMap((one) => exactTarget(session, one));
  return targets.length > 1 ? targets.map((one) => ({ ...one, by: 'implementation' })) : targets;
}

function exactTarget({ nodes }: Session, value: Value): CallTarget[] {
  const node = value.kind === 'function' ? nodes.get(value.id) : undefined;
  const hasBody = node !== undefined && 'body' in node && node.body !== undefined;
  return value.kind === 'function' && hasBody ? [{ function: value.id, by: 'exact' }] : [];
}

/** Whether a method only says that a subclass has to write it: `throw new Error('not implemented')`. */
function isLeftOpen({ nodes, ts }: Session, { function: id }: CallTarget): boolean {
  const node = nodes.get(id);
  if (!node || !ts.isMethodDeclaration(node)) return false;
  const [only, ...others] = node.body?.statements ?? [];
  return only !== undefined && others.length === 0 && ts.isThrowStatement(only);
}

/** Bodies that a call through an interface, an abstract class or an overridden method may run. */
function implementations(session: Session, expression: ts.Expression): CallTarget[] {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const receiver = session.evaluate(expression.expression);
  if (receiver.kind === 'instance') return implementationsOf(session, receiver, expression.name.text);
  if (receiver.kind !== 'either') return [];
  return receiver.values.flatMap((one) =>
    one.kind === 'instance' ? implementationsOf(session, one, expression.name.text) : [],
  );
}

function implementationsOf(session: Session, receiver: InstanceValue, name: string): CallTarget[] {
  const node = receiver.args === null ? nodeOf(session, receiver.class) : null;
  if (!node) return [];
  const members = [
    ...heirsOf(session, node).map((heir) => memberOfClass(session, heir, name, 'instance')),
    ...objectsWrittenAs(session, node).map(({ properties }) => properties[name]),
  ];
  return members.flatMap((member) =>
    member?.kind === 'function' ? [{ function: member.id, by: 'implementation' as const }] : [],
  );
}

function distinct(targets: readonly CallTarget[]): readonly CallTarget[] {
  if (targets.length < 2) return targets;
  const seen = new Set<FunctionId>();
  return targets.filter(({ function: id }) => !seen.has(id) && seen.add(id));
}
