import { dirname, relative } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { isClientComponent } from './client-component.ts';
import { fileRole } from './file-role.ts';
import { toSlashes } from './folders.ts';
import { noPackage, packageFacts, type PackageFacts } from './package-facts.ts';
import type { Compiler } from './service-program.ts';
import { nearestPackage, serviceRoot } from './service-root.ts';

/** How much of a text is looked at for directives and headers, in characters. */
const headLength = 2000;

interface Surroundings {
  readonly root: string;
  readonly package: PackageFacts;
}

/** Tells the role of a program's source files, from their place below the working directory, their imports and their package. */
export function createSourceRoles(
  { ts: typescript }: Compiler,
  cwd: string,
): (file: ts.SourceFile) => FileRole {
  const roles = new WeakMap<ts.SourceFile, FileRole>();
  const surroundingsOf = rememberSurroundings(toSlashes(cwd));
  return (file) => {
    const known = roles.get(file);
    if (known !== undefined) return known;
    const { root, package: facts } = surroundingsOf(file.fileName);
    const head = file.text.slice(0, headLength);
    const signed = fileRole(relative(root, file.fileName), head, importsOf(typescript, file), facts);
    const role = signed === 'service' && isClientComponent(typescript, file) ? 'browser' : signed;
    roles.set(file, role);
    return role;
  };
}

/** Looks into each folder once, and reads each package.json once. */
function rememberSurroundings(cwd: string): (fileName: string) => Surroundings {
  const byFolder = new Map<string, Surroundings>();
  const byPackage = new Map<string, PackageFacts>();
  const factsOf = (folder: string | null): PackageFacts => {
    if (folder === null) return noPackage;
    const facts = byPackage.get(folder) ?? packageFacts(folder);
    byPackage.set(folder, facts);
    return facts;
  };
  return (fileName) => {
    const folder = dirname(fileName);
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const found = { root: serviceRoot(fileName, cwd), package: factsOf(nearestPackage(fileName)) };
    byFolder.set(folder, found);
    return found;
  };
}

function importsOf(typescript: typeof ts, file: ts.SourceFile): readonly string[] {
  return file.statements.flatMap((statement) => {
    if (!typescript.isImportDeclaration(statement)) return [];
    return typescript.isStringLiteral(statement.moduleSpecifier) ? [statement.moduleSpecifier.text] : [];
  });
}
