import { dirname, resolve } from 'node:path';
import type { ts } from 'ts-morph';
import { Disk } from './disk.ts';
import { FolderIndex, indexedSystem } from './folder-index.ts';
import { toSlashes } from './folders.ts';
import { ModuleResolution } from './module-resolution.ts';
import { OwnProject, type OwnProgram } from './own-project.ts';
import { ParsedFiles } from './parsed-files.ts';
import { ProjectConfigs } from './project-configs.ts';
import type { LintedText, ProjectParts } from './project-host.ts';
import { ProjectPlanner, type ProjectPlan } from './project-plan.ts';
import type { Compiler } from './service-program.ts';
import { standardLibrary, type StandardLibrary } from './standard-library.ts';
import { userCompiler } from './user-compiler.ts';
import { WorkspacePackages } from './workspace-packages.ts';

export type { OwnProgram } from './own-project.ts';

/** A file to be analysed without a program of the lint. */
export interface OwnProgramRequest {
  readonly fileName: string;
  readonly text: string;
  /** `'auto'`, the path of a tsconfig or jsconfig relative to `cwd`, or `false` for files by themselves. */
  readonly project: string | false;
  readonly cwd: string;
  /** Whether files that are nested too deeply are taken for empty ones, as the stack was exhausted without that. */
  readonly avoidsDeepFiles?: boolean;
}

/** The most projects that are kept at a time; a lint goes from folder to folder and seldom comes back. */
const mostProjects = 4;

/** What is known with one compiler. */
interface Bench {
  readonly files: ParsedFiles;
  readonly library: StandardLibrary;
  readonly system: ts.System;
  configs: ProjectConfigs;
  workspaces: WorkspacePackages;
  planner: ProjectPlanner;
}

/** The projects that are open in this process. */
class OwnPrograms {
  readonly #disk = new Disk();
  readonly #index = new FolderIndex();
  readonly #benches = new Map<Compiler, Bench>();
  /** Least recently used first. */
  readonly #projects = new Map<string, OwnProject>();
  /** The files whose text was not the one on the disk when they were last linted: an editor may have saved them since. */
  readonly #unsaved = new Set<string>();

  /** The program that holds the file with the given text. */
  open(request: OwnProgramRequest): OwnProgram {
    const cwd = toSlashes(request.cwd);
    const fileName = toSlashes(resolve(cwd, request.fileName));
    const linted = { fileName, text: request.text };
    this.#followEditor(linted);
    this.#followDisk(fileName);
    const compiler = userCompiler(fileName, cwd);
    const bench = this.#benchOf(compiler);
    const plan = bench.planner.plan({ fileName, project: request.project, cwd });
    const project = this.#project(plan, compiler, bench);
    if (request.avoidsDeepFiles === true) project.avoidDeepFiles();
    const program = project.open(linted);
    if (project.isUnsaved) this.#unsaved.add(fileName);
    else this.#unsaved.delete(fileName);
    this.#disk.rest();
    return program;
  }

  /** Reads again, without waiting for a pause, what an editor may have saved or read since the last lint. */
  #followEditor({ fileName, text }: LintedText): void {
    const isOutdated = [...this.#benches.values()].some(({ files }) => files.hasOther(fileName, text));
    this.#refresh(isOutdated ? [...this.#unsaved, fileName] : this.#unsaved);
  }

  #followDisk(fileName: string): void {
    if (!this.#disk.isAfterPause() && !this.#index.isOutdated(dirname(fileName))) return;
    this.#index.clear();
    const { files, layout } = this.#disk.changes();
    this.#refresh(files);
    if (!layout) return;
    this.#projects.clear();
    for (const [compiler, bench] of this.#benches)
      this.#benches.set(compiler, { ...bench, ...this.#look(compiler) });
  }

  /** Lets the projects see files whose text on the disk is no longer the one that was parsed. */
  #refresh(paths: Iterable<string>): void {
    const isAnyStale = [...this.#benches.values()]
      .map(({ files }) => files.refresh(paths, this.#disk))
      .includes(true);
    if (isAnyStale) for (const project of this.#projects.values()) project.invalidate();
  }

  #benchOf(compiler: Compiler): Bench {
    const known = this.#benches.get(compiler);
    if (known !== undefined) return known;
    const library = standardLibrary(compiler);
    const system = indexedSystem(compiler.ts.sys, this.#index);
    const files = new ParsedFiles(compiler.ts, (path) => library.read(path) ?? this.#disk.readSource(path));
    const bench = { files, library, system, ...this.#look(compiler) };
    this.#benches.set(compiler, bench);
    return bench;
  }

  #look({ ts }: Compiler): Pick<Bench, 'configs' | 'planner' | 'workspaces'> {
    const configs = new ProjectConfigs(ts, this.#disk);
    return {
      configs,
      workspaces: new WorkspacePackages(this.#disk),
      planner: new ProjectPlanner(ts, configs, this.#disk),
    };
  }

  #project(plan: ProjectPlan, compiler: Compiler, bench: Bench): OwnProject {
    const key = `${compiler.ts.version} ${plan.key}`;
    const project =
      this.#projects.get(key) ?? new OwnProject(plan, partsOf(plan, compiler, bench), this.#disk);
    this.#projects.delete(key);
    this.#projects.set(key, project);
    for (const oldest of this.#projects.keys()) {
      if (this.#projects.size <= mostProjects) break;
      this.#projects.delete(oldest);
    }
    return project;
  }
}

function partsOf(
  plan: ProjectPlan,
  compiler: Compiler,
  { configs, files, library, system, workspaces }: Bench,
): ProjectParts {
  const resolution = new ModuleResolution(compiler.ts, plan.options, system, {
    configs,
    workspaces,
  });
  return { compiler, files, library, resolution, system };
}

const programs = new OwnPrograms();

/**
 * A program of our own that holds the file with the given text, for when the lint has none: that of the nearest tsconfig or jsconfig
 * that covers the file, else one that starts from the sources around it and follows their imports. Opened once for all files
 * of a project; what an editor saves is noticed at once, and so is a new folder around the file, whatever else changes on the disk after
 * a pause of a second. Never throws for a configuration that cannot be used: the program's `problems` say why it is not. A file that is no
 * JavaScript or TypeScript is not in the program.
 */
export function openOwnProgram(request: OwnProgramRequest): OwnProgram {
  return programs.open(request);
}
