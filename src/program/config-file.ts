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
  /** What keeps a part of it from being in force, in sentences for the user. */
  readonly problems: readonly string[];
}

/** `extends` names a file or package that is not there. */
const missingBase = new Set([5083, 6053, 6096]);

/** Configurations extend one another in a circle. */
const circularBase = 18_000;

/** The configuration in a file, or the reason why it cannot be used, as a sentence. */
export function readConfigFile(typescript: Typescript, path: string, disk: Disk): ProjectConfig | string {
  const text = disk.readLayout(path);
  if (text === undefined) return `${path} cannot be read: there is no such file.`;
  const read: { config?: unknown; error?: ts.Diagnostic } = typescript.readConfigFile(path, () => text);
  if (read.error !== undefined) return `${path} cannot be read: ${sentence(typescript, read.error)}`;
  try {
    return new ConfigFile(typescript, path, read.config, disk);
  } catch (error) {
    // The compiler takes much for granted of what it finds in a configuration.
    return `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function sentence(typescript: Typescript, { messageText }: ts.Diagnostic): string {
  const text = typescript.flattenDiagnosticMessageText(messageText, ' ');
  return text.endsWith('.') ? text : `${text}.`;
}

class ConfigFile implements ProjectConfig {
  readonly path: string;
  readonly options: ts.CompilerOptions;
  readonly references: readonly string[];
  readonly problems: readonly string[];
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
    this.problems = errors.filter(isInBase).map((error) => {
      return `${error.file?.fileName ?? path} cannot be used: ${sentence(typescript, error)}`;
    });
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

/** Whether a configuration that this one extends cannot be read, by its syntax or for the circle that it is part of. */
function isInBase({ code, file }: ts.Diagnostic): boolean {
  return code === circularBase || (file !== undefined && code < 2000);
}
