import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

type Typescript = typeof ts;

/**
 * Whether the use of a name leaves what it names to be found by that name alone: it is called, imported, exported, declared, or handed
 * to a call that does not give it back.
 */
export function isNamedUse(session: Session, name: ts.MemberName): boolean {
  const { ts } = session;
  const { parent } = name;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
  const use = isMember ? parent : name;
  if (isCalled(ts, use)) return true;
  if (ts.isCallExpression(use.parent)) return isResultFree(session, use.parent);
  if (isMember) return false;
  if (ts.isPropertyAccessExpression(parent)) return parent.name.text !== 'bind';
  return isMention(ts, name);
}

/**
 * Whether what a call gives cannot run what it was given: nothing is done with it, or it is no function of the program and holds none. What is
 * not known leads nowhere, as no other way of looking for callers could follow it.
 */
export function isResultFree(session: Session, call: ts.CallExpression): boolean {
  if (isDropped(session.ts, call)) return true;
  const value = session.evaluate(call);
  if (value.kind !== 'api') return value.kind === 'unknown' || value.kind === 'literal';
  const regions = session.knowledge.library(value.package)?.descriptor.regions ?? [];
  return regions.every(({ constructed }) => constructed !== true);
}

/** Whether nothing is done with what a call gives. */
export function isDropped(typescript: Typescript, call: ts.CallExpression): boolean {
  let end: ts.Node = call;
  while (typescript.isAwaitExpression(end.parent) || typescript.isVoidExpression(end.parent))
    end = end.parent;
  return typescript.isExpressionStatement(end.parent);
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

/** Whether a name stands where it declares something, or says a type. */
export function isMention(typescript: Typescript, name: ts.MemberName): boolean {
  return isDeclared(name.parent, name) || isInType(typescript, name.parent);
}

/** Whether a node declares something under a name, which it has from nowhere else under another one. */
function isDeclared(parent: ts.Node, name: ts.MemberName): boolean {
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
