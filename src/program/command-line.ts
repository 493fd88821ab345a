import { serverPackages } from './browser-lists.ts';
import { matcherOf } from './name-patterns.ts';

/** Packages that talk with a person in a terminal or read what was typed there; `docs/file-roles.md` lists the same. */
export const terminalPackages = [
  '@clack/*',
  '@commander-js/extra-typings',
  '@inquirer/*',
  '@oclif/core',
  'cac',
  'citty',
  'clipanion',
  'commander',
  'enquirer',
  'ink',
  'inquirer',
  'listr2',
  'meow',
  'ora',
  'prompts',
  'sade',
  'yargs',
] as const;

/** What other packages may import: with none of these, a package with a `bin` can only be started. */
const importable = ['main', 'module', 'exports'];

const isTerminalPackage = matcherOf(terminalPackages);
const isServerPackage = matcherOf(serverPackages);

/**
 * Whether a package is a command-line program: it has a `bin`, depends on nothing that a server is made of, and can only be started or
 * depends on what talks with a person in a terminal. A server may have a `bin` as well, to be started by.
 */
export function isCommandLine(manifest: object, dependencies: readonly string[]): boolean {
  if (!has(manifest, 'bin') || dependencies.some(isServerPackage)) return false;
  return !importable.some((key) => has(manifest, key)) || dependencies.some(isTerminalPackage);
}

function has(manifest: object, key: string): boolean {
  const value: unknown = Reflect.get(manifest, key);
  return typeof value === 'string' || (typeof value === 'object' && value !== null);
}
