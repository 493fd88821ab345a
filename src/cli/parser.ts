import { dirname, extname } from 'node:path';
import type { ParserOptions } from '@typescript-eslint/parser';
import type { Linter } from 'eslint';
import { getTsconfig } from 'get-tsconfig';
import type { Toolchain } from './toolchain.ts';

/** Where types come from. */
export interface TypeSource {
  /** Absolute folder that relative paths in messages of the parser start from. */
  readonly root: string;
  /** Absolute paths of the tsconfigs to use; empty to take the nearest one of each file. */
  readonly tsconfigs: readonly string[];
  /** Called with a file that has a tsconfig and could not be parsed with its types, and the parser's reason. */
  readonly onUntyped: (file: string, reason: string) => void;
}

type Parse = (text: string, options: ParserOptions) => ReturnType<Toolchain['parser']['parseForESLint']>;

/**
 * The TypeScript parser, which gives up types rather than a file: a file that no tsconfig includes is parsed without
 * them, and the analysis resolves along its imports. Only text that is no TypeScript or JavaScript fails.
 */
export function lenientParser({ parseForESLint }: Toolchain['parser'], types: TypeSource): Linter.Parser {
  const hasTypes = typedFiles(types.tsconfigs);
  const parse: Parse = (text, options) => {
    const file = options.filePath ?? '';
    if (!hasTypes(file)) return parseForESLint(text, options);
    try {
      return parseForESLint(text, { ...options, ...typeOptions(types) });
    } catch (error) {
      const parsed = parseForESLint(text, options);
      types.onUntyped(file, error instanceof Error ? error.message : String(error));
      return parsed;
    }
  };
  const meta = { name: 'eslint-plugin-distributed/lenient-parser' };
  const parser = {
    meta,
    parse: (text: string, options: ParserOptions) => parse(text, options).ast,
    parseForESLint: parse,
  };
  return parser;
}

function typeOptions({ root, tsconfigs }: TypeSource): ParserOptions {
  const project: ParserOptions =
    tsconfigs.length > 0 ? { project: [...tsconfigs] } : { projectService: true };
  return { ...project, tsconfigRootDir: root };
}

/** Tells whether a file may have types: a tsconfig in its folder or above, and for JavaScript one that allows it. */
function typedFiles(tsconfigs: readonly string[]): (file: string) => boolean {
  const byFolder = new Map<string, { readonly found: boolean; readonly javascript: boolean }>();
  const lookUp = (folder: string) => {
    const known = byFolder.get(folder);
    if (known) return known;
    const answer = readNearest(folder);
    byFolder.set(folder, answer);
    return answer;
  };
  return (file) => {
    const javascript = /^\.[cm]?jsx?$/.test(extname(file));
    if (tsconfigs.length > 0) return !javascript;
    const nearest = lookUp(dirname(file));
    return javascript ? nearest.javascript : nearest.found;
  };
}

function readNearest(folder: string) {
  try {
    const tsconfig = getTsconfig(folder);
    const { allowJs = false, checkJs = false } = tsconfig?.config.compilerOptions ?? {};
    return { found: tsconfig !== null, javascript: allowJs || checkJs };
  } catch {
    // The parser says what is wrong with it.
    return { found: true, javascript: false };
  }
}
