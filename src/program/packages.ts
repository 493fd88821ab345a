import { dirname } from 'node:path';
import { remember, rememberWeakly } from '../remember.ts';
import { below } from './folders.ts';
import { noPackage, packageFacts, type PackageFacts } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';
import { nearestPackage } from './service-root.ts';

/** The packages that files lie in. */
export interface Packages {
  /** The folder of the nearest package.json around a file; `null` when there is none. */
  folderOf(fileName: string): string | null;
  /** The facts of the package that a file lies in. */
  around(fileName: string): PackageFacts;
}

/** Looks around each folder once, and reads each package.json once. */
export function createPackages(): Packages {
  const nearestTo = remember((folder: string) => nearestPackage(below(folder, 'package.json')));
  const factsOf = remember(packageFacts);
  const folderOf = (fileName: string) => nearestTo(dirname(fileName));
  return {
    folderOf,
    around: (fileName) => {
      const folder = folderOf(fileName);
      return folder === null ? noPackage : factsOf(folder);
    },
  };
}

/** What was looked up on the disk for a program: an editor's next program looks again. */
/** The packages of a program's files. */
export const packagesOf: (program: ServiceProgram) => Packages = rememberWeakly(() => createPackages());
