import { isBuiltin } from 'node:module';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { serverFolders, serverModules, serverPackages, unseenPages } from './browser-lists.ts';
import { hasServerPart } from './client-component.ts';
import { runtimeModules } from './imported-modules.ts';
import { createImporters } from './importers.ts';
import { matcherOf } from './name-patterns.ts';
import { packageAround } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';
import { nearestPackage } from './service-root.ts';
import { createUnseenImporters } from './unseen-importers.ts';

/** Roles of files that import a module for another reason than to run it where it is meant to run. */
const bystanders: ReadonlySet<FileRole> = new Set(['declaration', 'test']);

const isServerModule = matcherOf([...serverModules, ...serverPackages]);
const hasUnseenPages = matcherOf(unseenPages);
const isServerFolder = matcherOf(serverFolders);

type Importers = (file: ts.SourceFile) => readonly ts.SourceFile[] | null;

/**
 * Tells whether a file without a sign of its own runs in a browser: every way to it, from module to module, begins in a browser file, and
 * there is one. Nothing on these ways is the beginning of a program or has a part that a server runs. Files of a package that others import by
 * their paths may be imported by what is not in the program: where only the workspace can do so, all its sources are looked at, else it is
 * never told so. The first question about a module that does not need a server looks up the imports of the whole program.
 */
export function createBrowserOnly(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile) => boolean {
  const seenImporters = createImporters(program);
  const unseenImporters = createUnseenImporters(program);
  const allImporters: Importers = (file) => {
    const unseen = unseenImporters(file);
    return unseen && [...seenImporters(file), ...unseen];
  };
  const ways: Ways = { isServer: (file) => runsOnServer(program.compiler.ts, file), roleOf };
  return (file) => {
    const { dependencies, isInternal, isOpen } = packageAround(file.fileName);
    if (program.origin === 'single-file' || dependencies.some(hasUnseenPages)) return false;
    if (!isOpen) return beginInBrowser(file, { ...ways, importersOf: seenImporters, least: 1 });
    return (
      isInternal &&
      beginInBrowser(file, { ...ways, importersOf: seenImporters, least: 0 }) &&
      beginInBrowser(file, { ...ways, importersOf: allImporters, least: 1 })
    );
  };
}

interface Ways {
  readonly isServer: (file: ts.SourceFile) => boolean;
  readonly roleOf: (file: ts.SourceFile) => FileRole;
}

interface ImporterSearch extends Ways {
  readonly importersOf: Importers;
  /** How many importers each module on the ways has; 0 asks whether nothing that is seen speaks against a browser. */
  readonly least: 0 | 1;
}

function beginInBrowser(
  file: ts.SourceFile,
  { importersOf, isServer, least, roleOf }: ImporterSearch,
): boolean {
  const ways = new Set([file]);
  let isFound = least === 0;
  for (const module of ways) {
    if (isServer(module)) return false;
    const importing = importersOf(module)?.filter((importer) => !bystanders.has(roleOf(importer))) ?? null;
    if (importing === null || importing.length < least) return false;
    for (const importer of importing) {
      const role = roleOf(importer);
      if (role === 'browser') isFound = true;
      else if (role === 'service') ways.add(importer);
      else return false;
    }
  }
  return isFound;
}

function runsOnServer(typescript: typeof ts, file: ts.SourceFile): boolean {
  const folders = file.fileName.slice(nearestPackage(file.fileName)?.length).split('/').slice(0, -1);
  return (
    folders.some(isServerFolder) ||
    /\.server\.[^.]+$/.test(file.fileName) ||
    runtimeModules(typescript, file).some((name) => isBuiltin(name) || isServerModule(name)) ||
    hasServerPart(typescript, file)
  );
}
