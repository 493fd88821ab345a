import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../../src/facts/model.ts';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { createPackages } from '../../src/program/packages.ts';
import { createSourceRoles } from '../../src/program/source-roles.ts';
import type { ServiceProgram } from '../../src/program/service-program.ts';
import { serviceFolder } from './service-folder.ts';

/** Files of a package by their paths; an object stands for its JSON. */
export type Files = Readonly<Record<string, string | object>>;

export interface OpenedFile {
  readonly program: ServiceProgram;
  readonly file: ts.SourceFile;
  readonly roleOf: (file: ts.SourceFile) => FileRole;
}

/** Writes a package and opens the program of one of its files. Throws when the program does not hold it. */
export function openFile(files: Files, path: string): OpenedFile {
  const folder = serviceFolder(files);
  const fileName = join(folder, path);
  const text = readFileSync(fileName, 'utf8');
  const program = openOwnProgram({ fileName, text, project: 'auto', cwd: folder });
  const file = program.program.getSourceFile(fileName);
  if (!file) throw new Error('The program does not hold the file.');
  return { program, file, roleOf: createSourceRoles(program.compiler, createPackages(), folder) };
}
