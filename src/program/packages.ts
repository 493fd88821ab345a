import { dirname } from 'node:path';
import { noPackage, packageFacts, type PackageFacts } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';
import { nearestPackage } from './service-root.ts';

interface Packages {
  readonly byFolder: Map<string, string | null>;
  readonly facts: Map<string, PackageFacts>;
}

/** What was looked up on the disk for a program: an editor's next program looks again. */
const known = new WeakMap<ServiceProgram, Packages>();

/** The folder of the nearest package.json around a file, looked for once in a program for each folder; `null` when there is none. */
export function packageFolder(program: ServiceProgram, fileName: string): string | null {
  const { byFolder } = packagesOf(program);
  const folder = dirname(fileName);
  const found = byFolder.get(folder);
  if (found !== undefined) return found;
  const nearest = nearestPackage(fileName);
  byFolder.set(folder, nearest);
  return nearest;
}

/** The facts of the package that a file lies in, each package.json read once in a program. */
export function packageAround(program: ServiceProgram, fileName: string): PackageFacts {
  const folder = packageFolder(program, fileName);
  if (folder === null) return noPackage;
  const { facts } = packagesOf(program);
  const found = facts.get(folder) ?? packageFacts(folder);
  facts.set(folder, found);
  return found;
}

function packagesOf(program: ServiceProgram): Packages {
  const packages = known.get(program) ?? { byFolder: new Map(), facts: new Map() };
  known.set(program, packages);
  return packages;
}
