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
export function likelyCallers(session: Session, { name, span }: FunctionFacts): readonly ts.SourceFile[] {
  const own = session.program.program.getSourceFile(span.file);
  if (!own) return [];
  if (name.startsWith('<')) return [own];
  const named = filesWith(session, calledAs(name)).filter((file) => file !== own);
  const module = moduleName(span.file);
  const importers = named.filter((file) => file.text.includes(module));
  return [own, ...importers, ...named.filter((file) => !importers.includes(file))];
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
