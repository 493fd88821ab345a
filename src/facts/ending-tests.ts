import type { ts } from 'ts-morph';
import type { Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';

/** The statement by which an arm always leaves: it returns, throws, or goes on to the next turn of a loop; `null` where it may run through. */
export function endOf(
  { ts }: Pick<Session, 'ts'>,
  arm: ts.Statement,
): ts.ReturnStatement | ts.ThrowStatement | ts.ContinueStatement | null {
  const last = ts.isBlock(arm) ? arm.statements.at(-1) : arm;
  if (!last) return null;
  return ts.isReturnStatement(last) || ts.isThrowStatement(last) || ts.isContinueStatement(last)
    ? last
    : null;
}

/** The tests of a kind in the statements before a call, without those in loops and functions, that keep what follows them from being run. */
export function testsBefore(
  session: Session,
  span: Span,
  isWanted: (test: ts.IfStatement) => boolean,
): readonly ts.Expression[] {
  const { ts } = session;
  const found: ts.Expression[] = [];
  const call = callNodeAt(session, span);
  for (let node: ts.Node | null = call; node && !ts.isSourceFile(node); node = node.parent) {
    const { parent } = node;
    const earlier = ts.isBlock(parent) ? parent.statements.slice(0, positionOf(node, parent)) : [];
    found.push(...earlier.flatMap((one) => testsIn(session, one, isWanted)));
  }
  return found;
}

function positionOf(node: ts.Node, { statements }: ts.Block): number {
  return statements.findIndex((one) => one === node);
}

function testsIn(
  { ts }: Session,
  statement: ts.Statement,
  isWanted: (test: ts.IfStatement) => boolean,
): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isIterationStatement(node, false)) return;
    if (ts.isIfStatement(node) && isWanted(node)) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}
