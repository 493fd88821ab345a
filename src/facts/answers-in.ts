import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { assignmentsOf } from './assignments.ts';
import { calleeOf } from './callee.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Asked } from './model.ts';
import { spanOf, type Session } from './session.ts';

/** How many variables are followed through one another. */
const depthLimit = 6;

/** The calls whose answers an expression reads, by itself or through variables. */
export function answersIn(session: Session, expression: ts.Expression): readonly Asked[] {
  const found: Asked[] = [];
  const read = new Set<ts.Node>();
  const visit = (node: ts.Node, depth: number): void => {
    const { ts } = session;
    if (depth > depthLimit || read.has(node) || isHeldFunction(session, node)) return;
    read.add(node);
    if (ts.isCallExpression(node)) found.push({ span: spanOf(node), seen: isSeen(session, node) });
    if (ts.isIdentifier(node)) for (const source of sourcesOf(session, node)) visit(source, depth + 1);
    else
      ts.forEachChild(node, (child) => {
        visit(child, depth);
      });
  };
  visit(expression, 0);
  return found;
}

/** Whether a node is a function that an object holds, in which nothing runs where the object is read. */
function isHeldFunction({ ts }: Session, node: ts.Node): boolean {
  const { parent } = node;
  return ts.isFunctionLike(node) && (ts.isObjectLiteralExpression(parent) || ts.isPropertyAssignment(parent));
}

/** What a local variable is given. */
function sourcesOf(session: Session, name: ts.Identifier): readonly ts.Expression[] {
  const { ts } = session;
  const meaning = isReference(session, name) ? meaningOfName(session, name) : null;
  if (meaning?.kind !== 'declaration') return [];
  const variable = ts.isBindingElement(meaning.node)
    ? ts.walkUpBindingElementsAndPatterns(meaning.node)
    : meaning.node;
  if (!ts.isVariableDeclaration(variable)) return [];
  return [...(variable.initializer ? [variable.initializer] : []), ...assignmentsOf(session, variable)];
}

/** Whether an identifier stands for a value rather than for the name of a member. */
function isReference({ ts }: Session, name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  return !(ts.isPropertyAssignment(parent) && parent.name === name);
}

/** Whether a call is not waited for, or what it runs can be seen. What the platform itself gives is nothing that is kept. */
function isSeen(session: Session, node: ts.CallExpression): boolean {
  const { ts } = session;
  const { expression } = node;
  if (!isAwaited(session, node)) return true;
  if (ts.isPropertyAccessExpression(expression) && isOfPlatform(expression.name.text)) return true;
  const { api, targets } = calleeOf(session, node);
  return api !== null || targets.length > 0 || isLink(session, expression);
}

/** Whether a call is chained to a remote one, of which it is a part: `User.findOne(filter).lean()`. */
function isLink(session: Session, callee: ts.Expression): boolean {
  const { knowledge, ts } = session;
  if (!ts.isPropertyAccessExpression(callee) || !ts.isCallExpression(callee.expression)) return false;
  const { api } = calleeOf(session, callee.expression);
  const model = api && callModelOf(knowledge, api);
  return (model != null && model.effect !== 'none') || isLink(session, callee.expression.expression);
}

/** Bodies of requests and answers, and what promises and lists have. */
function isOfPlatform(member: string): boolean {
  return /^(?:json|text|formData|arrayBuffer|all|allSettled|then|catch|finally|map|filter)$/.test(member);
}

function isAwaited({ ts }: Session, node: ts.CallExpression): boolean {
  let { parent }: { parent: ts.Node } = node;
  while (
    ts.isPropertyAccessExpression(parent) ||
    ts.isCallExpression(parent) ||
    ts.isParenthesizedExpression(parent)
  )
    parent = parent.parent;
  return ts.isAwaitExpression(parent);
}
