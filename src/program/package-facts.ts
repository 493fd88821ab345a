import { isCommandLine } from './command-line.ts';
import { readText } from './disk.ts';
import { below } from './folders.ts';
import { objectAt, parseManifest } from './manifest.ts';

/** What the package.json around a file says of it. */
export interface PackageFacts {
  /** The packages that it names, needed at run time or not. */
  readonly dependencies: readonly string[];
  /** The packages that it names for run time. */
  readonly runtimeDependencies: readonly string[];
  /** Whether all of it is a program that a person or a build starts in a terminal. */
  readonly isCommandLine: boolean;
}

/** The facts of files that no package.json is known of. */
export const noPackage: PackageFacts = { dependencies: [], runtimeDependencies: [], isCommandLine: false };

/** Reads the package.json of a folder, whatever is in it. */
export function packageFacts(folder: string): PackageFacts {
  const manifest = parseManifest(readText(below(folder, 'package.json')));
  const runtimeDependencies = ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.keys(objectAt(manifest, key)),
  );
  const dependencies = [...runtimeDependencies, ...Object.keys(objectAt(manifest, 'devDependencies'))];
  return { dependencies, runtimeDependencies, isCommandLine: isCommandLine(manifest, dependencies) };
}
