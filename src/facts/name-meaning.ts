import type { ts } from 'ts-morph';
import { type NameScope, scopeOfName } from './declared-names.ts';
import { meaningOf, meaningOfImport } from './lookup.ts';
import type { Meaning } from './meaning.ts';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';

/** What a name in an expression refers to, as {@link meaningOf}; the checker is asked once for each scope that decides it, if at all. */
export function meaningOfName(session: Session, name: ts.Identifier): Meaning {
  const { ts, names } = session;
  const file = name.getSourceFile();
  const decided = scopeOfName(ts, name, sitesOf(session, file).names);
  if (!decided) return meaningOf(session, name);
  const known = names.get(decided.scope);
  const found = known?.get(name.text);
  if (found) return found;
  const meaning = decidedMeaning(session, name, decided, file);
  if (known) known.set(name.text, meaning);
  else names.set(decided.scope, new Map([[name.text, meaning]]));
  return meaning;
}

/** Whether something in its file declares what a name in an expression stands for; else it is of the platform. */
export function isDeclaredInFile(session: Session, name: ts.Identifier): boolean {
  const { names } = sitesOf(session, name.getSourceFile());
  const decided = scopeOfName(session.ts, name, names);
  return decided !== null && names.get(decided.scope)?.has(name.text) === true;
}

function decidedMeaning(
  session: Session,
  name: ts.Identifier,
  { declaration }: NameScope,
  file: ts.SourceFile,
): Meaning {
  if (!declaration || session.program.packageOf(file.fileName)) return meaningOf(session, name);
  return meaningOfImport(session, declaration) ?? { kind: 'declaration', node: declaration };
}
