import type { ts } from 'ts-morph';
import { isFile } from './disk.ts';
import { below } from './folders.ts';
import { moduleDefaults } from './project-options.ts';
import type { Workspace } from './workspace-packages.ts';

/** Folders that hold what was built; the sources stand beside them in `src`, or directly in the package. */
const builtFolder = /^(?:dist|build|lib|out|esm|cjs|es)\//;

const typescriptSource = /(?<!\.d)\.[cm]?tsx?$/;

/**
 * The source that an import of a workspace package leads to: as the compiler would find it if the package were linked into the root's
 * `node_modules`, with built files replaced by what they are built from. `undefined` when it leads nowhere.
 */
export function resolveInWorkspace(
  typescript: typeof ts,
  specifier: string,
  workspace: Workspace,
  options: ts.CompilerOptions,
): ts.ResolvedModuleFull | undefined {
  const name = packageNameOf(specifier);
  const folder = workspace.folders.get(name);
  if (folder === undefined) return undefined;
  const host = linkedHost(typescript, `${workspace.root}/node_modules/${name}/`, folder);
  const linked = { ...options, ...moduleDefaults(typescript), paths: {}, preserveSymlinks: false };
  const { resolvedModule } = typescript.resolveModuleName(
    specifier,
    below(workspace.root, 'any.ts'),
    linked,
    host,
  );
  if (resolvedModule === undefined) return undefined;
  const resolvedFileName = resolvedModule.resolvedFileName;
  return { resolvedFileName, extension: extensionOf(resolvedFileName), isExternalLibraryImport: false };
}

/** The package that a bare specifier names: `@scope/name` or `name`, without what follows. */
export function packageNameOf(specifier: string): string {
  const segments = specifier.split('/');
  return segments.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** Answers for a package as if its folder were linked at `link`. */
function linkedHost(typescript: typeof ts, link: string, folder: string): ts.ModuleResolutionHost {
  const target = (path: string): string | null => {
    if (!path.startsWith(link)) return null;
    return (
      candidates(path.slice(link.length))
        .map((rest) => below(folder, rest))
        .find(isFile) ?? null
    );
  };
  return {
    fileExists: (path) => target(path) !== null,
    readFile: (path) => typescript.sys.readFile(target(path) ?? path),
    realpath: (path) => target(path) ?? path,
    getCurrentDirectory: () => folder,
    useCaseSensitiveFileNames: typescript.sys.useCaseSensitiveFileNames,
  };
}

/** Where a file of a package may really stand, best first. */
function candidates(file: string): readonly string[] {
  if (file.endsWith('.json')) return [file];
  const isBuilt = builtFolder.test(file);
  const inside = file.replace(builtFolder, '');
  const places = isBuilt ? [`src/${inside}`, inside, `src/${file}`] : [`src/${file}`];
  const sources = places.flatMap(sourcesOf);
  return typescriptSource.test(file) ? [file, ...sources] : [...sources, file];
}

/** The names that a built or declared file may have as a source. */
function sourcesOf(file: string): readonly string[] {
  const stem = file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  if (stem === file) return [file];
  return file.endsWith('x')
    ? [`${stem}.tsx`]
    : [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`, file];
}

function extensionOf(fileName: string): string {
  return /(?:\.d)?\.[^./]+$/.exec(fileName)?.[0] ?? '';
}
