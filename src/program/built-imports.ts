import type { ts } from 'ts-morph';
import { isSource } from './analysed-program.ts';
import { specifiersOf } from './importers.ts';
import type { ProjectParts } from './project-host.ts';
import type { WorkspacePackages } from './workspace-packages.ts';
import { packageNameOf, typescriptSource } from './workspace-sources.ts';

/** A program that tells where its imports lead. Compilers keep this to themselves. */
export interface TellingProgram extends ts.Program {
  getResolvedModule(
    file: ts.SourceFile,
    specifier: string,
    mode: ts.ResolutionMode,
  ): ts.ResolvedModuleWithFailedLookupLocations | undefined;
}

/** Whether a program tells what it starts from, and where its imports lead: since 5.3. */
export function tellsModules(program: ts.Program): program is TellingProgram {
  return ['getResolvedModule', 'getRootFileNames'].every(
    (member) => typeof Reflect.get(program, member) === 'function',
  );
}

/** The sources of a program that import a package of their workspace without seeing its source, though there is one. */
export function importersOfBuilt(
  program: TellingProgram,
  { compiler, resolution }: ProjectParts,
  workspaces: WorkspacePackages,
): readonly ts.SourceFile[] {
  const typescript = compiler.ts;
  const options = program.getCompilerOptions();
  const isBuilt = (file: ts.SourceFile, specifier: ts.StringLiteralLike): boolean => {
    const mode = typescript.getModeForUsageLocation(file, specifier, options);
    const source = resolution.resolve(specifier.text, file.fileName, mode)?.resolvedFileName;
    if (source === undefined || !typescriptSource.test(source)) return false;
    return program.getResolvedModule(file, specifier.text, mode)?.resolvedModule?.resolvedFileName !== source;
  };
  return program.getSourceFiles().filter((file) => {
    const packages = isSource(file) ? workspaces.around(file.fileName)?.folders : undefined;
    if (!packages) return false;
    return specifiersOf(typescript, file).some(
      (specifier) => packages.has(packageNameOf(specifier.text)) && isBuilt(file, specifier),
    );
  });
}
