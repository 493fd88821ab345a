import type { ts } from 'ts-morph';
import { endOf, testsBefore } from './ending-tests.ts';
import type { Drop, Span } from './model.ts';
import { presenceIn } from './presence.ts';
import { spanOf, type Session } from './session.ts';
import { tellsSuccess } from './success.ts';

/** Words by which a program may ask for another delivery. */
const asksAgain =
  /\b[45]\d\d\b|error|fail|retr|conflict|n\.?ack|reject|requeue|progress|processing\b|lock|wait|delay|pending|busy/i;

/** The tests before a call that end its function, or the turn of its loop, as if all had been done. */
export function dropsBefore(session: Session, span: Span): readonly Drop[] {
  return testsBefore(session, span, (test) => isQuiet(session, test.thenStatement)).flatMap((test) => {
    const asked = presenceIn(session, test);
    return asked ? [{ asked: spanOf(asked.call), whenGiven: asked.isGiven }] : [];
  });
}

/** Whether an arm always leaves, and nothing in it says that the work is still to be done. */
function isQuiet(session: Session, arm: ts.Statement): boolean {
  const { ts } = session;
  const end = endOf(session, arm);
  if (!end || asksAgain.test(arm.getText())) return false;
  if (ts.isContinueStatement(end)) return true;
  return ts.isReturnStatement(end) && (!end.expression || isDone(session, end.expression));
}

/** Whether a returned value is a plain answer. */
function isDone(session: Session, value: ts.Expression): boolean {
  const { ts } = session;
  if (ts.isObjectLiteralExpression(value) || tellsSuccess(session, value)) return true;
  if (!ts.isCallExpression(value) || !ts.isPropertyAccessExpression(value.expression)) return false;
  return /^(?:json|send|end|sendStatus)$/.test(value.expression.name.text);
}
