import { dirname, resolve } from 'node:path';
import { remember } from '../remember.ts';
import { listFolder, type Disk } from './disk.ts';
import { below, toSlashes } from './folders.ts';
import { loadMinimatch } from './minimatch.ts';
import { objectAt, parseManifest, textAt, textsAt } from './manifest.ts';
import { isQuickGlob } from './quick-glob.ts';
import { parseYaml } from './yaml.ts';

/** The most folders of one workspace that are looked into for packages. */
const mostFolders = 5000;

/** The packages of one repository, by name, with the folder that holds each of them. */
export interface Workspace {
  readonly root: string;
  readonly folders: ReadonlyMap<string, string>;
}

const linkAddress = /^(?:file|link|portal):(?!.*\.tgz$)(.+)$/;

function joined(workspace: Workspace, linked: Workspace): Workspace {
  return { root: workspace.root, folders: new Map([...workspace.folders, ...linked.folders]) };
}

/** What declares packages in a folder or above it. */
interface Declared {
  /** The nearest folder whose package.json takes packages from folders beside it; none above the workspace. */
  readonly linked: Workspace | null;
  readonly workspace: Workspace | null;
}

/** Finds the packages of monorepos from what their root declares, installed or not. */
export class WorkspacePackages {
  readonly #disk: Disk;
  readonly #declared = remember((folder: string): Declared => {
    const linked = this.#linkedFrom(folder);
    const workspace = this.#declaredAt(folder);
    const parent = dirname(folder);
    if (workspace !== null || parent === folder) return { linked, workspace };
    const above = this.#declared(parent);
    return linked === null ? above : { ...above, linked };
  });
  readonly #around = remember((folder: string): Workspace | null => {
    const { linked, workspace } = this.#declared(folder);
    return linked && workspace ? joined(workspace, linked) : (workspace ?? linked);
  });

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  /** The workspace around a file: the nearest folder that declares packages; `null` when no folder does. */
  around(fileName: string): Workspace | null {
    return this.#around(dirname(fileName));
  }

  #declaredAt(folder: string): Workspace | null {
    const patterns = declaredPackages(folder, this.#disk);
    if (patterns.length === 0) return null;
    return { root: folder, folders: this.#expand(folder, patterns) };
  }

  /** The packages that a package takes from folders beside it: `"building-blocks": "file:../building-blocks"`. */
  #linkedFrom(folder: string): Workspace | null {
    const manifest = parseManifest(this.#disk.readLayout(below(folder, 'package.json')));
    const folders = new Map(
      Object.entries({
        ...objectAt(manifest, 'devDependencies'),
        ...objectAt(manifest, 'dependencies'),
      }).flatMap(([name, address]) => {
        const path = typeof address === 'string' ? linkAddress.exec(address)?.[1] : undefined;
        return path === undefined ? [] : [[name, toSlashes(resolve(folder, path))] as const];
      }),
    );
    return folders.size > 0 ? { root: folder, folders } : null;
  }

  #expand(root: string, patterns: readonly string[]): ReadonlyMap<string, string> {
    const folders = new Map<string, string>();
    for (const folder of matchingFolders(root, patterns)) {
      const manifest = parseManifest(this.#disk.readLayout(below(folder, 'package.json')));
      const name = textAt(manifest, 'name');
      if (name !== null && !folders.has(name)) folders.set(name, folder);
    }
    return folders;
  }
}

/** Patterns of the folders that a root declares as packages, in the way of npm, Yarn, pnpm or Lerna; empty when it is no root. */
function declaredPackages(folder: string, disk: Disk): readonly string[] {
  const manifest = parseManifest(disk.readLayout(below(folder, 'package.json')));
  const npm = textsAt(manifest, 'workspaces');
  if (npm.length > 0) return npm;
  const yarn = textsAt(objectAt(manifest, 'workspaces'), 'packages');
  if (yarn.length > 0) return yarn;
  const pnpm = disk.readLayout(below(folder, 'pnpm-workspace.yaml'));
  if (pnpm !== undefined) return textsAt(parseYaml(pnpm), 'packages');
  return textsAt(parseManifest(disk.readLayout(below(folder, 'lerna.json'))), 'packages');
}

function matchingFolders(root: string, patterns: readonly string[]): readonly string[] {
  const Minimatch = loadMinimatch();
  const matchers = patterns
    .filter(isQuickGlob)
    .map((pattern) => new Minimatch(pattern.replace(/^\.\/|\/$/g, ''), { flipNegate: true }));
  const wanted = matchers.filter((matcher) => !matcher.negate);
  const unwanted = matchers.filter((matcher) => matcher.negate);
  const matching: string[] = [];
  const queue = [''];
  for (const [index, path] of queue.entries()) {
    if (index >= mostFolders) break;
    for (const name of listFolder(below(root, path)).folders) {
      const child = path === '' ? name : `${path}/${name}`;
      if (name === 'node_modules' || unwanted.some((matcher) => matcher.match(child))) continue;
      if (wanted.some((matcher) => matcher.match(child))) matching.push(below(root, child));
      if (wanted.some((matcher) => matcher.match(child, true))) queue.push(child);
    }
  }
  return matching;
}
