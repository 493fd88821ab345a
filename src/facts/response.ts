import type { ts } from 'ts-morph';
import type { ResponseModel } from '../libraries/descriptor.ts';
import { isAssignment } from './assignment.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { apiCallee, numberOf } from './read-value.ts';
import type { Session } from './session.ts';

/** How a call answers the request that is served: by itself where it stands (`res.json(…)`), or by what it gives once that is returned (`c.json(…)`). */
export function responseModelOf(session: Session, node: CallNode): ResponseModel | null {
  const { ts, knowledge } = session;
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  if (!knowledge.responds(node.expression.name.text)) return null;
  const callee = apiCallee(session.evaluate(node.expression));
  const { responses = [] } = (callee && knowledge.library(callee.package)?.descriptor) ?? {};
  return responses.find(({ on, members }) => on === callee?.type && members.includes(callee.path)) ?? null;
}

/** Whether nothing sets another status than one of success: no argument of an answer, no call that it is chained to, and nothing beside it. */
export function hasGoodStatus(session: Session, node: ts.CallExpression, model: ResponseModel): boolean {
  const { ts } = session;
  const status = model.status === undefined ? undefined : node.arguments[model.status];
  if (status && !isGoodStatus(session, status)) return false;
  let receiver = receiverOf(session, node);
  while (receiver && ts.isCallExpression(receiver)) {
    const [given] = receiver.arguments;
    if (setsStatus(session, receiver, model) && !(given && isGoodStatus(session, given))) return false;
    receiver = receiverOf(session, receiver);
  }
  return receiver !== null && !isSetApart(session, node, receiver.getText(), model);
}

function receiverOf({ ts }: Session, { expression }: ts.CallExpression): ts.Expression | null {
  return ts.isPropertyAccessExpression(expression) ? expression.expression : null;
}

function setsStatus(
  { ts }: Session,
  { expression }: ts.CallExpression,
  { statusBy }: ResponseModel,
): boolean {
  return ts.isPropertyAccessExpression(expression) && statusBy.includes(expression.name.text);
}

function isGoodStatus(session: Session, node: ts.Expression): boolean {
  const number = numberOf(session.evaluate(node));
  return number !== null && number >= 200 && number < 300;
}

/** Whether a statement of the same function sets the status of an answer, before it or elsewhere: `res.status(500);`, `res.statusCode = 500`. */
function isSetApart(session: Session, node: ts.Node, answer: string, model: ResponseModel): boolean {
  const { ts } = session;
  const around = ts.findAncestor(node, ts.isFunctionLike);
  const sets = (one: ts.Node): boolean => {
    if (ts.isExpressionStatement(one)) {
      const { expression } = one;
      if (ts.isCallExpression(expression) && setsStatus(session, expression, model))
        return receiverOf(session, expression)?.getText() === answer;
      if (ts.isBinaryExpression(expression) && isAssignment(ts, expression))
        return model.statusIn.some((name) => expression.left.getText() === `${answer}.${name}`);
    }
    return ts.forEachChild(one, (child) => sets(child) || undefined) ?? false;
  };
  return around !== undefined && sets(around);
}
