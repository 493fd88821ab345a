import type { ts } from 'ts-morph';
import type { Disk } from './disk.ts';

type Typescript = typeof ts;

/**
 * Parsed files of one compiler, shared by all its programs for as long as one of them holds the file: the projects of a monorepo
 * read the standard library and their packages once.
 */
export class ParsedFiles {
  readonly #typescript: Typescript;
  readonly #readText: (path: string) => string | undefined;
  readonly #sharesDeclarations: boolean;
  readonly #withoutComments: Pick<ts.CreateSourceFileOptions, 'jsDocParsingMode'>;
  /** By path, then by whatever else decides how the file is parsed and bound. */
  readonly #files = new Map<string, Map<string, WeakRef<ts.SourceFile>>>();

  constructor(typescript: Typescript, readText: (path: string) => string | undefined) {
    this.#typescript = typescript;
    this.#readText = readText;
    const isBefore53 = /^5\.[0-2]\./.test(typescript.version);
    // Until 5.2 a source file also holds the modules that its imports lead to, which the options of the program decide.
    this.#sharesDeclarations = !isBefore53;
    this.#withoutComments = isBefore53 ? {} : { jsDocParsingMode: typescript.JSDocParsingMode.ParseNone };
  }

  /** The parsed file; `undefined` when it cannot be read. `bucket` names the options of the program that matter to it. */
  read(path: string, bucket: string, options: ts.CreateSourceFileOptions): ts.SourceFile | undefined {
    const ofProgram = this.#sharesDeclarations && isForeign(path) ? '' : bucket;
    const key = `${ofProgram} ${options.languageVersion} ${options.impliedNodeFormat ?? ''}`;
    const known = this.#files.get(path)?.get(key)?.deref();
    if (known !== undefined) return known;
    const text = this.#readText(path);
    if (text === undefined) return undefined;
    const sourceFile = this.parse(path, text, options);
    const variants = this.#files.get(path) ?? new Map<string, WeakRef<ts.SourceFile>>();
    this.#files.set(path, variants.set(key, new WeakRef(sourceFile)));
    return sourceFile;
  }

  /** Parses a text without keeping the result. The comments of declarations in other packages say nothing to the analysis. */
  parse(path: string, text: string, options: ts.CreateSourceFileOptions): ts.SourceFile {
    const { createSourceFile } = this.#typescript;
    if (!isForeign(path)) return createSourceFile(path, text, options, true);
    return createSourceFile(path, text, { ...options, ...this.#withoutComments });
  }

  /** Whether a file was parsed with another text than this one. */
  hasOther(path: string, text: string): boolean {
    return [...(this.#files.get(path)?.values() ?? [])].some((variant) => {
      const file = variant.deref();
      return file !== undefined && file.text !== text;
    });
  }

  /** Forgets files whose text is no longer the one on the disk; returns whether there were any. */
  refresh(paths: Iterable<string>, disk: Disk): boolean {
    let isStale = false;
    for (const path of paths) {
      const text = disk.readSource(path);
      const variants = [...(this.#files.get(path)?.values() ?? [])];
      if (variants.every((variant) => variant.deref()?.text === text)) continue;
      this.#files.delete(path);
      isStale = true;
    }
    return isStale;
  }
}

/** Declarations of another package or of the language. */
function isForeign(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path) && (path.includes('/node_modules/') || /\/lib\.[^/]*$/.test(path));
}
