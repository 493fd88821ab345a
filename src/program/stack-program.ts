import type { ts } from 'ts-morph';
import { AnalysedProgram } from './analysed-program.ts';
import { placesOfModule } from './deployed-function.ts';
import { isFile, type Disk } from './disk.ts';
import { folderHost } from './folder-host.ts';
import { below } from './folders.ts';
import { parseManifest, textAt } from './manifest.ts';
import { ModuleResolution } from './module-resolution.ts';
import { ProjectConfigs } from './project-configs.ts';
import { moduleDefaults } from './project-options.ts';
import type { Compiler, ServiceProgram } from './service-program.ts';
import { WorkspacePackages } from './workspace-packages.ts';

/** How the project of a stack says which program makes it. */
export interface StackProject {
  /** The name of the file in its folder. */
  readonly file: string;
  /** The key in there that holds the command. */
  readonly command: string;
}

/** The most files that are read of one program; of what it imports beyond them nothing is known. */
const mostFiles = 500;

const extensions = ['', '.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs'];

/**
 * The program that makes the stacks of a folder: the module that its command runs, and what that imports of the repository. Packages are left
 * out, installed or not, so that little is read. `null` where the command names no source.
 */
export function openStackProgram(
  compiler: Compiler,
  folder: string,
  { command, file }: StackProject,
  disk: Disk,
): ServiceProgram | null {
  const run = textAt(parseManifest(disk.readLayout(below(folder, file))), command);
  const entry = run === null ? null : sourceRunBy(run, folder);
  if (entry === null) return null;
  const typescript = compiler.ts;
  const options = { ...moduleDefaults(typescript), target: typescript.ScriptTarget.ESNext, allowJs: true };
  const program = typescript.createProgram({
    rootNames: [entry],
    options: { ...options, noLib: true, types: [] },
    host: hostOf(typescript, options, folder, disk),
  });
  return new AnalysedProgram(compiler, program, 'own');
}

/** The source that a command runs: `npx ts-node bin/app.ts`, or `node dist/app.js` for one that is built. */
function sourceRunBy(command: string, folder: string): string | null {
  const named = command.split(/[\s"']+/).filter((word) => word !== '' && !word.startsWith('-'));
  const paths = named.toReversed().flatMap((word) => placesOfModule(below('.', word)));
  for (const path of paths) {
    const module = path.replace(/\.[cm]?[jt]sx?$/, '');
    const candidates = [...extensions.map((extension) => `${module}${extension}`), path];
    const found = candidates.map((name) => below(folder, name)).find(isSource);
    if (found !== undefined) return found;
  }
  return null;
}

function isSource(path: string): boolean {
  return /(?<!\.d)\.[cm]?[jt]sx?$/.test(path) && isFile(path);
}

function hostOf(
  typescript: typeof ts,
  options: ts.CompilerOptions,
  folder: string,
  disk: Disk,
): ts.CompilerHost {
  const { sys } = typescript;
  const read = new Set<string>();
  const resolve = createResolve(typescript, options, disk);
  return {
    ...folderHost(sys, folder),
    fileExists: (path) => sys.fileExists(path),
    getSourceFile: (path, target) => {
      const text = read.add(path).size <= mostFiles ? disk.readSource(path) : undefined;
      return text === undefined ? undefined : typescript.createSourceFile(path, text, target, true);
    },
    resolveModuleNameLiterals: (literals, importer) => literals.map(({ text }) => resolve(text, importer)),
    getDefaultLibFileName: () => '',
  };
}

/** Finds the modules that are sources of the repository. */
function createResolve(typescript: typeof ts, options: ts.CompilerOptions, disk: Disk) {
  const resolution = new ModuleResolution(typescript, options, typescript.sys, {
    configs: new ProjectConfigs(typescript, disk),
    workspaces: new WorkspacePackages(disk),
  });
  return (specifier: string, importer: string) => {
    const resolvedModule = resolution.resolve(specifier, importer, undefined);
    return { resolvedModule: resolvedModule && isOwn(resolvedModule) ? resolvedModule : undefined };
  };
}

/** Whether a module is a source of the repository. */
function isOwn({ resolvedFileName }: ts.ResolvedModuleFull): boolean {
  return !resolvedFileName.includes('/node_modules/') && isSource(resolvedFileName);
}
