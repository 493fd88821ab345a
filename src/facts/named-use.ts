import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

type Typescript = typeof ts;

/**
 * Whether the use of a name leaves what it names to be found by that name alone: it is called, imported, exported, declared, or handed
 * to a call that does not give it back.
 */
export function isNamedUse(session: Session, name: ts.Identifier): boolean {
  const { ts } = session;
  const { parent } = name;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
  const use = isMember ? parent : name;
  if (isCalled(ts, use)) return true;
  if (ts.isCallExpression(use.parent)) return isResultFree(session, use.parent);
  if (isMember) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== 'bind';
  return isDeclared(parent, name) || isInType(ts, parent);
}

/** Whether the use of a name leaves the client that it names to be found by that name alone: members of it are called, and give no client. */
export function isClientUse(session: Session, name: ts.Identifier): boolean {
  const { ts } = session;
  const { parent } = name;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
  let end: ts.Expression = isMember ? parent : name;
  while (ts.isPropertyAccessExpression(end.parent) && end.parent.expression === end) end = end.parent;
  if (ts.isCallExpression(end.parent) && end.parent.expression === end)
    return givesNoClient(session, end.parent);
  return end === name && (isDeclared(parent, name) || isInType(ts, parent));
}

/** Whether nothing that a library knows can be called on what a call gives. */
function givesNoClient(session: Session, call: ts.CallExpression): boolean {
  const value = session.evaluate(call);
  return value.kind === 'api' ? value.path.endsWith('()') : isResultFree(session, call);
}

/**
 * Whether what a call gives cannot run what it was given: nothing is done with it, or it is no function of the program and holds none. What is
 * not known leads nowhere, as no other way of looking for callers could follow it.
 */
export function isResultFree(session: Session, call: ts.CallExpression): boolean {
  const { ts } = session;
  let end: ts.Node = call;
  while (ts.isAwaitExpression(end.parent) || ts.isVoidExpression(end.parent)) end = end.parent;
  if (ts.isExpressionStatement(end.parent)) return true;
  const value = session.evaluate(call);
  if (value.kind !== 'api') return value.kind === 'unknown' || value.kind === 'literal';
  const regions = session.knowledge.library(value.package)?.descriptor.regions ?? [];
  return regions.every(({ constructed }) => constructed !== true);
}

/** Whether an expression is the callee of a call, by itself or by `call` and `apply`. */
function isCalled(typescript: Typescript, expression: ts.Expression): boolean {
  const { parent } = expression;
  if (typescript.isParenthesizedExpression(parent) || typescript.isNonNullExpression(parent))
    return isCalled(typescript, parent);
  if (typescript.isPropertyAccessExpression(parent) && parent.expression === expression)
    return /^(?:call|apply)$/.test(parent.name.text) && isCalled(typescript, parent);
  if (typescript.isTaggedTemplateExpression(parent)) return parent.tag === expression;
  return typescript.isCallExpression(parent) && parent.expression === expression;
}

/** Whether a node declares something under a name, which it has from nowhere else under another one. */
function isDeclared(parent: ts.Node, name: ts.Identifier): boolean {
  return 'name' in parent && parent.name === name;
}

/** Whether a node is part of a type that says nothing of what a function of that name is: no `let other: typeof send`. */
function isInType(typescript: Typescript, node: ts.Node): boolean {
  if (typescript.isQualifiedName(node)) return isInType(typescript, node.parent);
  if (typescript.isTypeQueryNode(node)) return isTypeArgument(typescript, node.parent);
  return typescript.isTypeReferenceNode(node) || typescript.isTypePredicateNode(node);
}

/** Whether what is written below a node as a type is an argument: `ReturnType<typeof send>`, `useData<typeof load>()`. */
function isTypeArgument(typescript: Typescript, parent: ts.Node): boolean {
  return typescript.isTypeReferenceNode(parent) || typescript.isCallExpression(parent);
}
