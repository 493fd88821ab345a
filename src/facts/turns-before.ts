import type { ts } from 'ts-morph';
import { isToldByGiven } from './told-by-given.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId, Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';
import { awaitsIn, mayBeTurn } from './turn.ts';

/**
 * Whether something is awaited before a call, each time the function around it runs, that may be the wait for a turn. Looked at are the
 * functions around it that are written inside `owner`, and `owner` itself where it is `entered` for the call.
 */
export function turnsBefore(session: Session, span: Span, owner: FunctionId, entered: boolean): boolean {
  const { ts } = session;
  const end = nodeOf(session, owner);
  const call = callNodeAt(session, span);
  for (let node: ts.Node | null = call; node && !ts.isSourceFile(node); node = node.parent) {
    if (!ts.isFunctionLike(node)) continue;
    if (node === end && !entered) return false;
    if (waitsFor(session, node, call) || comesAfter(session, node)) return true;
    if (node === end) return false;
  }
  return false;
}

function waitsFor(session: Session, around: ts.SignatureDeclaration, call: ts.Node | null): boolean {
  const body = 'body' in around ? around.body : undefined;
  if (!body || !call) return false;
  const before = awaitsIn(session, body).filter((one) => one.pos < call.end && !contains(one, call));
  return before.some((one) => !isForSome(session, one, call, body) && mayBeTurn(session, one));
}

/** Whether only some items wait for something before a call, told apart by what they are: the others come to the call at once. */
function isForSome(session: Session, awaited: ts.Node, call: ts.Node, body: ts.Node): boolean {
  const { ts } = session;
  for (let node = awaited; node !== body; node = node.parent) {
    const { parent } = node;
    if (!ts.isIfStatement(parent) || contains(parent, call)) continue;
    if (node === parent.thenStatement && isToldByGiven(session, parent.expression)) return true;
  }
  return false;
}

function contains(outer: ts.Node, inner: ts.Node): boolean {
  return outer.pos <= inner.pos && outer.end >= inner.end;
}

/** Whether a function runs after a promise that may be a turn: `turn().then(() => send())`. */
function comesAfter(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  const { parent } = node;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  const { expression, name } = parent.expression;
  return (name.text === 'then' || name.text === 'finally') && mayBeTurn(session, expression);
}
