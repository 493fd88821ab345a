import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';

/** The function of the program that a call enters; `null` where that cannot be told. */
export function bodyOf(session: Session, call: ts.CallExpression): ts.Node | null {
  const [callee] = alternatives(session.evaluate(call.expression));
  return callee?.kind === 'function' ? nodeOf(session, callee.id) : null;
}
