import type { ts } from 'ts-morph';
import type { ResponseModel } from '../libraries/descriptor.ts';
import { isGoodStatus } from './answer-body.ts';
import { isAssignment } from './assignment.ts';
import { memberOf } from './member-value.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';
import { typedValue } from './typed-value.ts';
import type { ApiValue } from './value.ts';

/** What answers a request: a call of a member (`res.json(…)`), or a value that a member is given (`ctx.body = …`). */
export interface Answering {
  readonly node: ts.Expression;
  readonly model: ResponseModel;
  /** What the member is one of. */
  readonly receiver: ts.Expression;
  /** The arguments of the call, or the value. */
  readonly given: readonly ts.Expression[];
}

/** How an expression answers the request that is served: by itself where it stands (`res.json(…)`), or by what it gives once that is returned (`c.json(…)`). */
export function answeringOf(session: Session, node: ts.Node): Answering | null {
  const { ts } = session;
  if (ts.isCallExpression(node)) return ofMember(session, node, node.expression, [...node.arguments]);
  const isGiven = ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isGiven ? ofMember(session, node, node.left, [node.right]) : null;
}

function ofMember(
  session: Session,
  node: ts.CallExpression | ts.BinaryExpression,
  member: ts.Expression,
  given: readonly ts.Expression[],
): Answering | null {
  const { ts, knowledge } = session;
  if (!ts.isPropertyAccessExpression(member) || !knowledge.responds(member.name.text)) return null;
  const asked = ts.isCallExpression(node) ? apiCallee(session.evaluate(member)) : assigned(session, member);
  const { responses = [] } = (asked && knowledge.library(asked.package)?.descriptor) ?? {};
  const isGiven = !ts.isCallExpression(node);
  const model = responses.find(
    (one) =>
      one.on === asked?.type && one.members.includes(asked.path) && (one.assigned ?? false) === isGiven,
  );
  return model && asked ? { node, model, receiver: headOf(session, member, asked), given } : null;
}

/** What the path of a member starts at: `ctx` of `ctx.response.body`. */
function headOf({ ts }: Session, member: ts.PropertyAccessExpression, { path }: ApiValue): ts.Expression {
  let head = member.expression;
  for (let left = path.split('.').length - 1; left > 0 && ts.isPropertyAccessExpression(head); left -= 1)
    head = head.expression;
  return head;
}

/** The member that is given a value, of what is known by its value or its type, or is a member of that itself. */
function assigned(session: Session, { expression, name }: ts.PropertyAccessExpression): ApiValue | null {
  const around = session.ts.isPropertyAccessExpression(expression) ? assigned(session, expression) : null;
  const owner = around ?? apiCallee(session.evaluate(expression)) ?? typedValue(session, expression);
  return owner && apiCallee(memberOf(session, owner, name.text));
}

/** Whether nothing gives an answer another status than one of success: none of its arguments, no call that it is chained to, and nothing beside it. */
export function hasGoodStatus(session: Session, answering: Answering): boolean {
  const { ts } = session;
  const { model, given } = answering;
  const status = model.status === undefined ? undefined : given[model.status];
  if (status && !isGoodStatus(session, status)) return false;
  let { receiver } = answering;
  while (ts.isCallExpression(receiver)) {
    if (!ts.isPropertyAccessExpression(receiver.expression)) return false;
    if (setsStatus(session, receiver, model) && !isGoodAt(session, receiver)) return false;
    receiver = receiver.expression.expression;
  }
  return !isSetApart(session, answering.node, model, receiver.getText());
}

/** Whether what sets the status is given one of success. */
function isGoodAt(session: Session, { arguments: [given] }: ts.CallExpression): boolean {
  return given !== undefined && isGoodStatus(session, given);
}

function setsStatus(
  { ts }: Session,
  { expression }: ts.CallExpression,
  { statusBy }: ResponseModel,
): boolean {
  return ts.isPropertyAccessExpression(expression) && statusBy.includes(expression.name.text);
}

/**
 * Whether a statement of the same function makes of an answer what may be none of success: `res.status(500);`, `res.statusCode = 500`, a part that is
 * written before, another body that is given after.
 */
export function isSetApart(
  session: Session,
  node: ts.Expression,
  model: ResponseModel,
  answer: string,
): boolean {
  const { ts } = session;
  const around = ts.findAncestor(node, ts.isFunctionLike);
  const sets = (one: ts.Node): boolean => {
    if (ts.isExpressionStatement(one) && one.expression !== node) {
      const { expression } = one;
      if (ts.isCallExpression(expression)) return isCalledApart(session, expression, answer, model);
      if (ts.isBinaryExpression(expression) && isAssignment(ts, expression))
        return (
          isGivenApart(session, expression, answer, model) || isReplaced(node, expression, answer, model)
        );
    }
    return ts.forEachChild(one, (child) => sets(child) || undefined) ?? false;
  };
  return around !== undefined && sets(around);
}

function isCalledApart(
  session: Session,
  call: ts.CallExpression,
  answer: string,
  model: ResponseModel,
): boolean {
  const { expression } = call;
  if (!session.ts.isPropertyAccessExpression(expression) || expression.expression.getText() !== answer)
    return false;
  if (model.partsBy?.includes(expression.name.text)) return true;
  return setsStatus(session, call, model) && !isGoodAt(session, call);
}

function isGivenApart(
  session: Session,
  { left, right }: ts.BinaryExpression,
  answer: string,
  { statusIn }: ResponseModel,
): boolean {
  return statusIn.some((name) => left.getText() === `${answer}.${name}`) && !isGoodStatus(session, right);
}

/** Whether what a member is given at a node may be replaced by what it is given later. */
function isReplaced(
  node: ts.Expression,
  later: ts.BinaryExpression,
  answer: string,
  { assigned, members }: ResponseModel,
): boolean {
  if (!assigned || later.pos <= node.end) return false;
  return members.some((name) => later.left.getText() === `${answer}.${name}`);
}
