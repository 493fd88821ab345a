import { isBuiltin } from 'node:module';
import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { serverFolders, serverModules, serverPackages, unseenPages } from './browser-lists.ts';
import { hasServerPart } from './client-component.ts';
import { runtimeModules } from './imported-modules.ts';
import { createImporters } from './importers.ts';
import { matcherOf } from './name-patterns.ts';
import { packageAround, type PackageFacts } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';
import { nearestPackage } from './service-root.ts';

/** Roles of files that import a module for another reason than to run it where it is meant to run. */
const bystanders: ReadonlySet<FileRole> = new Set(['declaration', 'test']);

const isServerModule = matcherOf([...serverModules, ...serverPackages]);
const hasUnseenPages = matcherOf(unseenPages);
const isServerFolder = matcherOf(serverFolders);

/**
 * Tells whether a file without a sign of its own runs in a browser: every way to it, from module to module, begins in a browser file, and
 * there is one. Nothing on these ways is the beginning of a program or has a part that a server runs. Where files may be imported by what is
 * not in the program, it is never told so. The first question about a module that does not need a server looks up the imports of the whole
 * program.
 */
export function createBrowserOnly(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile) => boolean {
  const importersOf = createImporters(program);
  const typescript = program.compiler.ts;
  return (file) =>
    program.origin !== 'single-file' &&
    isClosed(packageAround(file.fileName)) &&
    beginsInBrowser(file, nearestPackage(file.fileName));

  function beginsInBrowser(file: ts.SourceFile, folder: string | null): boolean {
    const ways = new Set([file]);
    let isFound = false;
    for (const module of ways) {
      if (runsOnServer(typescript, module, folder)) return false;
      const importing = importersOf(module).filter((importer) => !bystanders.has(roleOf(importer)));
      if (importing.length === 0) return false;
      for (const importer of importing) {
        const role = roleOf(importer);
        if (role === 'browser') isFound = true;
        else if (role === 'service') ways.add(importer);
        else return false;
      }
    }
    return isFound;
  }
}

/** Whether no other package can import a package's files by their paths, and no page in a language of its own does. */
function isClosed({ dependencies, isOpen }: PackageFacts): boolean {
  return !isOpen && !dependencies.some(hasUnseenPages);
}

function runsOnServer(typescript: typeof ts, file: ts.SourceFile, packageFolder: string | null): boolean {
  const folders = file.fileName.slice(packageFolder?.length).split('/').slice(0, -1);
  return (
    folders.some(isServerFolder) ||
    /\.server\.[^.]+$/.test(file.fileName) ||
    runtimeModules(typescript, file).some((name) => isBuiltin(name) || isServerModule(name)) ||
    hasServerPart(typescript, file)
  );
}
