import { isBuiltin } from 'node:module';
import { basename, dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { readText, type Disk } from './disk.ts';
import { below, isWithin } from './folders.ts';
import { importedIn } from './import-texts.ts';
import { ModuleResolution } from './module-resolution.ts';
import { packageFacts } from './package-facts.ts';
import { ProjectConfigs } from './project-configs.ts';
import { sourcesBelow } from './project-files.ts';
import { analysisOptions, moduleDefaults } from './project-options.ts';
import type { Workspace, WorkspacePackages } from './workspace-packages.ts';
import { packageNameOf } from './workspace-sources.ts';

/** The most sources of one workspace whose texts are read. */
const mostSources = 20_000;

const isRelative = /^\.{1,2}(?:\/|$)/;

/** What is needed to find the modules that a workspace's sources name. */
export interface WorkspaceParts {
  readonly typescript: typeof ts;
  readonly disk: Disk;
  readonly workspaces: WorkspacePackages;
}

/** A source that imports a module, and what it calls the module. */
export interface WorkspaceImport {
  readonly importer: string;
  readonly specifier: string;
}

/** Answers which sources of a workspace import a module, from their texts alone; `null` where they do not tell. */
export type WorkspaceImports = (path: string) => readonly WorkspaceImport[] | null;

/** Looks up what all sources of a workspace import; `null` when there are too many of them. */
export function workspaceImports(workspace: Workspace, parts: WorkspaceParts): WorkspaceImports | null {
  const sources = sourcesOf(workspace, parts.disk);
  if (sources === null) return null;
  const importersBySpecifier = bySpecifier(sources);
  const specifiers = [...importersBySpecifier.keys()].filter(createInside(workspace));
  const targetOf = createTargets(workspace, parts);
  return (path) => {
    const module = moduleOf(path);
    const found: WorkspaceImport[] = [];
    for (const specifier of specifiers) {
      if (!mayMean(specifier, path, workspace)) continue;
      for (const importer of importersBySpecifier.get(specifier) ?? []) {
        const target = targetOf(specifier, importer);
        if (target === null) return null;
        if (target === module) found.push({ importer, specifier });
      }
    }
    return found;
  };
}

function sourcesOf({ folders, root }: Workspace, disk: Disk): ReadonlySet<string> | null {
  const sources = new Set<string>();
  for (const folder of [root, ...folders.values()]) {
    const listed = sourcesBelow(folder, disk);
    if (listed === null || sources.size + listed.length > mostSources) return null;
    for (const path of listed) sources.add(path);
  }
  return sources;
}

function bySpecifier(sources: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>();
  for (const source of sources)
    for (const specifier of importedIn(readText(source) ?? '')) {
      const others = importers.get(specifier);
      if (others) others.push(source);
      else importers.set(specifier, [source]);
    }
  return importers;
}

/** Tells whether a specifier may lead into the workspace: to one of its packages, or along a path or an alias, and to no installed package. */
function createInside({ folders, root }: Workspace): (specifier: string) => boolean {
  const installed = new Set(
    [root, ...folders.values()].flatMap((folder) => packageFacts(folder).dependencies),
  );
  return (specifier) => {
    const name = packageNameOf(specifier);
    return folders.has(name) || !(isBuiltin(specifier) || installed.has(name));
  };
}

/** A path without what a specifier leaves out: the extension, and the name of an index. */
function moduleOf(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '').replace(/\/index$/, '');
}

/** Whether a specifier has to be followed to know that it does not mean a file: it ends alike, or names a package or an alias alone. */
function mayMean(specifier: string, path: string, { folders }: Workspace): boolean {
  const last = basename(moduleOf(specifier));
  if (namesOf(path).includes(last) || last === '.' || last === '..') return true;
  if (isRelative.test(specifier)) return false;
  const name = packageNameOf(specifier);
  const folder = folders.get(name);
  return folder === undefined ? name === specifier : isWithin(path, folder);
}

/** What a specifier of a file may end with: its name, or that of any folder around an index. */
function namesOf(path: string): readonly string[] {
  const names = path.split('/');
  const name = moduleOf(basename(path));
  return name === 'index' ? names : [name];
}

/** Answers which module a specifier means in a source: `''` for one outside of the workspace, `null` where it is not found. */
function createTargets(
  { root }: Workspace,
  { disk, typescript, workspaces }: WorkspaceParts,
): (specifier: string, importer: string) => string | null {
  const configs = new ProjectConfigs(typescript, disk);
  const options = { ...moduleDefaults(typescript), ...analysisOptions };
  const resolution = new ModuleResolution(typescript, options, typescript.sys, { configs, workspaces });
  const known = new Map<string, string | null>();
  return (specifier, importer) => {
    if (isRelative.test(specifier)) return moduleOf(below(dirname(importer), specifier));
    const key = `${configs.nearest(importer)?.path ?? root}:${specifier}`;
    const target = known.get(key);
    if (target !== undefined) return target;
    const resolved = resolution.resolve(specifier, importer, undefined)?.resolvedFileName;
    const found = resolved === undefined ? unresolved(specifier) : targetAt(resolved);
    known.set(key, found);
    return found;
  };
}

function targetAt(path: string): string {
  return path.includes('/node_modules/') ? '' : moduleOf(path);
}

/** A name alone that no alias explains is that of a package that is not installed; a longer path may go by an alias that is not seen. */
function unresolved(specifier: string): '' | null {
  return packageNameOf(specifier) === specifier ? '' : null;
}
