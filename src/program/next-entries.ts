import { basename, dirname } from 'node:path';
import { listFolder, readText } from './disk.ts';
import { below, isWithin } from './folders.ts';

/**
 * Files in the folder `app` that Next.js finds by their names (https://nextjs.org/docs/app/api-reference/file-conventions); some may carry a number.
 */
const conventions =
  /^(?:apple-icon|default|error|forbidden|global-error|global-not-found|icon|layout|loading|manifest|not-found|opengraph-image|page|robots|route|sitemap|template|twitter-image|unauthorized)\d*\./;

/** Folders whose files are all found. */
const foundFolders = /^(?:src\/)?(?:api|pages)\//;

/**
 * Whether a module of an application with Next.js is loaded by those that import it alone: no convention finds it by its place, and the
 * package.json names no path in its folder.
 *
 * @param folder the folder of the package.json around the module
 */
export function isOnlyImported(path: string, folder: string): boolean {
  const isApplication = listFolder(folder).files.some((name) => name.startsWith('next.config.'));
  if (!isApplication || !isWithin(path, folder)) return false;
  const place = path.slice(folder.length + 1);
  const isAtTop = !place.replace(/^src\//, '').includes('/');
  if (isAtTop || foundFolders.test(place) || conventions.test(basename(path))) return false;
  return readText(below(folder, 'package.json'))?.includes(`${dirname(place)}/`) === false;
}
