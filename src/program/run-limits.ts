import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { remember } from '../remember.ts';
import type { DeployedFunction } from './deployed-function.ts';
import type { DeployedFunctions } from './deployed-functions.ts';
import { importersIn } from './importers.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';
import { Ways } from './ways.ts';

/** How long a platform lets the code of a module run at a time. */
export interface RunLimit {
  /** In seconds, the longest that is known of all ways to it; `null` where the templates leave it open. */
  readonly seconds: number | null;
}

/**
 * Tells how long a platform lets the code of a file run: every way to it, from module to module, begins in a handler that a template
 * deploys, which lies in a folder above it or, from the working directory on, in a folder beside one of these. `null` where a way begins
 * elsewhere or may. Templates are read when the first file is asked about.
 */
export function createRunLimits(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
  deployed: DeployedFunctions,
): (file: ts.SourceFile) => RunLimit | null {
  const importersOf = importersIn(program);
  return remember(limitOf);

  function limitOf(file: ts.SourceFile): RunLimit | null {
    const ways = new Ways(file);
    const modules: ts.SourceFile[] = [];
    const handlers = new Map<ts.SourceFile, readonly DeployedFunction[]>();
    for (const module of ways) {
      modules.push(module);
      const functions = deployed.running(module.fileName);
      if (functions.length > 0) handlers.set(module, functions);
      const importing = importersOf(module).filter((importer) => roleOf(importer) === 'service');
      if (functions.length === 0 && importing.length === 0) return null;
      for (const importer of importing) ways.add(importer);
    }
    const isSeen = handlers.size > 0 && areInSight(program, modules, [...handlers.keys()]);
    return isSeen ? longest([...handlers.values()].flat()) : null;
  }
}

/** Whether no package that is out of sight may import one of the modules by its path; nobody imports the package of a handler. */
function areInSight(
  program: ServiceProgram,
  modules: readonly ts.SourceFile[],
  handlers: readonly ts.SourceFile[],
): boolean {
  const packages = new Set(handlers.map(({ fileName }) => packagesOf(program).folderOf(fileName)));
  return modules.every(
    ({ fileName }) =>
      packages.has(packagesOf(program).folderOf(fileName)) || !packagesOf(program).around(fileName).isOpen,
  );
}

function longest(functions: readonly DeployedFunction[]): RunLimit {
  const known = functions.flatMap(({ seconds }) => seconds ?? []);
  return { seconds: known.length > 0 ? Math.max(...known) : null };
}
