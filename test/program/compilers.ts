import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';
import { isTypescript } from '../../src/program/find-compiler.ts';

const require = createRequire(import.meta.url);

/** The aliases under which the supported versions of TypeScript are installed. */
export const compilerVersions = [
  'typescript-5.0',
  'typescript-5.4',
  'typescript-5.8',
  'typescript-5.9',
  'typescript',
] as const;

/** One of the installed versions of TypeScript. Throws when the alias is no compiler. */
export function loadTypescript(name: (typeof compilerVersions)[number]): typeof ts {
  const typescript: unknown = require(name);
  if (!isTypescript(typescript)) throw new Error(`${name} is not installed`);
  return typescript;
}
