import type { ts } from 'ts-morph';
import { isAssignment } from './assignment.ts';
import { isDropped, isMention, isResultFree } from './named-use.ts';
import type { Session } from './session.ts';

/**
 * Whether the use of a name leaves the client that it names to be found by that name alone: members of it are called, and give no client, it is
 * asked whether there is one, or another one takes its place.
 */
export function isClientUse(session: Session, name: ts.MemberName): boolean {
  const { ts } = session;
  const { parent } = name;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === name;
  const client = isMember ? parent : name;
  if (isCalledOn(session, client) || isReplaced(ts, client) || isTested(ts, client)) return true;
  return !isMember && isMention(ts, name);
}

/** Whether a member of a client is called where the client is named or made, and gives no client. */
export function isCalledOn(session: Session, client: ts.Node): boolean {
  const { ts } = session;
  let end = client;
  while (isAccess(ts, end.parent) && end.parent.expression === end) end = end.parent;
  const { parent } = end;
  return ts.isCallExpression(parent) && parent.expression === end && givesNoClient(session, parent);
}

type Access = ts.PropertyAccessExpression | ts.NonNullExpression;

function isAccess(typescript: typeof ts, node: ts.Node): node is Access {
  return typescript.isPropertyAccessExpression(node) || typescript.isNonNullExpression(node);
}

/** Whether nothing that a library knows can be called on what a call gives, or nothing is. */
function givesNoClient(session: Session, call: ts.CallExpression): boolean {
  const value = session.evaluate(call);
  if (value.kind !== 'api') return isResultFree(session, call);
  return value.path.endsWith('()') || isDropped(session.ts, call);
}

/** Whether an expression is given another value, in a statement of its own. */
function isReplaced(typescript: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  return (
    typescript.isBinaryExpression(parent) &&
    parent.left === node &&
    isAssignment(typescript, parent) &&
    typescript.isExpressionStatement(parent.parent)
  );
}

/** Whether an expression is only asked whether it holds anything. */
function isTested(typescript: typeof ts, { parent }: ts.Node): boolean {
  return typescript.isIfStatement(parent) || typescript.isPrefixUnaryExpression(parent);
}
