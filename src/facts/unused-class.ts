import type { ts } from 'ts-morph';
import { isLeftToImports } from './left-to-imports.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import { mayBeTaken } from './may-be-taken.ts';
import { filesWith } from './mentions.ts';
import type { FunctionId } from './model.ts';
import type { Counts } from './naming-files.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';

/**
 * Whether a function is a member of a class of which nobody has an instance: its own declaration is all that names it, and no framework finds its
 * module. A class that is decorated, or has no name of its own, may be known to a library without that.
 */
export function isOfUnusedClass(session: Session, id: FunctionId, isCounted: Counts): boolean {
  const owner = classAround(session, nodeOf(session, id));
  if (!owner?.name || !isKnownByNameAlone(session, owner)) return false;
  const { text } = owner.name;
  const files = filesWith(session, text).filter(isCounted);
  const isNamed = files.some((file) => mayName(session, file, owner));
  return (
    !isNamed &&
    isLeftToImports(session, owner.getSourceFile()) &&
    !mayBeTaken(session, owner.getSourceFile(), text)
  );
}

/** The class whose method or field a function is. */
function classAround({ ts }: Session, node: ts.Node | null): ts.ClassDeclaration | null {
  if (!node || ts.isSourceFile(node)) return null;
  const member = ts.isPropertyDeclaration(node.parent) ? node.parent : node;
  return ts.isClassDeclaration(member.parent) ? member.parent : null;
}

function isKnownByNameAlone({ ts }: Session, owner: ts.ClassDeclaration): boolean {
  const isDefault = (ts.getCombinedModifierFlags(owner) & ts.ModifierFlags.Default) !== 0;
  return !isDefault && !ts.getDecorators(owner) && ts.isExternalModule(owner.getSourceFile());
}

/** Whether a name in a file, other than that of its declaration, stands for a class, or may. */
function mayName(session: Session, file: ts.SourceFile, owner: ts.ClassDeclaration): boolean {
  const { ts } = session;
  const { name } = owner;
  for (const node of name ? tokensWith(ts, file, name.text) : []) {
    if (!ts.isIdentifier(node) || node.text !== name?.text || node === name) continue;
    if (ts.isShorthandPropertyAssignment(node.parent)) return true;
    const meaning = meaningOf(session, node);
    if (meaning.kind === 'unknown' || (meaning.kind === 'declaration' && meaning.node === owner)) return true;
  }
  return false;
}
