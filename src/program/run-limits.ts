import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import type { DeployedFunction } from './deployed-function.ts';
import { createFunctionsOf } from './deployed-functions.ts';
import { createImporters } from './importers.ts';
import { packageAround } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';
import { nearestPackage } from './service-root.ts';

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
  cwd: string,
): (file: ts.SourceFile) => RunLimit | null {
  const importersOf = createImporters(program);
  const functionsFor = createFunctionsOf(cwd);
  const limits = new WeakMap<ts.SourceFile, RunLimit | null>();
  return (file) => {
    const known = limits.get(file);
    if (known !== undefined) return known;
    const limit = limitOf(file);
    limits.set(file, limit);
    return limit;
  };

  function limitOf(file: ts.SourceFile): RunLimit | null {
    const ways = new Set([file]);
    const handlers = new Map<ts.SourceFile, readonly DeployedFunction[]>();
    for (const module of ways) {
      const functions = functionsFor(module.fileName);
      if (functions.length > 0) handlers.set(module, functions);
      const importing = importersOf(module).filter((importer) => roleOf(importer) === 'service');
      if (functions.length === 0 && importing.length === 0) return null;
      for (const importer of importing) ways.add(importer);
    }
    const packages = new Set([...handlers.keys()].map(packageOf));
    const isInSight = (module: ts.SourceFile): boolean => packages.has(packageOf(module)) || !isOpen(module);
    return handlers.size > 0 && [...ways].every(isInSight) ? longest([...handlers.values()].flat()) : null;
  }
}

function longest(functions: readonly DeployedFunction[]): RunLimit {
  const known = functions.flatMap(({ seconds }) => seconds ?? []);
  return { seconds: known.length > 0 ? Math.max(...known) : null };
}

function packageOf({ fileName }: ts.SourceFile): string | null {
  return nearestPackage(fileName);
}

/** Whether packages that are not in sight may import a module by its path; nobody imports the package of a handler. */
function isOpen({ fileName }: ts.SourceFile): boolean {
  return packageAround(fileName).isOpen;
}
