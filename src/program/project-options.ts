import type { ts } from 'ts-morph';
import { isFile } from './disk.ts';
import { ancestors, below } from './folders.ts';

/** What the analysis needs whatever a configuration says: it reads and never writes, and looks into JavaScript as well. */
export const analysisOptions: ts.CompilerOptions = {
  allowJs: true,
  maxNodeModuleJsDepth: 0,
  skipLibCheck: true,
  noEmit: true,
  composite: false,
  incremental: false,
};

/**
 * Options of a project that has no configuration: what most services would write. Where the types of Node are installed they declare
 * the globals, so that those of a browser, by far the largest part of the standard library, need not be read.
 */
export function growingOptions(typescript: typeof ts, folder: string): ts.CompilerOptions {
  const manifests = [...ancestors(below(folder, 'any'))].map((above) =>
    below(above, 'node_modules/@types/node/package.json'),
  );
  return {
    ...defaultOptions(typescript),
    ...(manifests.some(isFile) ? { lib: ['lib.esnext.d.ts'] } : {}),
    types: ['node'],
  };
}

function defaultOptions(typescript: typeof ts): ts.CompilerOptions {
  return {
    strict: true,
    target: typescript.ScriptTarget.ESNext,
    jsx: typescript.JsxEmit.Preserve,
    experimentalDecorators: true,
    esModuleInterop: true,
    ...moduleDefaults(typescript),
    ...analysisOptions,
  };
}

/** What stands in for a base configuration that is not installed, below the options that are given. */
export function missingBaseOptions(typescript: typeof ts, given: ts.CompilerOptions): ts.CompilerOptions {
  const isModuleGiven = given.module !== undefined || given.moduleResolution !== undefined;
  return {
    strict: true,
    target: typescript.ScriptTarget.ESNext,
    experimentalDecorators: true,
    esModuleInterop: true,
    ...(isModuleGiven ? {} : moduleDefaults(typescript)),
  };
}

/** Options of a single file: nothing that it imports is looked at. */
export function singleFileOptions(typescript: typeof ts): ts.CompilerOptions {
  return { ...defaultOptions(typescript), noResolve: true, types: [] };
}

/** The most forgiving way of finding modules, as a bundler does. */
export function moduleDefaults(typescript: typeof ts): ts.CompilerOptions {
  return {
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
  };
}
