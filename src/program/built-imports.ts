import type { ts } from 'ts-morph';
import { specifiersOf } from './importers.ts';
import type { ProjectParts } from './project-host.ts';
import type { WorkspacePackages } from './workspace-packages.ts';
import { packageNameOf, typescriptSource } from './workspace-sources.ts';

/** Whether a program tells where its imports lead: compilers do since 5.3, for their own use. */
export function tellsModules(program: ts.Program): boolean {
  return typeof Reflect.get(program, 'getResolvedModule') === 'function';
}

/** The sources of a program that import a package of their workspace without seeing its source, though there is one. */
export function importersOfBuilt(
  program: ts.Program,
  { compiler, resolution }: ProjectParts,
  workspaces: WorkspacePackages,
): readonly ts.SourceFile[] {
  const typescript = compiler.ts;
  const options = program.getCompilerOptions();
  return program.getSourceFiles().filter((file) => {
    if (file.isDeclarationFile || file.fileName.includes('/node_modules/')) return false;
    const folders = workspaces.around(file.fileName)?.folders;
    if (!folders) return false;
    return specifiersOf(typescript, file).some((specifier) => {
      if (!folders.has(packageNameOf(specifier.text))) return false;
      const mode = typescript.getModeForUsageLocation(file, specifier, options);
      const source = resolution.resolve(specifier.text, file.fileName, mode)?.resolvedFileName;
      return (
        source !== undefined &&
        typescriptSource.test(source) &&
        seenModule(program, file, specifier.text, mode) !== source
      );
    });
  });
}

/** The file that an import leads to in a program; `undefined` where it is not found. */
function seenModule(
  program: ts.Program,
  file: ts.SourceFile,
  specifier: string,
  mode: ts.ResolutionMode,
): unknown {
  const found: unknown = Reflect.apply(Reflect.get(program, 'getResolvedModule'), program, [
    file,
    specifier,
    mode,
  ]);
  const { resolvedModule } = { resolvedModule: undefined, ...Object(found) };
  return Object(resolvedModule).resolvedFileName;
}
