import { basename } from 'node:path';

/**
 * Files in the folder `app` that Next.js finds by their names (https://nextjs.org/docs/app/api-reference/file-conventions); some may carry a number.
 */
const conventions =
  /^(?:apple-icon|default|error|forbidden|global-error|global-not-found|icon|layout|loading|manifest|not-found|opengraph-image|page|robots|route|sitemap|template|twitter-image|unauthorized)\d*\./;

/** Folders whose files are all found. */
const foundFolders = /^(?:src\/)?(?:api|pages)\//;

/**
 * Whether Next.js may find a module by its place.
 *
 * @param place the path below the folder of the package.json
 */
export function isFoundByNext(place: string): boolean {
  return foundFolders.test(place) || conventions.test(basename(place));
}
