import type { ts } from 'ts-morph';
import { callingFiles, nameOf } from './calling-files.ts';
import { isLocalName } from './local-name.ts';
import { meaningOf, nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import { mayBeTaken } from './may-be-taken.ts';
import type { Counts } from './naming-files.ts';
import { remember, rememberPair, rememberWeakly } from '../remember.ts';
import type { Session } from './session.ts';
import { tokensWith } from './tokens.ts';

/** Decides which files of a program have a say. */
export interface Sight {
  /** Whether a file is no test. */
  readonly isCounted: Counts;
  /** Whether calls of a file are looked at. */
  readonly isService: Counts;
}

/**
 * Whether the calls of a function that are in sight are all there are: nothing but its name leads to it, each file that has the name is a service
 * file in which it is known what the name means, and no source out of the program can name it.
 */
export function isCalledInSight(session: Session, id: FunctionId, { isCounted, isService }: Sight): boolean {
  const node = nodeOf(session, id);
  const files = node && callingFiles(session, id, isCounted);
  if (!node || !files) return false;
  const name = session.ts.isSourceFile(node) ? null : nameOf(session, node);
  if (!inSight(session)(isService, files)(name?.text ?? '')) return false;
  return name === null || isLocalName(session, name) || !mayBeTaken(session, node.getSourceFile(), name.text);
}

/** Whether files are service files in which it is known what a name means. Functions of one name have the same files, and ask for them once. */
const inSight = rememberWeakly((session: Session) =>
  rememberPair((isService: Counts, files: readonly ts.SourceFile[]) =>
    remember((name: string) => files.every((file) => isService(file) && isEachUseKnown(session, file, name))),
  ),
);

/** Whether it is known for each use of a name in a file what it means, and none puts that into something. */
function isEachUseKnown(session: Session, file: ts.SourceFile, name: string): boolean {
  const { ts } = session;
  for (const node of tokensWith(ts, file, name)) {
    if (!ts.isIdentifier(node) || node.text !== name) continue;
    if (ts.isShorthandPropertyAssignment(node.parent)) return false;
    if (meaningOf(session, node).kind !== 'declaration') return false;
  }
  return true;
}
