import type { ts } from 'ts-morph';
import type { Disk } from './disk.ts';

type Typescript = typeof ts;
type ParseOptions = ts.ScriptTarget | ts.CreateSourceFileOptions;

/**
 * Parsed files of one compiler, shared by all its programs for as long as one of them holds the file: the projects of a monorepo
 * read the standard library and their packages once.
 */
export class ParsedFiles {
  readonly #typescript: Typescript;
  readonly #readText: (path: string) => string | undefined;
  /** By path, then by whatever else decides how the file is parsed and bound. */
  readonly #files = new Map<string, Map<string, WeakRef<ts.SourceFile>>>();

  constructor(typescript: Typescript, readText: (path: string) => string | undefined) {
    this.#typescript = typescript;
    this.#readText = readText;
  }

  /** The parsed file; `undefined` when it cannot be read. `bucket` names the options of the program that matter to it. */
  read(path: string, bucket: string, options: ParseOptions): ts.SourceFile | undefined {
    const format = typeof options === 'object' ? options.impliedNodeFormat : undefined;
    const key = `${bucket} ${format ?? ''}`;
    const known = this.#files.get(path)?.get(key)?.deref();
    if (known !== undefined) return known;
    const text = this.#readText(path);
    if (text === undefined) return undefined;
    const sourceFile = this.parse(path, text, options);
    const variants = this.#files.get(path) ?? new Map<string, WeakRef<ts.SourceFile>>();
    this.#files.set(path, variants.set(key, new WeakRef(sourceFile)));
    return sourceFile;
  }

  /** Parses a text without keeping the result. */
  parse(path: string, text: string, options: ParseOptions): ts.SourceFile {
    const isSource = !path.includes('/node_modules/') && !path.endsWith('.d.ts');
    return this.#typescript.createSourceFile(path, text, options, isSource);
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
