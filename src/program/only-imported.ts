import { dirname } from 'node:path';
import { listFolder, readText } from './disk.ts';
import { below, isWithin } from './folders.ts';
import { isFoundByNext } from './next-entries.ts';
import { objectAt, parseManifest } from './manifest.ts';
import { packageFacts } from './package-facts.ts';
import { isFoundByReactRouter } from './react-router-entries.ts';

/** A framework that applications are built with, all of whose ways to modules besides imports are known. */
interface Framework {
  /** The file beside the package.json that tells of it. */
  readonly configuration: RegExp;
  /** Whether it may find a module by its place below the folder of the package.json. */
  readonly finds: (place: string, folder: string) => boolean;
}

/** Files beside a package.json that may name modules to be deployed as functions. */
const deploys = /^(?:netlify\.toml|serverless\.|template\.|vercel\.json|wrangler\.)/;

const frameworks: readonly Framework[] = [
  { configuration: /^next\.config\./, finds: isFoundByNext },
  { configuration: /^react-router\.config\./, finds: isFoundByReactRouter },
  // Nest loads its main file, which imports the modules that it is to know.
  { configuration: /^nest-cli\.json$/, finds: (_, folder) => isDeployed(folder) },
];

/**
 * Whether a module is loaded by those that import it alone: it is part of an application whose framework does not find it by its place, or of a
 * package for others of its workspace, and the package.json names no path in its folder.
 *
 * @param folder the folder of the package.json around the module
 */
export function isOnlyImported(path: string, folder: string): boolean {
  if (!isWithin(path, folder)) return false;
  const place = path.slice(folder.length + 1);
  const isAtTop = !place.replace(/^src\//, '').includes('/');
  const { files } = listFolder(folder);
  const used = frameworks.filter(({ configuration }) => files.some((name) => configuration.test(name)));
  const isFound =
    used.length === 0 ? !isForWorkspace(folder) : used.some(({ finds }) => finds(place, folder));
  if (isAtTop || isFound) return false;
  return readText(below(folder, 'package.json'))?.includes(`${dirname(place)}/`) === false;
}

/** Whether a package is there for the others of its workspace: only they can import it, and nothing runs what is in it by itself. */
function isForWorkspace(folder: string): boolean {
  const { isInternal, isOpen } = packageFacts(folder);
  if (!isInternal || !isOpen || isDeployed(folder)) return false;
  const manifest = parseManifest(readText(below(folder, 'package.json')));
  const commands = Object.values(objectAt(manifest, 'scripts')).map(String);
  return !('bin' in manifest) && !commands.some((command) => runs.test(command));
}

/** Commands that run a program of the package, and names of sources that others may run. */
const runs = /\b(?:bun|deno|node|nodemon|pm2|ts-node|tsx)\b|\.[cm]?[jt]sx?\b/;

function isDeployed(folder: string): boolean {
  return listFolder(folder).files.some((name) => deploys.test(name));
}
