import type { ts } from 'ts-morph';
import type { FileRole } from '../facts/model.ts';
import { remember } from '../remember.ts';
import { Disk, listFolder, readText } from './disk.ts';
import { below, isWithin } from './folders.ts';
import { importersIn } from './importers.ts';
import { objectAt, parseManifest, textAt } from './manifest.ts';
import { packageFacts } from './package-facts.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';
import { WorkspacePackages, type Workspace } from './workspace-packages.ts';
import { Ways } from './ways.ts';

/** Names of scripts by which an application is built, or started for those who use it. */
const forUse =
  /^(?:build|bundle|compile|deploy|docker|package|pre(?:pack|pare)|prod|production|publish|release|serve|start)(?:[:\-]|$)/;

/** Files beside a package.json that deploy the package, whatever its scripts say. */
const deploys =
  /^(?:Dockerfile|Procfile|fly\.toml|netlify\.toml|project\.json|render\.ya?ml|serverless\.|template\.|vercel\.json|wrangler\.)/;

/** A source that a command names: `node -r ts-node/register src/index.ts`. */
const sourceName = /(?:^|[\s=])(?:\.\/)?([\w./-]+\.[cm]?[jt]sx?)(?=\s|$)/g;

/**
 * Tells whether a file is a part of a workbench that nothing starts: its package is private, no package of the workspace needs it, its
 * scripts start sources of it for development alone (`dev`) and have no word for building or starting it otherwise, and no way of imports
 * leads from these sources, or from another package, to the file.
 */
export function createNeverStarted(
  program: ServiceProgram,
  roleOf: (file: ts.SourceFile) => FileRole,
): (file: ts.SourceFile) => boolean {
  const importersOf = importersIn(program);
  const workspaces = new WorkspacePackages(new Disk());
  const startedIn = remember((folder: string) =>
    startedBy(folder, () => workspaces.around(below(folder, 'package.json'))),
  );
  return (file) => {
    const folder = program.origin === 'single-file' ? null : packagesOf(program).folderOf(file.fileName);
    const started = folder === null ? null : startedIn(folder);
    return folder !== null && started !== null && isHeld(started) && !isStarted(file, folder, started);
  };

  /** A program that holds a source holds all that it imports. */
  function isHeld({ forDevelopment }: Started): boolean {
    return forDevelopment.every((path) => program.program.getSourceFile(path) !== undefined);
  }

  function isStarted(file: ts.SourceFile, folder: string, { all }: Started): boolean {
    const ways = new Ways(file);
    for (const module of ways) {
      if (all.has(module.fileName) || !isWithin(module.fileName, folder)) return true;
      for (const importer of importersOf(module)) if (roleOf(importer) !== 'test') ways.add(importer);
    }
    return false;
  }
}

/** The sources that the scripts of a workbench start. */
interface Started {
  readonly all: ReadonlySet<string>;
  readonly forDevelopment: readonly string[];
}

/** What the scripts of a workbench start; `null` where a package is none. */
function startedBy(folder: string, around: () => Workspace | null): Started | null {
  const manifest = parseManifest(readText(below(folder, 'package.json')));
  const scripts = Object.entries(objectAt(manifest, 'scripts'));
  const isForUse =
    scripts.some(([name]) => forUse.test(name)) || listFolder(folder).files.some((one) => deploys.test(one));
  if (Reflect.get(manifest, 'private') !== true || isForUse) return null;
  const sourcesOf = (commands: typeof scripts) =>
    commands.flatMap(([, command]) => sourcesIn(String(command)).map((path) => below(folder, path)));
  const forDevelopment = sourcesOf(scripts.filter(([name]) => /^dev(?:[:-]|$)/.test(name)));
  if (forDevelopment.length === 0 || isNeeded(textAt(manifest, 'name'), around())) return null;
  return { all: new Set(sourcesOf(scripts)), forDevelopment };
}

function sourcesIn(command: string): readonly string[] {
  return [...command.matchAll(sourceName)].flatMap(([, path]) => path ?? []);
}

/** Whether a package of the workspace names another one. */
function isNeeded(name: string | null, workspace: Workspace | null): boolean {
  const folders = [...(workspace?.folders.values() ?? [])];
  return name === null || folders.some((folder) => packageFacts(folder).dependencies.includes(name));
}
