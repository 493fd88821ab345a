import { dirname } from 'node:path';
import { remember, rememberWeakly } from '../remember.ts';
import { isFile } from './disk.ts';
import { below } from './folders.ts';
import { noPackage, packageFacts, type PackageFacts } from './package-facts.ts';
import type { ServiceProgram } from './service-program.ts';

/** The packages that files lie in. */
export interface Packages {
  /** The folder of the nearest package.json around a file; `null` when there is none. */
  folderOf(fileName: string): string | null;
  /** Whether a package.json lies in a folder. */
  holdsManifest(folder: string): boolean;
  /** The facts of the package that a file lies in. */
  around(fileName: string): PackageFacts;
}

/** Looks around each folder once, and reads each package.json once. */
export function createPackages(): Packages {
  const holdsManifest = remember((folder: string) => isFile(below(folder, 'package.json')));
  const nearestTo = remember((folder: string): string | null => {
    if (holdsManifest(folder)) return folder;
    const above = dirname(folder);
    return above === folder ? null : nearestTo(above);
  });
  const factsOf = remember(packageFacts);
  const folderOf = (fileName: string) => nearestTo(dirname(fileName));
  return {
    folderOf,
    holdsManifest,
    around: (fileName) => {
      const folder = folderOf(fileName);
      return folder === null ? noPackage : factsOf(folder);
    },
  };
}

/** The packages of a program's files, looked up on the disk for it: an editor's next program looks again. */
export const packagesOf: (program: ServiceProgram) => Packages = rememberWeakly(() => createPackages());
