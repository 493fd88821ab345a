/**
 * Binds ts-morph to a compiler that is not its own. ts-morph brings a copy of TypeScript along, and node kinds and flags
 * differ between versions, so that nodes of one compiler must never be read with the numbers of another.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { compileFunction } from 'node:vm';
import type * as tsMorph from 'ts-morph';
import type { ts } from 'ts-morph';
import { passesSelfTest } from './self-test.ts';
import type { Compiler } from './service-program.ts';

type Typescript = typeof ts;

/** How ts-morph is loaded; tests replace a part to see what happens when it fails. */
export interface Binding {
  readonly bound: (typescript: Typescript) => unknown;
  readonly stock: () => unknown;
  readonly test: (compiler: Compiler) => boolean;
}

const requireHere = createRequire(import.meta.url);

const defaultBinding: Binding = {
  bound: loadBound,
  stock: loadStock,
  test: passesSelfTest,
};

const compilers = new WeakMap<object, Compiler>();

/**
 * The given `typescript` module with a ts-morph that works on its nodes: bound to it, or the stock one where all its
 * enumerations have the same numbers. Loads ts-morph when it is first asked for and once for each module; asking
 * throws when neither can be trusted.
 */
export function bindCompiler(typescript: Typescript): Compiler {
  const known = compilers.get(typescript);
  if (known !== undefined) return known;
  const compiler = new BoundCompiler(typescript);
  compilers.set(typescript, compiler);
  return compiler;
}

class BoundCompiler implements Compiler {
  readonly ts: Typescript;
  #bound: Compiler | null = null;

  constructor(typescript: Typescript) {
    this.ts = typescript;
  }

  get morph(): typeof tsMorph {
    this.#bound ??= tryBinding(this.ts, defaultBinding);
    if (this.#bound) return this.#bound.morph;
    throw new Error(`ts-morph cannot work on nodes of TypeScript ${this.ts.version}.`);
  }
}

/** As {@link bindCompiler}, at once and with the given way of loading; `null` when neither can be trusted. */
export function tryBinding(typescript: Typescript, binding: Binding): Compiler | null {
  const bound = compilerOf(typescript, () => binding.bound(typescript));
  if (bound !== null && binding.test(bound)) return bound;
  const stock = compilerOf(typescript, binding.stock);
  if (stock === null || !hasEqualEnumerations(typescript, stock.morph.ts)) return null;
  return binding.test(stock) ? stock : null;
}

/** ts-morph with the TypeScript it brings along, for when no other compiler can be had. Throws when it cannot be loaded. */
export function stockCompiler(): Compiler {
  const morph = loadStock();
  if (!isTsMorph(morph)) throw new Error('The installed ts-morph is not usable.');
  return { ts: morph.ts, morph };
}

/** Whether all enumerations that decide how nodes, symbols and types are read have the same members and numbers. */
export function hasEqualEnumerations(one: object, other: object): boolean {
  return enumerations.every((name) => {
    const members: unknown = Reflect.get(one, name);
    return members !== undefined && isDeepStrictEqual(members, Reflect.get(other, name));
  });
}

const enumerations = [
  'SyntaxKind',
  'NodeFlags',
  'ModifierFlags',
  'SymbolFlags',
  'TypeFlags',
  'ObjectFlags',
  'SignatureKind',
  'TypeFormatFlags',
  'ScriptKind',
  'ModuleKind',
  'ModuleResolutionKind',
] as const;

function compilerOf(typescript: Typescript, load: () => unknown): Compiler | null {
  try {
    const morph = load();
    return isTsMorph(morph) ? { ts: typescript, morph } : null;
  } catch {
    return null;
  }
}

function loadStock(): unknown {
  return requireHere('ts-morph');
}

function loadBound(typescript: Typescript): unknown {
  const morphFile = requireHere.resolve('ts-morph');
  const commonFile = createRequire(morphFile).resolve('@ts-morph/common');
  const common = evaluate(commonFile, new Map<string, unknown>([['./typescript', typescript]]));
  return evaluate(morphFile, new Map([['@ts-morph/common', common]]));
}

/** Runs a CommonJS file outside of the module cache, with some of its imports answered by `replaced`. */
function evaluate(file: string, replaced: ReadonlyMap<string, unknown>): unknown {
  const requireThere = createRequire(file);
  const module: { exports: unknown } = { exports: {} };
  const answer = (id: string): unknown => (replaced.has(id) ? replaced.get(id) : requireThere(id));
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname'];
  const run = compileFunction(readFileSync(file, 'utf8'), parameters, { filename: file });
  Reflect.apply(run, module.exports, [module.exports, answer, module, file, dirname(file)]);
  return module.exports;
}

function isTsMorph(value: unknown): value is typeof tsMorph {
  return typeof value === 'object' && value !== null && 'createWrappedNode' in value && 'ts' in value;
}
