import { dirname, relative } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { readText } from './disk.ts';
import { fileRole } from './file-role.ts';
import { below, toSlashes } from './folders.ts';
import { objectAt, parseManifest } from './manifest.ts';
import type { Compiler } from './service-program.ts';
import { nearestPackage, serviceRoot } from './service-root.ts';

/** How much of a text is looked at for directives and headers, in characters. */
const headLength = 2000;

interface Surroundings {
  readonly root: string;
  readonly dependencies: readonly string[];
}

/** Tells the role of a program's source files, from their place below the working directory, their imports and their package. */
export function createSourceRoles(
  { ts: typescript }: Compiler,
  cwd: string,
): (file: ts.SourceFile) => FileRole {
  const roles = new WeakMap<ts.SourceFile, FileRole>();
  const byFolder = new Map<string, Surroundings>();
  return (file) => {
    const known = roles.get(file);
    if (known !== undefined) return known;
    const folder = dirname(file.fileName);
    const surroundings = byFolder.get(folder) ?? surroundingsOf(file.fileName, toSlashes(cwd));
    byFolder.set(folder, surroundings);
    const { dependencies, root } = surroundings;
    const head = file.text.slice(0, headLength);
    const role = fileRole(relative(root, file.fileName), head, importsOf(typescript, file), dependencies);
    roles.set(file, role);
    return role;
  };
}

function surroundingsOf(fileName: string, cwd: string): Surroundings {
  return { root: serviceRoot(fileName, cwd), dependencies: dependenciesOf(nearestPackage(fileName)) };
}

function importsOf(typescript: typeof ts, file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((statement) => {
    if (!typescript.isImportDeclaration(statement)) return [];
    return typescript.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
  });
}

function dependenciesOf(folder: string | null): readonly string[] {
  if (folder === null) return [];
  const manifest = parseManifest(readText(below(folder, 'package.json')));
  return ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((key) =>
    Object.keys(objectAt(manifest, key)),
  );
}
