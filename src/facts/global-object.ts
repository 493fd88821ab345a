import type { ts } from 'ts-morph';
import { assignedMembers } from './assignments.ts';
import { unwrap } from './flow/transparent.ts';
import { heldBy } from './held-value.ts';
import { meaningOfName } from './name-meaning.ts';
import { either } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * What a file keeps on the global object under a name, so that it outlives a reload of the module: `global.db = new Pool()`. `null` where it
 * keeps nothing that can be read, or where `target` is another object.
 */
export function keptGlobally(session: Session, target: ts.Expression, name: string): Value | null {
  const { ts } = session;
  const assigned = assignedMembers(session, target.getSourceFile(), name);
  if (assigned.length === 0 || !isGlobalObject(session, target)) return null;
  const kept = assigned
    .filter(({ left }) => ts.isPropertyAccessExpression(left) && isGlobalObject(session, left.expression))
    .map(({ right }) => session.evaluate(right))
    .filter(({ kind }) => kind !== 'unknown');
  return kept.length === 0 ? null : either(kept);
}

/** Whether an expression is a member of the global object: `globalThis.db`, `(global as any).db`, `shared.db` of `const shared = globalThis`. */
export function isGlobalMember(session: Session, node: ts.Expression): boolean {
  const member = unwrap(session.ts, node);
  return session.ts.isPropertyAccessExpression(member) && isGlobalObject(session, member.expression);
}

function isGlobalObject(session: Session, expression: ts.Expression): boolean {
  const { ts } = session;
  const node = unwrap(ts, expression);
  const held = heldBy(session, node);
  const named = held?.member === '' ? unwrap(ts, held.value) : node;
  if (!ts.isIdentifier(named) || meaningOfName(session, named).kind === 'declaration') return false;
  return named.text === 'globalThis' || named.text === 'global';
}
