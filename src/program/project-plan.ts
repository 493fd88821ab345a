import { dirname, resolve } from 'node:path';
import type { ts } from 'ts-morph';
import { isFile, type Disk } from './disk.ts';
import { ancestors, below, isWithin, toSlashes } from './folders.ts';
import type { ProjectConfig } from './config-file.ts';
import type { ProjectConfigs } from './project-configs.ts';
import { cellOf, sourcesBelow, sourcesIn, type Cell } from './project-files.ts';
import { growingOptions, singleFileOptions } from './project-options.ts';
import type { ServiceProgram } from './service-program.ts';

/** Which file is to be analysed, and what the user says about projects. */
export interface PlanRequest {
  readonly fileName: string;
  /** `'auto'`, the path of a tsconfig or jsconfig relative to `cwd`, or `false` for files by themselves. */
  readonly project: string | false;
  readonly cwd: string;
}

/** What the project of a file consists of. Decided by the disk and the settings alone, never by what was linted before. */
export interface ProjectPlan {
  /** Equal for files of the same project. */
  readonly key: string;
  /** Where packages of types are looked for. */
  readonly folder: string;
  readonly roots: readonly string[];
  readonly options: ts.CompilerOptions;
  readonly problems: readonly string[];
  readonly origin: Exclude<ServiceProgram['origin'], 'shared'>;
}

/** Decides to which project a file belongs. */
export class ProjectPlanner {
  readonly #typescript: typeof ts;
  readonly #configs: ProjectConfigs;
  readonly #disk: Disk;
  readonly #listings = new Map<string, readonly string[] | null>();
  readonly #cells = new Map<string, Cell>();

  constructor(typescript: typeof ts, configs: ProjectConfigs, disk: Disk) {
    this.#typescript = typescript;
    this.#configs = configs;
    this.#disk = disk;
  }

  /** The project of a file. */
  plan({ fileName, project, cwd }: PlanRequest): ProjectPlan {
    if (project === false) return this.#alone('single-file', cwd, singleFileOptions(this.#typescript), []);
    if (project !== 'auto') return this.#planGiven(fileName, toSlashes(resolve(cwd, project)), cwd);
    const { covering, nearest, problems } = this.#configs.cover(fileName);
    return covering === null
      ? this.#grow(fileName, cwd, nearest, problems)
      : this.#planConfig(fileName, covering);
  }

  #planGiven(fileName: string, path: string, cwd: string): ProjectPlan {
    const config = this.#configs.read(path);
    if (typeof config === 'string')
      return this.#grow(fileName, cwd, null, [`\`settings.distributed.project\`: ${config}`]);
    const covering = this.#configs.coveringAmong(config, fileName);
    return covering === null ? this.#grow(fileName, cwd, config, []) : this.#planConfig(fileName, covering);
  }

  #planConfig(fileName: string, config: ProjectConfig): ProjectPlan {
    const cell = this.#cell(fileName, config.path, {
      folder: toSlashes(dirname(config.path)),
      files: [...config.files],
    });
    const { options, path } = config;
    return {
      key: `${path}:${cell.folder}`,
      folder: dirname(path),
      roots: cell.files,
      options,
      problems: config.problems,
      origin: 'own',
    };
  }

  /** Files around the linted one that no configuration holds, with the options of the nearest configuration. */
  #grow(
    fileName: string,
    cwd: string,
    nearest: ProjectConfig | null,
    unread: readonly string[],
  ): ProjectPlan {
    const problems = [...unread, ...(nearest?.problems ?? [])];
    const key = nearest?.path ?? 'growing';
    const top = growingFolder(fileName, cwd);
    const options = nearest?.options ?? growingOptions(this.#typescript, top);
    if (!isFile(fileName)) return this.#alone(key, top, options, problems);
    const listed = this.#list(top);
    const files = listed ?? sourcesIn(dirname(fileName), this.#disk);
    const folder = listed === null ? dirname(fileName) : top;
    const others = nearest === null ? files : files.filter((file) => !nearest.files.has(file));
    const cell = this.#cell(fileName, `${key}+${folder}`, { folder, files: others });
    if (!cell.files.includes(fileName)) return this.#alone(key, top, options, problems);
    return {
      key: `${key}+${cell.folder}!${problems.join(' ')}`,
      folder: top,
      roots: cell.files,
      options,
      problems,
      origin: 'own',
    };
  }

  /** A program that starts from the linted file and nothing else. */
  #alone(key: string, folder: string, options: ts.CompilerOptions, problems: readonly string[]): ProjectPlan {
    const origin = options.noResolve === true ? 'single-file' : 'own';
    return { key: `${key}!${folder}!${problems.join(' ')}`, folder, roots: [], options, problems, origin };
  }

  #list(folder: string): readonly string[] | null {
    const known = this.#listings.get(folder);
    if (known !== undefined) return known;
    const files = sourcesBelow(folder, this.#disk);
    this.#listings.set(folder, files);
    return files;
  }

  #cell(fileName: string, project: string, whole: Cell): Cell {
    const key = `${project}:${dirname(fileName)}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const cell = cellOf(fileName, whole);
    this.#cells.set(key, cell);
    return cell;
  }
}

/** The folder whose sources belong together when no configuration says so: the nearest package, else the working directory, else the file's own. */
function growingFolder(fileName: string, cwd: string): string {
  for (const folder of ancestors(fileName)) {
    if (isFile(below(folder, 'package.json'))) return folder;
    if (folder === cwd) break;
  }
  return isWithin(fileName, cwd) ? cwd : dirname(fileName);
}
