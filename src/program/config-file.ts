import { dirname, resolve } from 'node:path';
import type { ts } from 'ts-morph';
import type { Disk } from './disk.ts';
import { toSlashes } from './folders.ts';
import { analysisOptions, missingBaseOptions } from './project-options.ts';

type Typescript = typeof ts;

/** A tsconfig or jsconfig as the compiler reads it. */
export interface ProjectConfig {
  readonly path: string;
  /** The files that it names or matches, absolute. They are looked for when somebody asks. */
  readonly files: ReadonlySet<string>;
  readonly options: ts.CompilerOptions;
  /** Paths of the configurations that it refers to. */
  readonly references: readonly string[];
}

/** `extends` names a file or package that is not there. */
const missingBase = new Set([5083, 6053, 6096]);

/** The configuration in a file, or the reason why it cannot be used, as a sentence. */
export function readConfigFile(typescript: Typescript, path: string, disk: Disk): ProjectConfig | string {
  const read: { config?: unknown; error?: ts.Diagnostic } = typescript.readConfigFile(path, (name) =>
    disk.readLayout(name),
  );
  if (read.error === undefined) return new ConfigFile(typescript, path, read.config, disk);
  return `${path} cannot be read: ${typescript.flattenDiagnosticMessageText(read.error.messageText, ' ')}`;
}

class ConfigFile implements ProjectConfig {
  readonly path: string;
  readonly options: ts.CompilerOptions;
  readonly references: readonly string[];
  readonly #typescript: Typescript;
  readonly #json: unknown;
  readonly #disk: Disk;
  #files: ReadonlySet<string> | null = null;

  constructor(typescript: Typescript, path: string, json: unknown, disk: Disk) {
    this.path = path;
    this.#typescript = typescript;
    this.#json = json;
    this.#disk = disk;
    const { errors, options, projectReferences } = this.#parse(() => []);
    const lacksBase = errors.some((problem) => missingBase.has(problem.code));
    const defaults = lacksBase ? missingBaseOptions(typescript, options) : {};
    this.options = { ...defaults, ...options, ...analysisOptions };
    this.references = (projectReferences ?? []).map((reference) =>
      toSlashes(resolve(dirname(path), reference.path)),
    );
  }

  get files(): ReadonlySet<string> {
    this.#files ??= this.#list();
    return this.#files;
  }

  #list(): ReadonlySet<string> {
    const { fileNames } = this.#parse((...request) => this.#typescript.sys.readDirectory(...request));
    this.#disk.noteFiles(fileNames, dirname(this.path));
    return new Set(fileNames);
  }

  #parse(readDirectory: ts.ParseConfigHost['readDirectory']): ts.ParsedCommandLine {
    const { parseJsonConfigFileContent, sys } = this.#typescript;
    const host = { ...sys, readDirectory, readFile: (name: string) => this.#disk.readLayout(name) };
    return parseJsonConfigFileContent(this.#json, host, dirname(this.path), {}, this.path);
  }
}
