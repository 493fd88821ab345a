import { dirname, relative } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { isClientComponent } from './client-component.ts';
import { fileRole } from './file-role.ts';
import { toSlashes } from './folders.ts';
import { importedModules } from './imported-modules.ts';
import { noPackage, packageFacts, type PackageFacts } from './package-facts.ts';
import { createPageScripts } from './page-scripts.ts';
import type { Compiler } from './service-program.ts';
import { isStandAlone } from './stand-alone.ts';
import { nearestPackage, serviceRoot } from './service-root.ts';

/** How much of a text is looked at for directives and headers, in characters. */
const headLength = 2000;

interface Surroundings {
  readonly root: string;
  readonly packageFolder: string | null;
  readonly package: PackageFacts;
}

/** Tells the role of a program's source files, from their place below the working directory, their imports and their package. */
export function createSourceRoles(
  { ts: typescript }: Compiler,
  cwd: string,
): (file: ts.SourceFile) => FileRole {
  const roles = new WeakMap<ts.SourceFile, FileRole>();
  const surroundingsOf = rememberSurroundings(toSlashes(cwd));
  const isPageScript = createPageScripts();
  return (file) => {
    const known = roles.get(file);
    if (known !== undefined) return known;
    const role = roleIn(file, surroundingsOf(file.fileName));
    roles.set(file, role);
    return role;
  };

  function roleIn(file: ts.SourceFile, { package: facts, packageFolder, root }: Surroundings): FileRole {
    const { fileName, text } = file;
    const imports = importedModules(typescript, file);
    const role = fileRole(relative(root, fileName), text.slice(0, headLength), imports, facts);
    if (role !== 'service') return role;
    if (facts.isLibrary && isStandAlone(typescript, file)) return 'script';
    if (isClientComponent(typescript, file)) return 'browser';
    const isLoaded =
      packageFolder !== null && isPageScript({ fileName, imports, packageFolder, package: facts });
    return isLoaded ? 'browser' : 'service';
  }
}

/**
 * The role that a file has by its place and the head of its text, whatever it imports, so that no program is needed to tell; `service` where
 * only imports or the package may tell another one.
 */
export function outwardRole(fileName: string, text: string, cwd: string): FileRole {
  const root = serviceRoot(fileName, toSlashes(cwd));
  return fileRole(relative(root, fileName), text.slice(0, headLength), []);
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
    const packageFolder = nearestPackage(fileName);
    const found = { root: serviceRoot(fileName, cwd), packageFolder, package: factsOf(packageFolder) };
    byFolder.set(folder, found);
    return found;
  };
}
