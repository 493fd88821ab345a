import { isBuiltin } from 'node:module';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { remember } from '../remember.ts';
import { serverFolders, serverModules, serverPackages } from './browser-lists.ts';
import { hasServerPart } from './client-component.ts';
import { runtimeModules } from './imported-modules.ts';
import { importersIn } from './importers.ts';
import { matcherOf } from './name-patterns.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';
import { unseenImportersOf } from './unseen-importers.ts';
import { holdsUnseenPages } from './unseen-pages.ts';
import { Ways } from './ways.ts';

/** Roles of files that import a module for another reason than to run it where it is meant to run. */
const bystanders: ReadonlySet<FileRole> = new Set(['declaration', 'test']);

const isServerModule = matcherOf([...serverModules, ...serverPackages]);
const isServerFolder = matcherOf(serverFolders);

type Importers = (file: ts.SourceFile) => readonly ts.SourceFile[] | null;

/**
 * Tells whether a file without a sign of its own runs in a browser: every way to it, from module to module, begins in a browser file, and
 * there is one. Nothing on these ways is the beginning of a program or has a part that a server runs. Files of a package that others import by
 * their paths may be imported by what is not in the program: where only the workspace can do so, or the package is a published library, all
 * sources of the workspace are looked at, else it is never told so. Who imports a library from elsewhere is out of sight and counts for nothing.
 * The first question about a module that does not need a server looks up the imports of the whole program.
 */
export function createBrowserOnly(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile) => boolean {
  const seenImporters = importersIn(program);
  const unseenImporters = unseenImportersOf(program);
  const allImporters: Importers = (file) => {
    const unseen = unseenImporters(file);
    return unseen && [...seenImporters(file), ...unseen];
  };
  const isUnseen = remember(holdsUnseenPages);
  const isOnServer = remember((file: ts.SourceFile) => runsOnServer(program, file));
  const isPublished = ({ fileName }: ts.SourceFile): boolean => {
    const { isInternal, isLibrary } = packagesOf(program).around(fileName);
    return isLibrary && !isInternal;
  };
  const signs: Signs = { isServer: isOnServer, roleOf };
  return (file) => {
    const folder = packagesOf(program).folderOf(file.fileName);
    if (program.origin === 'single-file' || (folder !== null && isUnseen(folder))) return false;
    const { isInternal, isLibrary, isOpen } = packagesOf(program).around(file.fileName);
    if (!isOpen)
      return beginning(file, { ...signs, importersOf: seenImporters, mayEnd: never }) === 'browser';
    return (
      (isInternal || isLibrary) &&
      beginning(file, { ...signs, importersOf: seenImporters, mayEnd: always }) !== 'elsewhere' &&
      beginning(file, { ...signs, importersOf: allImporters, mayEnd: isPublished }) === 'browser'
    );
  };
}

const never = (): boolean => false;
const always = (): boolean => true;

interface Signs {
  readonly isServer: (file: ts.SourceFile) => boolean;
  readonly roleOf: (file: ts.SourceFile) => FileRole;
}

interface ImporterSearch extends Signs {
  readonly importersOf: Importers;
  /** Whether what imports a module may be out of sight, so that one without importers is not the beginning of a program. */
  readonly mayEnd: (module: ts.SourceFile) => boolean;
}

/** Where the ways to a file begin: all that are seen in a browser, one of them elsewhere, or `unseen` when none is seen. */
function beginning(
  file: ts.SourceFile,
  { importersOf, isServer, mayEnd, roleOf }: ImporterSearch,
): 'browser' | 'elsewhere' | 'unseen' {
  const ways = new Ways(file);
  let isFound = false;
  for (const module of ways) {
    if (isServer(module)) return 'elsewhere';
    const importing = importersOf(module)?.filter((importer) => !bystanders.has(roleOf(importer))) ?? null;
    if (importing === null || (importing.length === 0 && !mayEnd(module))) return 'elsewhere';
    for (const importer of importing) {
      const role = roleOf(importer);
      if (role === 'browser') isFound = true;
      else if (role === 'service') ways.add(importer);
      else return 'elsewhere';
    }
  }
  return isFound ? 'browser' : 'unseen';
}

/** Whether a module has a sign that a server runs it. */
function runsOnServer(program: ServiceProgram, file: ts.SourceFile): boolean {
  const { fileName } = file;
  const typescript = program.compiler.ts;
  const folders = fileName.slice(packagesOf(program).folderOf(fileName)?.length).split('/').slice(0, -1);
  return (
    folders.some(isServerFolder) ||
    /\.server\.[^.]+$/.test(fileName) ||
    runtimeModules(typescript, file).some((name) => isBuiltin(name) || isServerModule(name)) ||
    hasServerPart(typescript, file)
  );
}
