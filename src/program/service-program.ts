import type * as tsMorph from 'ts-morph';
import type { ts } from 'ts-morph';

/** The `typescript` module that built a program, and ts-morph bound to it. */
export interface Compiler {
  /** The compiler's namespace. Kinds and flags must come from here: they differ between versions. */
  readonly ts: typeof ts;
  /** ts-morph, working on nodes of this compiler. */
  readonly morph: typeof tsMorph;
}

/** The part of a compiler's program that the analysis uses. */
export type ProgramView = Pick<
  ts.Program,
  'getSourceFile' | 'getSourceFiles' | 'getTypeChecker' | 'getCompilerOptions' | 'isSourceFileDefaultLibrary'
> &
  Partial<Pick<ts.Program, 'getRootFileNames'>>;

/** One program to be analysed, shared with the host of the lint or our own. */
export interface ServiceProgram {
  readonly compiler: Compiler;
  readonly program: ProgramView;
  readonly checker: ts.TypeChecker;
  /** Where it comes from: the host's parser services, or a project of ours (with or without a tsconfig). */
  readonly origin: 'shared' | 'own' | 'single-file';
  /** Source files that are neither declarations nor inside `node_modules`, in a stable order. */
  readonly sources: readonly ts.SourceFile[];
  /** Whether the program starts from a file, so that the lint of that file looks at this program as well. */
  startsFrom(fileName: string): boolean;
  /** The ts-morph node of a source file, made once for each file and program. */
  wrap(sourceFile: ts.SourceFile): tsMorph.SourceFile;
  /** The package that a file belongs to when it lies in `node_modules`: name (without `@types/`) and version, `null` elsewhere. */
  packageOf(fileName: string): InstalledPackage | null;
  /** The semver ranges in which the packages of the program's sources ask for another package. */
  declaredRanges(dependency: string): readonly string[];
  /** The texts of the files with an extension that declare the tables of a source's database; see `schema-files.ts`. */
  schemaTexts(fileName: string, extension: string): readonly string[];
}

/** A package as it is installed. */
export interface InstalledPackage {
  readonly name: string;
  /** `null` when its package.json cannot be read. */
  readonly version: string | null;
}
