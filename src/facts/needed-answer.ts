import type { ts } from 'ts-morph';
import { isShortCircuit } from './flow/completions.ts';
import type { Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';

/**
 * Whether what an awaited call gives is used at once as something that has members, so that `undefined` in its place fails there: it is taken
 * apart, a member of it is read, or that is what the statements do that follow the constant which holds it, whatever happens in between.
 */
export function isNeeded(session: Session, span: Span): boolean {
  const { ts } = session;
  const call = callNodeAt(session, span);
  if (!call || !ts.isAwaitExpression(call.parent)) return false;
  const given = unwrapped(session, call.parent);
  const { parent } = given;
  if (isMemberRead(session, given)) return true;
  if (!ts.isVariableDeclaration(parent)) return false;
  if (!ts.isIdentifier(parent.name)) return ts.isObjectBindingPattern(parent.name);
  return isUsedNext(session, parent, parent.name.text);
}

/** An expression with the parentheses around it. */
function unwrapped({ ts }: Session, node: ts.Node): ts.Node {
  let outer = node;
  while (ts.isParenthesizedExpression(outer.parent)) outer = outer.parent;
  return outer;
}

function isMemberRead({ ts }: Session, node: ts.Node): boolean {
  const { parent } = node;
  const isMember = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  return isMember && parent.expression === node && !parent.questionDotToken;
}

/** Whether the first statement that mentions a constant reads a member of it, and none before that one may leave. */
function isUsedNext(session: Session, { parent: list }: ts.VariableDeclaration, name: string): boolean {
  const { ts } = session;
  const statement = list.parent;
  if (!ts.isVariableStatement(statement) || !(list.flags & ts.NodeFlags.Const)) return false;
  if (!ts.isBlock(statement.parent)) return false;
  const { statements } = statement.parent;
  for (const next of statements.slice(statements.indexOf(statement) + 1)) {
    const use = firstMention(session, next, name);
    if (use) return isMemberRead(session, use) && isAlwaysRun(session, use, next);
    if (mayLeave(session, next)) return false;
  }
  return false;
}

function firstMention({ ts }: Session, node: ts.Node, name: string): ts.Identifier | undefined {
  const find = (one: ts.Node): ts.Identifier | undefined =>
    ts.isIdentifier(one) && one.text === name ? one : ts.forEachChild(one, find);
  return find(node);
}

/** Whether an expression is evaluated whenever the statement around it is run. */
function isAlwaysRun({ ts }: Session, node: ts.Node, statement: ts.Statement): boolean {
  if (
    !ts.isExpressionStatement(statement) &&
    !ts.isVariableStatement(statement) &&
    !ts.isReturnStatement(statement)
  )
    return false;
  return !ts.findAncestor(node, (one) => {
    if (one === statement) return 'quit';
    return ts.isFunctionLike(one) || ts.isConditionalExpression(one) || isShortCut(ts, one);
  });
}

/** `a && b`, `a ?? b`, `a?.(b)`. */
function isShortCut(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isBinaryExpression(node)) return isShortCircuit(compiler, node.operatorToken.kind);
  return (node.flags & compiler.NodeFlags.OptionalChain) !== 0;
}

function mayLeave({ ts }: Session, statement: ts.Node): boolean {
  const find = (one: ts.Node): boolean | undefined =>
    ts.isReturnStatement(one) || ts.isThrowStatement(one) || ts.isBreakOrContinueStatement(one)
      ? true
      : ts.isFunctionLike(one)
        ? undefined
        : ts.forEachChild(one, find);
  return find(statement) === true;
}
