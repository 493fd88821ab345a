import { unseenPageFiles, unseenPages } from './browser-lists.ts';
import { listFolder } from './disk.ts';
import { matcherOf } from './name-patterns.ts';
import { packageFacts } from './package-facts.ts';
import { foldersBelow } from './project-files.ts';

const isPageFramework = matcherOf(unseenPages);
const isPageFile = matcherOf(unseenPageFiles);

/**
 * Whether a package may hold modules that are written in a language of their own, import others unseen, and are run by a server too: it names
 * a framework of such pages, and has files of that kind or too many folders to look into.
 *
 * @param folder the folder of its package.json
 */
export function holdsUnseenPages(folder: string): boolean {
  if (!packageFacts(folder).dependencies.some(isPageFramework)) return false;
  const folders = foldersBelow(folder);
  return folders?.some((inner) => listFolder(inner).files.some(isPageFile)) ?? true;
}
