import { resolve } from 'node:path';
import { Benches, partsOf, type Bench } from './benches.ts';
import { toSlashes } from './folders.ts';
import { OwnProject, type OwnProgram } from './own-project.ts';
import type { LintedText } from './project-host.ts';
import type { ProjectPlan } from './project-plan.ts';
import type { Compiler } from './service-program.ts';
import { userCompiler } from './user-compiler.ts';

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

/** The projects that are open in this process. */
class OwnPrograms {
  readonly #benches = new Benches();
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
    const bench = this.#benches.of(compiler);
    const plan = bench.planner.plan({ fileName, project: request.project, cwd });
    const project = this.#project(plan, compiler, bench);
    if (request.avoidsDeepFiles === true) project.avoidDeepFiles();
    const program = project.open(linted);
    if (project.isUnsaved) this.#unsaved.add(fileName);
    else this.#unsaved.delete(fileName);
    this.#benches.disk.rest();
    return program;
  }

  /** Reads again, without waiting for a pause, what an editor may have saved or read since the last lint. */
  #followEditor({ fileName, text }: LintedText): void {
    const isOutdated = this.#benches.hasOther(fileName, text);
    if (this.#benches.refresh(isOutdated ? [...this.#unsaved, fileName] : this.#unsaved)) this.#invalidate();
  }

  #followDisk(fileName: string): void {
    const { files, layout } = this.#benches.followDisk([fileName]);
    if (files) this.#invalidate();
    if (layout) this.#projects.clear();
  }

  #invalidate(): void {
    for (const project of this.#projects.values()) project.invalidate();
  }

  #project(plan: ProjectPlan, compiler: Compiler, bench: Bench): OwnProject {
    const key = `${compiler.ts.version} ${plan.key}`;
    const project =
      this.#projects.get(key) ??
      new OwnProject(plan, partsOf(compiler, plan.options, bench), this.#benches.disk);
    this.#projects.delete(key);
    this.#projects.set(key, project);
    for (const oldest of this.#projects.keys()) {
      if (this.#projects.size <= mostProjects) break;
      this.#projects.delete(oldest);
    }
    return project;
  }
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
