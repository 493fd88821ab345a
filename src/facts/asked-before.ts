import type { ts } from 'ts-morph';
import { answersIn } from './answers-in.ts';
import { exportedName, isDefault } from './exported-name.ts';
import type { Asked, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { spanOf, type Session } from './session.ts';
import { onlyRuns, wrappersOf } from './wrappers.ts';

/**
 * The calls whose answers decide whether a call is made: read by a test around it, by a test before it that may leave, or by the list over
 * which it is made. What wraps a function before its module exports it may ask anything, unless it is seen to do nothing but run it.
 */
export function askedBefore(session: Session, span: Span): readonly Asked[] {
  const tests: ts.Expression[] = [];
  const wrappers: ts.CallExpression[] = [];
  const call = callNodeAt(session, span);
  for (let node: ts.Node | null = call; node && !isOwnFunction(session, node); node = node.parent) {
    if (isWrapped(session, node)) wrappers.push(...askingWrappers(session, node));
    else tests.push(...testsAt(session, node));
  }
  return [
    ...tests.flatMap((test) => answersIn(session, test)),
    ...wrappers.map((wrapper) => ({ span: spanOf(wrapper), seen: false })),
  ];
}

/** Whether a node is a function, and its module exports what a call makes of it. */
function isWrapped(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  return (
    ts.isCallExpression(node.parent) && (exportedName(session, node) !== null || isDefault(session, node))
  );
}

/** The calls around a function that may do more than run it. */
function askingWrappers(session: Session, fn: ts.Node): readonly ts.CallExpression[] {
  const wrappers = wrappersOf(session, fn);
  return wrappers.filter((wrapper, at) => !onlyRuns(session, wrapper, wrappers[at - 1] ?? fn));
}

/** The calls whose answers decide whether a call is made, where its function comes to it: read by a test around it, or by the list over which it is made. */
export function askedAround(session: Session, span: Span): readonly Asked[] {
  const { ts } = session;
  const tests: ts.Expression[] = [];
  const call = callNodeAt(session, span);
  for (let node: ts.Node | null = call; node && !isOwnFunction(session, node); node = node.parent)
    if (!ts.isBlock(node.parent) && !ts.isSourceFile(node.parent)) tests.push(...testsAt(session, node));
  return tests.flatMap((test) => answersIn(session, test));
}

/** The calls whose answers decide whether a function goes on after a call, rather than throw. */
export function askedAfter(session: Session, span: Span): readonly Asked[] {
  const { ts } = session;
  const call = callNodeAt(session, span);
  const owner = call && ts.findAncestor(call, (node) => isOwnFunction(session, node));
  if (!call || !owner) return [];
  const tests = leavingTests(session, owner, (node) => ts.isThrowStatement(node));
  return tests.filter((test) => test.end >= call.end).flatMap((test) => answersIn(session, test));
}

/** The calls whose answers a call is given, in whatever is made of them. */
export function answersGiven(session: Session, span: Span): readonly Span[] {
  const call = callNodeAt(session, span);
  const given = call && !session.ts.isTaggedTemplateExpression(call) ? (call.arguments ?? []) : [];
  return given.flatMap((argument) => answersIn(session, argument)).map((asked) => asked.span);
}

/** A function that is not written where it is handed over. */
function isOwnFunction({ ts }: Session, node: ts.Node): boolean {
  return ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node) || ts.isSourceFile(node);
}

function testsAt(session: Session, node: ts.Node): readonly ts.Expression[] {
  const { ts } = session;
  const { parent } = node;
  if (ts.isIfStatement(parent)) return parent.expression === node ? [] : [parent.expression];
  if (ts.isConditionalExpression(parent)) return parent.condition === node ? [] : [parent.condition];
  if (ts.isBinaryExpression(parent)) return parent.right === node ? [parent.left] : [];
  if (ts.isForOfStatement(parent)) return parent.statement === node ? [parent.expression] : [];
  if (ts.isCallExpression(parent)) return ts.isFunctionLike(node) ? [parent.expression] : [];
  if (ts.isCaseClause(parent))
    return [parent.expression, parent.parent.parent.expression, ...before(session, node, parent)];
  return ts.isBlock(parent) || ts.isSourceFile(parent) ? before(session, node, parent) : [];
}

/** The tests in the statements before one of a list that may leave the list. */
function before(
  session: Session,
  node: ts.Node,
  { statements }: { readonly statements: readonly ts.Statement[] },
): readonly ts.Expression[] {
  const { ts } = session;
  const earlier = statements.slice(
    0,
    statements.findIndex((one) => one === node),
  );
  return earlier.flatMap((one) =>
    leavingTests(
      session,
      one,
      (inner) => ts.isReturnStatement(inner) || ts.isThrowStatement(inner) || ts.isContinueStatement(inner),
    ),
  );
}

/** The tests in a node of which an arm leaves in one of some ways. */
function leavingTests(
  session: Session,
  node: ts.Node,
  leaves: (node: ts.Node) => boolean,
): readonly ts.Expression[] {
  const { ts } = session;
  const found: ts.Expression[] = [];
  const visit = (one: ts.Node): void => {
    if (one !== node && ts.isFunctionLike(one)) return;
    const isTest = ts.isIfStatement(one) || ts.isSwitchStatement(one);
    if (isTest && contains(session, one, leaves)) found.push(one.expression);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return found;
}

function contains({ ts }: Session, node: ts.Node, isWanted: (node: ts.Node) => boolean): boolean {
  const visit = (one: ts.Node): true | undefined => {
    if (ts.isFunctionLike(one)) return undefined;
    return isWanted(one) ? true : ts.forEachChild(one, visit);
  };
  return ts.forEachChild(node, visit) ?? false;
}
