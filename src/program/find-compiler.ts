import { createRequire } from 'node:module';
import type { ts } from 'ts-morph';

type Typescript = typeof ts;

const requireHere = createRequire(import.meta.url);

/** File names of a compiler in one bundle: `typescript` itself, what typed linting's project service loads, and ts-morph's copy. */
const bundles = /[\\/](?:typescript|tsserverlibrary)\.js$/;

/**
 * The `typescript` module that built a program: the one whose constructor made its source files. Looks at the module that
 * this package resolves, then at the one that typescript-eslint resolves, then at every compiler that is loaded. `null` when
 * none of them did, as with source files that are plain objects.
 */
export function findCompiler(program: Pick<ts.Program, 'getSourceFiles'>): Typescript | null {
  const sourceFile = program.getSourceFiles()[0];
  if (sourceFile === undefined) return null;
  for (const candidate of candidates()) {
    if (isTypescript(candidate) && isMadeBy(candidate, sourceFile)) return candidate;
  }
  return null;
}

/** Whether a module is a compiler of TypeScript with the API that the analysis needs. */
export function isTypescript(value: unknown): value is Typescript {
  return (
    typeof value === 'object' &&
    value !== null &&
    'createProgram' in value &&
    'SyntaxKind' in value &&
    'version' in value
  );
}

function isMadeBy(typescript: Typescript, sourceFile: ts.SourceFile): boolean {
  const allocator: unknown = Reflect.get(typescript, 'objectAllocator');
  if (typeof allocator !== 'object' || allocator === null) return false;
  const constructorOf: unknown = Reflect.get(allocator, 'getSourceFileConstructor');
  return (
    typeof constructorOf === 'function' &&
    Reflect.apply(constructorOf, allocator, []) === sourceFile.constructor
  );
}

function* candidates(): Generator {
  yield requireFrom(requireHere);
  for (const neighbour of ['@typescript-eslint/utils', '@typescript-eslint/parser']) {
    const file = resolveFrom(requireHere, neighbour);
    if (file !== null) yield requireFrom(createRequire(file));
  }
  // A program outlives neither its compiler nor the module cache, so whoever built it is listed here.
  for (const [file, module] of Object.entries(requireHere.cache)) {
    if (bundles.test(file)) yield module?.exports;
  }
}

function requireFrom(require: NodeJS.Require): unknown {
  const file = resolveFrom(require, 'typescript');
  return file === null ? null : require(file);
}

function resolveFrom(require: NodeJS.Require, id: string): string | null {
  try {
    return require.resolve(id);
  } catch {
    return null;
  }
}
