import type { ts } from 'ts-morph';
import type * as tsMorph from 'ts-morph';
import { manifestsOf, rangesIn } from './declared-range.ts';
import { packageOf } from './installed-package.ts';
import { createSchemaTexts } from './schema-files.ts';
import type { Compiler, InstalledPackage, ProgramView, ServiceProgram } from './service-program.ts';

/** A program as the analysis sees it. Its type checker is asked for, and its files are wrapped, only when they are needed. */
export class AnalysedProgram implements ServiceProgram {
  readonly compiler: Compiler;
  readonly program: ProgramView;
  readonly origin: ServiceProgram['origin'];
  readonly #wrapped = new WeakMap<ts.SourceFile, tsMorph.SourceFile>();
  #sources: readonly ts.SourceFile[] | null = null;
  #roots: ReadonlySet<string> | null = null;
  #manifests: readonly object[] | null = null;
  readonly #schemaTexts = createSchemaTexts();

  constructor(compiler: Compiler, program: ProgramView, origin: ServiceProgram['origin']) {
    this.compiler = compiler;
    this.program = program;
    this.origin = origin;
  }

  get checker(): ts.TypeChecker {
    return this.program.getTypeChecker();
  }

  get sources(): readonly ts.SourceFile[] {
    this.#sources ??= this.program.getSourceFiles().filter(isSource).toSorted(byFileName);
    return this.#sources;
  }

  startsFrom(fileName: string): boolean {
    this.#roots ??= new Set(this.roots().map((name) => this.program.getSourceFile(name)?.fileName ?? name));
    return this.#roots.has(fileName);
  }

  wrap(sourceFile: ts.SourceFile): tsMorph.SourceFile {
    const known = this.#wrapped.get(sourceFile);
    if (known !== undefined) return known;
    const wrapped = this.compiler.morph.createWrappedNode(sourceFile, {
      typeChecker: this.checker,
      compilerOptions: this.program.getCompilerOptions(),
    });
    this.#wrapped.set(sourceFile, wrapped);
    return wrapped;
  }

  packageOf(fileName: string): InstalledPackage | null {
    return packageOf(fileName);
  }

  /** The files that the program starts from. A compiler that does not tell them has no others. */
  protected roots(): readonly string[] {
    return this.program.getRootFileNames?.() ?? this.sources.map(({ fileName }) => fileName);
  }

  declaredRanges(dependency: string): readonly string[] {
    this.#manifests ??= manifestsOf(this.sources.map(({ fileName }) => fileName));
    return rangesIn(this.#manifests, dependency);
  }

  schemaTexts(fileName: string, extension: string): readonly string[] {
    return this.#schemaTexts(fileName, extension);
  }
}

/** Whether a file of a program is neither a declaration nor of an installed package. */
export function isSource({ fileName, isDeclarationFile }: ts.SourceFile): boolean {
  return !isDeclarationFile && !fileName.includes('/node_modules/') && !fileName.endsWith('.json');
}

function byFileName(one: ts.SourceFile, other: ts.SourceFile): number {
  if (one.fileName === other.fileName) return 0;
  return one.fileName < other.fileName ? -1 : 1;
}
