import type { ts } from 'ts-morph';
import { meaningOf } from './lookup.ts';
import type { Session } from './session.ts';

/**
 * Whether only its own file can name what a name declares, or the field that it assigns: a private member, what is declared within a function,
 * or what a module does not export where it declares it.
 */
export function isLocalName(session: Session, name: ts.MemberName): boolean {
  const { ts } = session;
  if (ts.isPrivateIdentifier(name)) return true;
  const meaning = meaningOf(session, name);
  if (meaning.kind !== 'declaration') return false;
  const declaration = meaning.node;
  const flags = ts.getCombinedModifierFlags(declaration);
  if (ts.isClassElement(declaration) || ts.isParameter(declaration))
    return (flags & ts.ModifierFlags.Private) !== 0;
  if (!ts.isVariableDeclaration(declaration) && !ts.isFunctionDeclaration(declaration)) return false;
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const { parent } = statement;
  if (!ts.isSourceFile(parent)) return true;
  return ts.isExternalModule(parent) && (flags & ts.ModifierFlags.Export) === 0;
}
