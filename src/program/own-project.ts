import type { ts } from 'ts-morph';
import { AnalysedProgram } from './analysed-program.ts';
import type { Disk } from './disk.ts';
import { createProjectHost, type LintedText, type ProjectParts } from './project-host.ts';
import type { ProjectPlan } from './project-plan.ts';
import type { Compiler, ServiceProgram } from './service-program.ts';

/** A program of ours, and why it is not the one that the user asked for. */
export interface OwnProgram extends ServiceProgram {
  /** Sentences for the user, each naming the file that cannot be used; empty when all is well. */
  readonly problems: readonly string[];
}

class PlannedProgram extends AnalysedProgram implements OwnProgram {
  readonly problems: readonly string[];
  readonly #planned: readonly string[];

  constructor(compiler: Compiler, program: ts.Program, plan: ProjectPlan, unread: readonly string[]) {
    super(compiler, program, plan.origin);
    this.problems = [...plan.problems, ...unread];
    this.#planned = plan.roots;
  }

  /** Without the linted file where it is a guest, whose program is its own. */
  protected override roots(): readonly string[] {
    return this.#planned;
  }
}

/** A program that follows the text of the linted file; everything else in it is as it is on the disk. */
export class OwnProject {
  readonly #plan: ProjectPlan;
  readonly #parts: ProjectParts;
  readonly #disk: Disk;
  readonly #roots: ReadonlySet<string>;
  readonly #bucket: string;
  #program: ts.Program | null = null;
  #view: OwnProgram | null = null;
  /** The linted file where it is not among the roots. */
  #guest: string | null = null;
  /** The linted file where its text is not the one on the disk. */
  #overlay: LintedText | null = null;
  #avoidsDeepFiles = false;

  constructor(plan: ProjectPlan, parts: ProjectParts, disk: Disk) {
    this.#plan = plan;
    this.#parts = parts;
    this.#disk = disk;
    this.#roots = new Set(plan.roots);
    this.#bucket = parts.compiler.ts.createDocumentRegistry().getKeyForCompilationSettings(plan.options);
  }

  /** The program with the linted file as its host has it. The same program as before when nothing has changed. */
  open(linted: LintedText): OwnProgram {
    const guest = this.#roots.has(linted.fileName) ? null : linted.fileName;
    if (this.#view !== null && this.#guest === guest && this.#holds(linted)) return this.#view;
    this.#guest = guest;
    this.#overlay = this.#disk.readSource(linted.fileName) === linted.text ? null : linted;
    this.#view = this.#build(linted.fileName);
    return this.#view;
  }

  /** Whether the file that was linted last has another text than the one on the disk. */
  get isUnsaved(): boolean {
    return this.#overlay !== null;
  }

  /** Takes files that are nested too deeply for empty ones from now on: one of them has exhausted the stack. */
  avoidDeepFiles(): void {
    if (this.#avoidsDeepFiles) return;
    this.#avoidsDeepFiles = true;
    this.#program = null;
    this.#view = null;
  }

  /** Makes the next opening read what has changed on the disk. */
  invalidate(): void {
    this.#view = null;
  }

  /** Whether the present program has the text of this file, and of no other one a text that is not on the disk. */
  #holds({ fileName, text }: LintedText): boolean {
    const isOverlayHere = this.#overlay === null || this.#overlay.fileName === fileName;
    return isOverlayHere && this.#program?.getSourceFile(fileName)?.text === text;
  }

  #build(fileName: string): OwnProgram {
    const { compiler } = this.#parts;
    const deep = this.#avoidsDeepFiles ? new Set<string>() : null;
    const { folder, options, roots } = this.#plan;
    const program = compiler.ts.createProgram({
      rootNames: this.#guest === null ? roots : [...roots, this.#guest],
      options,
      host: createProjectHost(this.#parts, { bucket: this.#bucket, folder, overlay: this.#overlay, deep }),
      ...(this.#program === null ? {} : { oldProgram: this.#program }),
    });
    this.#program = program;
    const unread = deep?.has(fileName)
      ? [`${fileName} was not checked: its syntax is nested too deeply.`]
      : [];
    return new PlannedProgram(compiler, program, this.#plan, unread);
  }
}
