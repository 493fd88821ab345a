import type { ts } from 'ts-morph';
import { importersIn } from '../program/importers.ts';
import type { Session } from './session.ts';

/** Files that need a file at run time are looked for among so many. */
const most = 500;

/** Whether nothing in a file runs without what another file does as it is loaded: it needs that one, or all files that need it do. */
export function runsAfter(session: Session, fileName: string, setUp: string): boolean {
  const { program } = session.program;
  const [file, first] = [program.getSourceFile(fileName), program.getSourceFile(setUp)];
  if (!file || !first) return false;
  const importersOf = importersIn(session.program);
  const loading = loadingOf(first, importersOf);
  const seen = new Set<ts.SourceFile>();
  const isAfter = (one: ts.SourceFile): boolean => {
    if (loading.has(one)) return true;
    if (seen.has(one) || seen.size > most) return false;
    seen.add(one);
    const importing = importersOf(one);
    return importing.length > 0 && importing.every(isAfter);
  };
  return isAfter(file);
}

/** The files that need a file, itself among them. */
function loadingOf(
  file: ts.SourceFile,
  importersOf: (file: ts.SourceFile) => readonly ts.SourceFile[],
): ReadonlySet<ts.SourceFile> {
  const found = new Set([file]);
  for (const one of found) if (found.size <= most) importersOf(one).forEach((other) => found.add(other));
  return found;
}
