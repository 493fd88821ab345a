import { dirname, join, resolve } from 'node:path';
import type { ts } from 'ts-morph';
import type { Disk } from './disk.ts';
import { ancestors } from './folders.ts';
import { analysisOptions, missingBaseOptions } from './project-options.ts';

type Typescript = typeof ts;

/** A tsconfig or jsconfig as the compiler reads it. */
export interface ProjectConfig {
  readonly path: string;
  /** The files that it names or matches, absolute. */
  readonly files: ReadonlySet<string>;
  readonly options: ts.CompilerOptions;
  /** Paths of the configurations that it refers to. */
  readonly references: readonly string[];
}

/** The configuration of a file, as far as there is one. */
export interface Coverage {
  /** The configuration that holds the file. */
  readonly covering: ProjectConfig | null;
  /** The nearest configuration that can be read, whether or not it holds the file. */
  readonly nearest: ProjectConfig | null;
  /** Why a configuration is not used, in sentences for the user. */
  readonly problems: readonly string[];
}

/** `extends` names a file or package that is not there. */
const missingBase = new Set([5083, 6053, 6096]);

/** Reads configurations with one compiler, each of them once. */
export class ProjectConfigs {
  readonly #typescript: Typescript;
  readonly #disk: Disk;
  readonly #configs = new Map<string, ProjectConfig | string>();

  constructor(typescript: Typescript, disk: Disk) {
    this.#typescript = typescript;
    this.#disk = disk;
  }

  /** The configuration at a path, or the reason why it cannot be used. A folder stands for its tsconfig.json. */
  read(path: string): ProjectConfig | string {
    const known = this.#configs.get(path);
    if (known !== undefined) return known;
    const config = this.#parse(path);
    this.#configs.set(path, config);
    return config;
  }

  /** The configuration nearest to a file that can be read, whether or not it holds the file; `null` when there is none. */
  nearest(fileName: string): ProjectConfig | null {
    for (const path of this.#pathsAbove(fileName)) {
      const config = this.read(path);
      if (typeof config !== 'string') return config;
    }
    return null;
  }

  /** The nearest configuration that holds a file: itself or through its references. Stops at one that is broken. */
  cover(fileName: string): Coverage {
    let nearest: ProjectConfig | null = null;
    for (const path of this.#pathsAbove(fileName)) {
      const config = this.read(path);
      if (typeof config === 'string') return { covering: null, nearest, problems: [config] };
      nearest ??= config;
      const covering = this.coveringAmong(config, fileName);
      if (covering !== null) return { covering, nearest, problems: [] };
    }
    return { covering: null, nearest, problems: [] };
  }

  /** A configuration, or one that it refers to, that holds a file; `null` when none does. */
  coveringAmong(config: ProjectConfig, fileName: string, seen = new Set<string>()): ProjectConfig | null {
    if (config.files.has(fileName)) return config;
    seen.add(config.path);
    for (const path of config.references) {
      const referenced = seen.has(path) ? '' : this.read(path);
      const covering = typeof referenced === 'string' ? null : this.coveringAmong(referenced, fileName, seen);
      if (covering !== null) return covering;
    }
    return null;
  }

  *#pathsAbove(fileName: string): Generator<string> {
    for (const folder of ancestors(fileName)) {
      const path = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name));
      const found = path.find((candidate) => this.#disk.hasLayoutFile(candidate));
      if (found !== undefined) yield found;
    }
  }

  #parse(path: string): ProjectConfig | string {
    const { flattenDiagnosticMessageText, readConfigFile } = this.#typescript;
    const file = path.endsWith('.json') ? path : join(path, 'tsconfig.json');
    const read: { config?: unknown; error?: ts.Diagnostic } = readConfigFile(file, (name) =>
      this.#disk.readLayout(name),
    );
    if (read.error)
      return `${file} cannot be read: ${flattenDiagnosticMessageText(read.error.messageText, ' ')}`;
    return this.#interpret(file, read.config);
  }

  #interpret(path: string, json: unknown): ProjectConfig {
    const typescript = this.#typescript;
    const folder = dirname(path);
    const host = { ...typescript.sys, readFile: (name: string) => this.#disk.readLayout(name) };
    const { errors, fileNames, options, projectReferences } = typescript.parseJsonConfigFileContent(
      json,
      host,
      folder,
      {},
      path,
    );
    this.#disk.noteFiles(fileNames, folder);
    const lacksBase = errors.some((problem) => missingBase.has(problem.code));
    const defaults = lacksBase ? missingBaseOptions(typescript, options) : {};
    return {
      path,
      files: new Set(fileNames),
      options: { ...defaults, ...options, ...analysisOptions },
      references: (projectReferences ?? []).map((reference) => resolve(folder, reference.path)),
    };
  }
}
