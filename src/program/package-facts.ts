import { serverPackages } from './browser-lists.ts';
import { isCommandLine } from './command-line.ts';
import { readText } from './disk.ts';
import { below } from './folders.ts';
import { objectAt, parseManifest, textAt } from './manifest.ts';
import { matcherOf } from './name-patterns.ts';

const isServerPackage = matcherOf(serverPackages);

const typescriptSource = /(?<!\.d)\.[cm]?tsx?$/;

/** What the package.json around a file says of it. */
export interface PackageFacts {
  /** The packages that it names, needed at run time or not. */
  readonly dependencies: readonly string[];
  /** The packages that it names for run time. */
  readonly runtimeDependencies: readonly string[];
  /** Whether all of it is a program that a person or a build starts in a terminal. */
  readonly isCommandLine: boolean;
  /** Whether it is published for others to import, and nothing that a server is made of is among what it needs. */
  readonly isLibrary: boolean;
  /** Whether other packages may import its files one by one, by their paths. */
  readonly isOpen: boolean;
  /** Whether only its own workspace can import it: it is private, names no entry, or only such that Node.js loads from no installed package. */
  readonly isInternal: boolean;
}

/** The facts of files that no package.json is known of. */
export const noPackage: PackageFacts = {
  dependencies: [],
  runtimeDependencies: [],
  isCommandLine: false,
  isLibrary: false,
  isOpen: false,
  isInternal: false,
};

/** Reads the package.json of a folder, whatever is in it. */
export function packageFacts(folder: string): PackageFacts {
  const manifest = parseManifest(readText(below(folder, 'package.json')));
  const runtimeDependencies = ['dependencies', 'peerDependencies', 'optionalDependencies'].flatMap((key) =>
    Object.keys(objectAt(manifest, key)),
  );
  const dependencies = [...runtimeDependencies, ...Object.keys(objectAt(manifest, 'devDependencies'))];
  return {
    dependencies,
    runtimeDependencies,
    isCommandLine: isCommandLine(manifest, dependencies),
    isLibrary: isLibrary(manifest, runtimeDependencies),
    isOpen: isOpen(manifest),
    isInternal: isInternal(manifest),
  };
}

/** What a package lists to be packed and names to be imported is for other packages. */
function isLibrary(manifest: object, dependencies: readonly string[]): boolean {
  const isPublished = Array.isArray(Reflect.get(manifest, 'files')) && textAt(manifest, 'main') !== null;
  return isPublished && textAt(manifest, 'types') !== null && !dependencies.some(isServerPackage);
}

/** An application is imported by nobody; a library opens what it exports, and everything when it does not say what. */
function isOpen(manifest: object): boolean {
  if (textAt(manifest, 'exports') !== null) return false;
  const paths = Object.keys(objectAt(manifest, 'exports')).filter((key) => key !== './package.json');
  if (paths.length > 0) return paths.some((path) => path.startsWith('./'));
  return ['main', 'module', 'types', 'typings'].some((key) => textAt(manifest, key) !== null);
}

function isInternal(manifest: object): boolean {
  if (Reflect.get(manifest, 'private') === true) return true;
  const entries = ['main', 'module', 'exports'].flatMap((key) => textsIn(Reflect.get(manifest, key)));
  return !('publishConfig' in manifest) && entries.every((entry) => typescriptSource.test(entry));
}

/** All texts in a value, however deep: the targets of `exports` under their conditions. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
