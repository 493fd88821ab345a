import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { readConfigFile, type ProjectConfig } from './config-file.ts';
import type { Disk } from './disk.ts';
import { below } from './folders.ts';

type Typescript = typeof ts;

/** The configuration of a file, as far as there is one. */
export interface Coverage {
  /** The configuration that holds the file. */
  readonly covering: ProjectConfig | null;
  /** The nearest configuration that can be read, whether or not it holds the file. */
  readonly nearest: ProjectConfig | null;
  /** Why a configuration is not used, in sentences for the user. */
  readonly problems: readonly string[];
}

/** Reads configurations with one compiler, each of them once. */
export class ProjectConfigs {
  readonly #typescript: Typescript;
  readonly #disk: Disk;
  readonly #configs = new Map<string, ProjectConfig | string>();
  /** Paths of the configurations in a folder and above it, nearest first. */
  readonly #above = new Map<string, readonly string[]>();

  constructor(typescript: Typescript, disk: Disk) {
    this.#typescript = typescript;
    this.#disk = disk;
  }

  /** The configuration at a path, or the reason why it cannot be used. A folder stands for its tsconfig.json. */
  read(path: string): ProjectConfig | string {
    const known = this.#configs.get(path);
    if (known !== undefined) return known;
    const file = path.endsWith('.json') ? path : below(path, 'tsconfig.json');
    const config = readConfigFile(this.#typescript, file, this.#disk);
    this.#configs.set(path, config);
    return config;
  }

  /** The configuration nearest to a file that can be read, whether or not it holds the file; `null` when there is none. */
  nearest(fileName: string): ProjectConfig | null {
    for (const path of this.#pathsAbove(dirname(fileName))) {
      const config = this.read(path);
      if (typeof config !== 'string') return config;
    }
    return null;
  }

  /** The nearest configuration that holds a file: itself or through its references. Stops at one that is broken. */
  cover(fileName: string): Coverage {
    let nearest: ProjectConfig | null = null;
    for (const path of this.#pathsAbove(dirname(fileName))) {
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
    // A reference names a configuration by its file or by its folder, and may lead back to where it came from.
    if (seen.has(config.path)) return null;
    seen.add(config.path);
    if (config.files.has(fileName)) return config;
    for (const path of config.references) {
      const referenced = this.read(path);
      const covering = typeof referenced === 'string' ? null : this.coveringAmong(referenced, fileName, seen);
      if (covering !== null) return covering;
    }
    return null;
  }

  #pathsAbove(folder: string): readonly string[] {
    const known = this.#above.get(folder);
    if (known !== undefined) return known;
    const candidates = ['tsconfig.json', 'jsconfig.json'].map((name) => below(folder, name));
    const own = candidates.filter((candidate) => this.#disk.hasLayoutFile(candidate)).slice(0, 1);
    const parent = dirname(folder);
    const paths = parent === folder ? own : [...own, ...this.#pathsAbove(parent)];
    this.#above.set(folder, paths);
    return paths;
  }
}
