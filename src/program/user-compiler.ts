import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { bindCompiler, stockCompiler } from './bind-compiler.ts';
import { isTypescript } from './find-compiler.ts';
import type { Compiler } from './service-program.ts';

const byFolder = new Map<string, Compiler>();

/** Major versions of `typescript` whose API the analysis knows. */
const supported = /^[56]\./;

/**
 * The compiler of a project of our own: the `typescript` that resolves from the linted file, from the working directory, or from
 * this package, in this order, where its version is supported; else the one that ts-morph brings along.
 */
export function userCompiler(fileName: string, cwd: string): Compiler {
  const folder = dirname(fileName);
  const known = byFolder.get(folder);
  if (known !== undefined) return known;
  const compiler =
    resolveFrom(fileName) ??
    resolveFrom(join(cwd, 'any.js')) ??
    resolveFrom(import.meta.url) ??
    stockCompiler();
  byFolder.set(folder, compiler);
  return compiler;
}

function resolveFrom(origin: string): Compiler | null {
  try {
    const require = createRequire(origin);
    const manifest: unknown = require('typescript/package.json');
    if (!supported.test(versionOf(manifest))) return null;
    const typescript: unknown = require('typescript');
    return isTypescript(typescript) ? bindCompiler(typescript) : null;
  } catch {
    return null;
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest !== 'object' || manifest === null) return '';
  return String(Reflect.get(manifest, 'version'));
}
