import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { Disk } from './disk.ts';
import { FolderIndex, indexedSystem } from './folder-index.ts';
import { ModuleResolution } from './module-resolution.ts';
import { ParsedFiles } from './parsed-files.ts';
import { ProjectConfigs } from './project-configs.ts';
import type { ProjectParts } from './project-host.ts';
import { ProjectPlanner } from './project-plan.ts';
import type { Compiler } from './service-program.ts';
import { standardLibrary, type StandardLibrary } from './standard-library.ts';
import { WorkspacePackages } from './workspace-packages.ts';

/** What is known with one compiler. */
export interface Bench {
  readonly files: ParsedFiles;
  readonly library: StandardLibrary;
  readonly system: ts.System;
  readonly configs: ProjectConfigs;
  readonly workspaces: WorkspacePackages;
  readonly planner: ProjectPlanner;
}

/** What a look at the disk has changed: the texts of files that were parsed, and which files belong together. */
export interface Changes {
  readonly files: boolean;
  readonly layout: boolean;
}

const noChanges: Changes = { files: false, layout: false };

/** What was read from the disk with each compiler, followed while an editor changes it. */
export class Benches {
  readonly disk = new Disk();
  readonly #index = new FolderIndex();
  readonly #byCompiler = new Map<Compiler, Bench>();

  of(compiler: Compiler): Bench {
    const known = this.#byCompiler.get(compiler);
    if (known !== undefined) return known;
    const library = standardLibrary(compiler);
    const system = indexedSystem(compiler.ts.sys, this.#index);
    const files = new ParsedFiles(compiler.ts, (path) => library.read(path) ?? this.disk.readSource(path));
    const bench = { files, library, system, ...this.#look(compiler) };
    this.#byCompiler.set(compiler, bench);
    return bench;
  }

  /** Reads again what has changed on the disk, where there was a pause since the last lint or the folder of one of the files was taken for absent. */
  followDisk(files: readonly string[]): Changes {
    const isOutdated = (file: string) => this.#index.isOutdated(dirname(file));
    if (!this.disk.isAfterPause() && !files.some(isOutdated)) return noChanges;
    this.#index.clear();
    const { files: changed, layout } = this.disk.changes();
    if (layout)
      for (const [compiler, bench] of this.#byCompiler)
        this.#byCompiler.set(compiler, { ...bench, ...this.#look(compiler) });
    return { files: this.refresh(changed), layout };
  }

  /** Forgets files whose text on the disk is no longer the one that was parsed; returns whether there were any. */
  refresh(paths: Iterable<string>): boolean {
    return [...this.#byCompiler.values()].map(({ files }) => files.refresh(paths, this.disk)).includes(true);
  }

  /** Whether a file was parsed with another text than this one. */
  hasOther(fileName: string, text: string): boolean {
    return [...this.#byCompiler.values()].some(({ files }) => files.hasOther(fileName, text));
  }

  #look({ ts }: Compiler): Pick<Bench, 'configs' | 'planner' | 'workspaces'> {
    const configs = new ProjectConfigs(ts, this.disk);
    return {
      configs,
      workspaces: new WorkspacePackages(this.disk),
      planner: new ProjectPlanner(ts, configs, this.disk),
    };
  }
}

/** What a program with the given options is built with. */
export function partsOf(compiler: Compiler, options: ts.CompilerOptions, bench: Bench): ProjectParts {
  const { configs, files, library, system, workspaces } = bench;
  const resolution = new ModuleResolution(compiler.ts, options, system, { configs, workspaces });
  return { compiler, files, library, resolution, system };
}
