import type { ts } from 'ts-morph';
import { remember, rememberWeakly } from '../remember.ts';
import { Disk, readText } from './disk.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';
import { takesValues } from './takes-values.ts';
import { holdsUnseenPages } from './unseen-pages.ts';
import { workspaceImports, type WorkspaceImports, type WorkspaceParts } from './workspace-imports.ts';
import { WorkspacePackages, type Workspace } from './workspace-packages.ts';

/** Answers which sources import a module out of sight; `null` where that cannot be told. */
export type UnseenImporters = (file: ts.SourceFile) => readonly ts.SourceFile[] | null;

/** What imports the modules of a program out of its sight; see {@link createUnseenImporters}. */
export const unseenImportersOf = rememberWeakly(createUnseenImporters);

/**
 * Answers which sources of the workspace, outside of what a program knows of the module's own package, import a module at run time; `null` where that cannot be told: the
 * module's package is neither one that only the workspace imports nor a published library, or some importer is in a language that is not read. The first question about a workspace reads
 * the texts of all its sources.
 */
function createUnseenImporters(program: ServiceProgram): UnseenImporters {
  const disk = new Disk();
  const workspaces = new WorkspacePackages(disk);
  const importsOf = rememberImports({ typescript: program.compiler.ts, disk, workspaces });
  const sourceAt = rememberSources(program);
  return (file) => {
    const { fileName } = file;
    const workspace = workspaces.around(fileName);
    if (workspace === null || !isKnownPackage(program, workspace, fileName)) return null;
    const imports = importsOf(workspace)?.(fileName) ?? null;
    const needed = imports
      ?.filter(({ importer }) => !isKnown(importer, fileName))
      .map(({ importer, specifier }) => ({ source: sourceAt(importer), specifier }))
      .filter(({ source, specifier }) => takesValues(program, file, { source, specifier }));
    return needed ? [...new Set(needed.map(({ source }) => source))] : null;
  };

  /** What the program holds of another package may import what was built from the module. */
  function isKnown(path: string, module: string): boolean {
    return (
      program.program.getSourceFile(path) !== undefined &&
      packagesOf(program).folderOf(path) === packagesOf(program).folderOf(module)
    );
  }
}

function rememberImports(parts: WorkspaceParts): (workspace: Workspace) => WorkspaceImports | null {
  const byRoot = new Map<string, WorkspaceImports | null>();
  return (workspace) => {
    const known = byRoot.get(workspace.root);
    if (known !== undefined) return known;
    const imports = isReadable(workspace) ? workspaceImports(workspace, parts) : null;
    byRoot.set(workspace.root, imports);
    return imports;
  };
}

/** Sources by their paths, those of the program and those that it does not hold. */
function rememberSources({ compiler, program }: ServiceProgram): (path: string) => ts.SourceFile {
  const { ScriptTarget, createSourceFile } = compiler.ts;
  return remember(
    (path) =>
      program.getSourceFile(path) ?? createSourceFile(path, readText(path) ?? '', ScriptTarget.ESNext, true),
  );
}

/** Whether a file belongs to a package of the workspace that only the workspace can import, or that is a published library. */
function isKnownPackage(program: ServiceProgram, { folders }: Workspace, fileName: string): boolean {
  const folder = packagesOf(program).folderOf(fileName);
  if (folder === null || ![...folders.values()].includes(folder)) return false;
  const { isInternal, isLibrary } = packagesOf(program).around(fileName);
  return isInternal || isLibrary;
}

function isReadable({ folders, root }: Workspace): boolean {
  return ![root, ...folders.values()].some(holdsUnseenPages);
}
