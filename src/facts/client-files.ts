import type { ts } from 'ts-morph';
import type { Span } from './model.ts';
import { isClientUse } from './named-use.ts';
import { filesNaming, type Counts } from './naming-files.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';

/**
 * The files that can hold calls on the client that is constructed at a place, in the order of the program: those that name the variable which
 * holds it. `null` where more leads to it, so that any file may: it is returned, injected, kept under another name, or something is derived
 * from it.
 */
export function clientFiles(
  session: Session,
  construction: Span,
  isCounted: Counts,
): readonly ts.SourceFile[] | null {
  const { ts } = session;
  const made = callNodeAt(session, construction);
  if (!made || !ts.isVariableDeclaration(made.parent) || !ts.isIdentifier(made.parent.name)) return null;
  return filesNaming(session, made.parent.name.text, isCounted, isClientUse);
}
