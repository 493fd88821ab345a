import type { ts } from 'ts-morph';
import type { Drop, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { presenceIn } from './presence.ts';
import { spanOf, type Session } from './session.ts';
import { tellsSuccess } from './success.ts';

/** Words by which a program may ask for another delivery. */
const asksAgain =
  /\b[45]\d\d\b|error|fail|retr|conflict|n\.?ack|reject|requeue|progress|processing\b|lock|wait|delay|pending|busy/i;

/** The tests before a call that end its function, or the turn of its loop, as if all had been done. */
export function dropsBefore(session: Session, span: Span): readonly Drop[] {
  return quietTestsBefore(session, span).flatMap((test) => {
    const asked = presenceIn(session, test);
    return asked ? [{ asked: spanOf(asked.call), whenGiven: asked.isGiven }] : [];
  });
}

/** The tests before a call that, where they hold, end its function, or the turn of its loop, as if all had been done. */
export function quietTestsBefore(session: Session, span: Span): readonly ts.Expression[] {
  const { ts } = session;
  const found: ts.Expression[] = [];
  const call = callNodeAt(session, span);
  for (let node: ts.Node | null = call; node && !ts.isSourceFile(node); node = node.parent)
    if (ts.isBlock(node.parent)) found.push(...quietTestsIn(session, earlier(node, node.parent)));
  return found;
}

function earlier(node: ts.Node, { statements }: ts.Block): readonly ts.Statement[] {
  return statements.filter((one) => one.end <= node.pos);
}

/** The tests in some statements, without those in loops and functions, that drop what follows them. */
function quietTestsIn(session: Session, statements: readonly ts.Statement[]): readonly ts.Expression[] {
  const { ts } = session;
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isIterationStatement(node, false)) return;
    if (ts.isIfStatement(node) && isQuiet(session, node.thenStatement)) found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  statements.forEach(visit);
  return found;
}

/** Whether an arm always leaves, and nothing in it says that the work is still to be done. */
function isQuiet(session: Session, arm: ts.Statement): boolean {
  const { ts } = session;
  const last = ts.isBlock(arm) ? arm.statements.at(-1) : arm;
  if (!last || asksAgain.test(arm.getText())) return false;
  if (ts.isContinueStatement(last)) return true;
  return ts.isReturnStatement(last) && (!last.expression || isDone(session, last.expression));
}

/** Whether a returned value is a plain answer. */
function isDone(session: Session, value: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isObjectLiteralExpression(value) || tellsSuccess(session, value)) return true;
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  return /^(?:json|send|end|sendStatus)$/.test(value.expression.name.text);
}
