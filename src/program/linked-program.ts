import { basename, dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { Benches, partsOf } from './benches.ts';
import { importersOfBuilt, tellsModules, type TellingProgram } from './built-imports.ts';
import { below } from './folders.ts';
import { createProjectHost, type ProjectParts } from './project-host.ts';
import type { Compiler } from './service-program.ts';

/** The most projects whose links are kept at a time: a lint goes from one to the next, and each has a checker of its own. */
const mostProjects = 4;

/** The programs of the lint that enter packages of their workspace at what was built of them. */
class LinkedPrograms {
  readonly #benches = new Benches();
  #linked = new WeakMap<ts.Program, ts.Program>();
  #parts = new WeakMap<ts.CompilerOptions, ProjectParts>();
  /** What was linked last for each tsconfig: the next one takes over what an edit has left as it was. */
  readonly #latest = new Map<string, ts.Program>();

  open(compiler: Compiler, program: TellingProgram): ts.Program {
    this.#followDisk([]);
    const linked = this.#linked.get(program) ?? this.#link(compiler, program);
    this.#linked.set(program, linked);
    this.#benches.disk.rest();
    return linked;
  }

  #followDisk(fileNames: readonly string[]): void {
    const { files, layout } = this.#benches.followDisk(fileNames);
    if (files || layout) this.#forget();
  }

  #forget(): void {
    this.#linked = new WeakMap();
    this.#parts = new WeakMap();
    this.#latest.clear();
  }

  #link(compiler: Compiler, program: TellingProgram): ts.Program {
    const options = program.getCompilerOptions();
    const bench = this.#benches.of(compiler);
    const parts = this.#parts.get(options) ?? partsOf(compiler, options, bench);
    this.#parts.set(options, parts);
    const importers = importersOfBuilt(program, parts, bench.workspaces);
    if (importers.length === 0) return program;
    this.#followDisk(importers.map(({ fileName }) => fileName));
    const project = [compiler.ts.version, ...program.getRootFileNames()].join('\n');
    const linked = createLinked(program, parts, this.#latest.get(project) ?? importers);
    if (!this.#latest.has(project) && this.#latest.size >= mostProjects) this.#forget();
    this.#latest.set(project, linked);
    return linked;
  }
}

const programs = new LinkedPrograms();

/**
 * The program of a lint with the sources of those packages of its workspace that it enters at what was built of them, or that are not
 * built or not installed: one with the very files of the given program, nothing of which is parsed again. The given program itself where
 * there is nothing to link, where it builds on other projects, and where its compiler does not tell what imports lead to (before 5.3).
 * Sources that change on the disk are noticed after a pause of a second.
 */
export function linkWorkspace(compiler: Compiler, program: ts.Program): ts.Program {
  const isAlone = (program.getProjectReferences() ?? []).length === 0;
  return tellsModules(program) && isAlone ? programs.open(compiler, program) : program;
}

/** `before` is what was linked last, or else the sources whose imports lead elsewhere than in the given program. */
function createLinked(
  program: ts.Program,
  parts: ProjectParts,
  before: ts.Program | readonly ts.SourceFile[],
): ts.Program {
  const { createDocumentRegistry, createProgram } = parts.compiler.ts;
  const options = program.getCompilerOptions();
  const bucket = createDocumentRegistry().getKeyForCompilationSettings(options);
  const folder = program.getCurrentDirectory();
  const host = createProjectHost(parts, { bucket, folder, overlay: null, deep: new Set() });
  const importers = 'length' in before ? before : [];
  const outdated = new Set(importers.map(({ fileName }) => host.getCanonicalFileName(fileName)));
  const library = program.getSourceFiles().find((file) => program.isSourceFileDefaultLibrary(file));
  return createProgram({
    rootNames: program.getRootFileNames(),
    options,
    oldProgram: 'length' in before ? program : before,
    host: {
      ...host,
      ...(library && libraryIn(dirname(library.fileName), host)),
      getSourceFile: (path, target) => fileOf(program, path) ?? host.getSourceFile(path, target),
      hasInvalidatedResolutions: (path) => outdated.has(path),
    },
  });
}

/** The language as the program of the lint has it. */
function libraryIn(
  folder: string,
  host: ts.CompilerHost,
): Pick<ts.CompilerHost, 'getDefaultLibFileName' | 'getDefaultLibLocation'> {
  return {
    getDefaultLibFileName: (options) => below(folder, basename(host.getDefaultLibFileName(options))),
    getDefaultLibLocation: () => folder,
  };
}

/** Of a package that is installed twice, programs hold one file, and a stand-in for the second. */
interface MaybeStandIn extends ts.SourceFile {
  readonly redirectInfo?: { readonly unredirected: ts.SourceFile };
}

/** A file of a program as it was read. */
function fileOf(program: ts.Program, path: string): ts.SourceFile | undefined {
  const file: MaybeStandIn | undefined = program.getSourceFile(path);
  return file?.redirectInfo?.unredirected ?? file;
}
