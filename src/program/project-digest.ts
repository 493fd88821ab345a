import { createHash, type Hash } from 'node:crypto';
import { resolve } from 'node:path';

import { isAnalysable, listFolder, readText } from './disk.ts';
import { below } from './folders.ts';

/**
 * A text that is another one as soon as a source, a tsconfig, a package.json or a lockfile below a folder is another one, comes or goes. It
 * depends on names and contents alone, so that it is the same in every checkout of the same state. For `settings.distributed.digest`:
 * ESLint's cache looks at the linted file and the configuration, and a finding may depend on other files.
 * @param folder Absolute, or relative to the working directory.
 * @throws {Error} when there is no source below the folder.
 */
export function projectDigest(folder: string): string {
  const root = resolve(folder);
  const hash = createHash('sha256');
  if (addFolder(hash, root, '') === 0) throw new Error(`projectDigest: there is no source below ${root}.`);
  return hash.digest('base64url');
}

/** Adds what is below a folder, in the order of names. Returns how many sources there are. */
function addFolder(hash: Hash, root: string, path: string): number {
  const { files, folders } = listFolder(below(root, path));
  const deciding = files.filter((name) => isAnalysable(name) || layoutNames.test(name));
  for (const name of deciding) {
    const text = readText(below(root, path, name)) ?? '';
    hash.update(`${path}${name}\0${String(text.length)}\0`).update(text);
  }
  if (folders.includes('node_modules')) hash.update(`${path}node_modules\0`);
  const sources = deciding.filter(isAnalysable).length;
  const inner = folders.filter((name) => !passedOver.test(name));
  return inner.reduce((sum, name) => sum + addFolder(hash, root, `${path}${name}/`), sources);
}

/** Files that decide what belongs to a project and which packages it has. */
const layoutNames =
  /^(?:package|package-lock|npm-shrinkwrap|lerna|.*[jt]sconfig.*)\.json$|^pnpm-(?:lock|workspace)\.yaml$|^(?:yarn|bun)\.lock$|^bun\.lockb$|^index\.html$/;

/** Lockfiles speak for what is installed; the rest is written by tools. */
const passedOver = /^(?:node_modules|coverage|\..*)$/;
