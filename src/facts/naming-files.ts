import type { ts } from 'ts-morph';
import { isLocalName } from './local-name.ts';
import { filesWith } from './mentions.ts';
import { remember, rememberPair, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';

/** Whether the use of a name leaves what it names to be found by that name alone. */
export type NamedUse = (session: Session, name: ts.MemberName) => boolean;

/** Decides which files may have a say. */
export type Counts = (file: ts.SourceFile) => boolean;

const finders = rememberWeakly((session: Session) =>
  rememberPair((isCounted: Counts, isNamed: NamedUse) =>
    remember((name: string) => search(session, name, isCounted, isNamed)),
  ),
);

/**
 * The files that name what a name declares or assigns, in the order of the program; `null` where some use of the name leads to it by more than
 * the name.
 */
export function filesNaming(
  session: Session,
  name: ts.MemberName,
  isCounted: Counts,
  isNamed: NamedUse,
): readonly ts.SourceFile[] | null {
  return isKeptInFile(session, name, isNamed)
    ? [name.getSourceFile()]
    : finders(session)(isCounted, isNamed)(name.text);
}

/** Whether only the file of a name can name it, and hands it to no other one. */
function isKeptInFile(session: Session, name: ts.MemberName, isNamed: NamedUse): boolean {
  const { ts } = session;
  const isKept: NamedUse = (_, use) =>
    !ts.isExportSpecifier(use.parent) &&
    !ts.isShorthandPropertyAssignment(use.parent) &&
    isNamed(session, use);
  return isLocalName(session, name) && usesOf(session, name.getSourceFile(), name.text, isKept) === 'named';
}

function search(
  session: Session,
  name: string,
  isCounted: Counts,
  isNamed: NamedUse,
): readonly ts.SourceFile[] | null {
  const files: ts.SourceFile[] = [];
  for (const file of filesWith(session, name)) {
    const uses = isCounted(file) ? usesOf(session, file, name, isNamed) : 'none';
    if (uses === 'open') return null;
    if (uses === 'named') files.push(file);
  }
  return files;
}

/** How a file uses a name: not at all, in ways that lead to what it names by that name alone, or in others. */
type Uses = 'none' | 'named' | 'open';

function usesOf(session: Session, file: ts.SourceFile, name: string, isNamed: NamedUse): Uses {
  const { ts } = session;
  let uses: Uses = 'none';
  for (const node of tokensWith(ts, file, name)) {
    if (ts.isMemberName(node) && node.text === name) {
      if (!isNamed(session, node)) return 'open';
      uses = 'named';
    } else if (ts.isStringLiteralLike(node) && node.text === name && isKept(node)) return 'open';
  }
  return uses;
}

/** Whether a text is what something holds, by which a member may be chosen elsewhere. */
function isKept(text: ts.StringLiteralLike): boolean {
  return 'initializer' in text.parent && text.parent.initializer === text;
}
