import { dirname, relative } from 'node:path';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { remember } from '../remember.ts';
import { isClientComponent } from './client-component.ts';
import { fileRole } from './file-role.ts';
import { below, toSlashes } from './folders.ts';
import { importedModules } from './imported-modules.ts';
import type { Packages } from './packages.ts';
import { createPageScripts } from './page-scripts.ts';
import type { Compiler } from './service-program.ts';
import { isStandAlone } from './stand-alone.ts';
import { serviceRoot } from './service-root.ts';

/** How much of a text is looked at for directives and headers, in characters. */
const headLength = 2000;

/** Tells the role of a program's source files, from their place below the working directory, their imports and their package. */
export function createSourceRoles(
  { ts: typescript }: Compiler,
  packages: Packages,
  cwd: string,
): (file: ts.SourceFile) => FileRole {
  const top = toSlashes(cwd);
  const rootOf = remember((folder: string) =>
    serviceRoot(below(folder, 'any'), top, (one) => packages.holdsManifest(one)),
  );
  const isPageScript = createPageScripts();
  return remember((file) => {
    const { fileName, text } = file;
    const facts = packages.around(fileName);
    const root = rootOf(dirname(fileName));
    const imports = importedModules(typescript, file);
    const role = fileRole(relative(root, fileName), text.slice(0, headLength), imports, facts);
    if (role !== 'service') return role;
    if (facts.isLibrary && isStandAlone(typescript, file)) return 'script';
    if (isClientComponent(typescript, file)) return 'browser';
    const packageFolder = packages.folderOf(fileName);
    const isLoaded =
      packageFolder !== null && isPageScript({ fileName, imports, packageFolder, package: facts });
    return isLoaded ? 'browser' : 'service';
  });
}

/**
 * The role that a file has by its place and the head of its text, whatever it imports, so that no program is needed to tell; `service` where
 * only imports or the package may tell another one.
 */
export function outwardRole(fileName: string, text: string, cwd: string): FileRole {
  const root = serviceRoot(fileName, toSlashes(cwd));
  return fileRole(relative(root, fileName), text.slice(0, headLength), []);
}
