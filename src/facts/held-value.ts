import type { ts } from 'ts-morph';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/** What a variable holds: a value, or a member of one. */
export interface Held {
  readonly value: ts.Expression;
  /** The member that it was taken apart for; empty for the value as a whole. */
  readonly member: string;
}

/** What the variable that an expression names is declared with. */
export function heldBy(session: Session, node: ts.Expression): Held | null {
  const { ts } = session;
  const meaning = ts.isIdentifier(node) ? meaningOfName(session, node) : null;
  if (meaning?.kind !== 'declaration') return null;
  const { node: declared } = meaning;
  const isPart = ts.isBindingElement(declared);
  const declaration = isPart ? ts.walkUpBindingElementsAndPatterns(declared) : declared;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return null;
  const name = isPart ? (declared.propertyName ?? declared.name) : null;
  return { value: declaration.initializer, member: name && ts.isIdentifier(name) ? name.text : '' };
}
