import type { ts } from 'ts-morph';
import type { Span } from './model.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Where a value is made that a call is given, where that is before the call, in its function or in one around it; `null` where it is made for this
 * call alone, or elsewhere.
 */
export function madeBefore(session: Session, call: ts.Node, value: Value): Span | null {
  const origin = value.kind === 'api' ? value.origin : null;
  if (!origin || origin.file !== call.getSourceFile().fileName || origin.end > call.getStart()) return null;
  const made = callNodeAt(session, origin);
  const around = made && session.ts.findAncestor(made, session.ts.isFunctionLike);
  return made && (!around || around.end >= call.end) ? origin : null;
}
