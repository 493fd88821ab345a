import { basename, dirname, extname } from 'node:path';

import type { ts } from 'ts-morph';
import { filesWith } from './mentions.ts';
import type { FunctionFacts } from './model.ts';
import type { Session } from './session.ts';

/**
 * The files in which a function's callers are most likely to be: its own, those that hold its name and that of its module, as importers do,
 * then the others that hold its name. A function without a name is only handed on where it is written. Others may call it as
 * well: by another name, or through what it was put into.
 */
export function likelyCallers(session: Session, callee: FunctionFacts): readonly ts.SourceFile[] {
  const own = fileOf(session, callee);
  if (!own) return [];
  if (isNameless(callee)) return [own];
  const named = filesWith(session, calledAs(callee.name)).filter((file) => file !== own);
  const imports = named.map((file) => mayImport(file, own));
  return [own, ...named.filter((_, at) => imports[at]), ...named.filter((_, at) => !imports[at])];
}

/** Of which of the kinds of {@link likelyCallers} a file is, counted from the likeliest; `null` for none. */
export function likelihoodIn(session: Session, callee: FunctionFacts, fileName: string): number | null {
  const own = fileOf(session, callee);
  const file = session.program.program.getSourceFile(fileName);
  if (file === own) return 0;
  if (!own || !file || isNameless(callee) || !file.text.includes(calledAs(callee.name))) return null;
  return mayImport(file, own) ? 1 : 2;
}

function mayImport({ text }: ts.SourceFile, { fileName }: ts.SourceFile): boolean {
  return text.includes(moduleName(fileName));
}

function fileOf({ program }: Session, { span }: FunctionFacts): ts.SourceFile | undefined {
  return program.program.getSourceFile(span.file);
}

function isNameless({ name }: FunctionFacts): boolean {
  return name.startsWith('<');
}

/** The word that a call of a function holds: its own name, or that of the class that it constructs. */
function calledAs(name: string): string {
  const [owner = name, member] = name.split('.');
  return member === undefined || member === 'constructor' ? owner : member;
}

/** What an import of a module ends with, without its extension: `index` files are imported by their folder's name. */
function moduleName(file: string): string {
  const name = basename(file, extname(file));
  return name === 'index' ? basename(dirname(file)) : name;
}
