import type { ts } from 'ts-morph';
import { builtFrom, sourceNames } from './built-from.ts';
import { isFile } from './disk.ts';
import { below } from './folders.ts';
import type { ProjectConfigs } from './project-configs.ts';
import { moduleDefaults } from './project-options.ts';
import type { Workspace } from './workspace-packages.ts';

/** Folders that hold what was built; the sources stand beside them in `src`, or directly in the package. */
const builtFolder = /^(?:dist|build|lib|out|esm|cjs|es)\//;

/** A source in TypeScript, which is neither a declaration nor built. */
export const typescriptSource = /(?<!\.d)\.[cm]?tsx?$/;

/** What decides about the modules of a workspace beside their specifiers. */
export interface WorkspaceModules {
  readonly workspace: Workspace;
  readonly configs: ProjectConfigs;
  readonly options: ts.CompilerOptions;
}

/**
 * The source that an import of a workspace package leads to: as the compiler would find it if the package were linked into the root's
 * `node_modules`, with built files replaced by what they are built from, where a tsconfig tells it or one source alone has the name.
 * `undefined` when it leads nowhere.
 */
export function resolveInWorkspace(
  typescript: typeof ts,
  specifier: string,
  { configs, options, workspace }: WorkspaceModules,
): ts.ResolvedModuleFull | undefined {
  const name = packageNameOf(specifier);
  const folder = workspace.folders.get(name);
  if (folder === undefined) return undefined;
  const link = `${workspace.root}/node_modules/${name}/`;
  const host = linkedHost(typescript, link, folder, (file) => placeOf(configs, folder, file));
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

/**
 * Answers for a package as if its folder were linked at `link`, each of its files standing where `placeOf` says. Until 5.2 the compiler
 * makes sure that there is a file at the end of a link.
 */
function linkedHost(
  typescript: typeof ts,
  link: string,
  folder: string,
  placeOf: (file: string) => string | null,
): ts.ModuleResolutionHost {
  const target = (path: string): string | null =>
    path.startsWith(link) ? placeOf(path.slice(link.length)) : null;
  const ends = new Set<string>();
  const realpath = (path: string): string => {
    const end = target(path);
    if (end !== null) ends.add(end);
    return end ?? path;
  };
  return {
    fileExists: (path) => ends.has(path) || target(path) !== null,
    readFile: (path) => typescript.sys.readFile(target(path) ?? path),
    realpath,
    getCurrentDirectory: () => folder,
    useCaseSensitiveFileNames: typescript.sys.useCaseSensitiveFileNames,
  };
}

/** Where a file of a package really stands; `null` when it does not, or when several sources may be meant. */
function placeOf(configs: ProjectConfigs, folder: string, file: string): string | null {
  const inFolder = (paths: readonly string[]) => paths.map((path) => below(folder, path)).find(isFile);
  if (file.endsWith('.json')) return inFolder([file]) ?? null;
  if (typescriptSource.test(file)) return inFolder([file, ...sourceNames(`src/${file}`)]) ?? null;
  const told = builtFrom(configs, folder, below(folder, file));
  if (told !== null) return told;
  if (!builtFolder.test(file)) return inFolder([...sourceNames(file), ...declaredLast(file)]) ?? null;
  const inside = file.replace(builtFolder, '');
  const named = [`src/${inside}`, inside, `src/${file}`].flatMap((path) => inFolder(sourceNames(path)) ?? []);
  const [only = null] = named.length === 1 ? named : [];
  return only ?? inFolder([file, `src/${inside}`]) ?? null;
}

/** A file that was not built, and the sources of its name; declarations tell less than any source. */
function declaredLast(file: string): readonly string[] {
  const sources = [...sourceNames(`src/${file}`), `src/${file}`];
  return /\.d\.[cm]?ts$/.test(file) ? [...sources, file] : [file, ...sources];
}

function extensionOf(fileName: string): string {
  return /(?:\.d)?\.[^./]+$/.exec(fileName)?.[0] ?? '';
}
