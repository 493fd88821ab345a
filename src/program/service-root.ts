import { isFile } from './disk.ts';
import { ancestors, below, isWithin } from './folders.ts';

/**
 * The folder against which a file's path is judged: the outermost package from the working directory down to the file, so that a folder
 * named `tests` above the service says nothing about it. The working directory where there is no package; for a file outside of it, the
 * outermost package around the file.
 */
export function serviceRoot(
  fileName: string,
  cwd: string,
  holdsManifest = (folder: string) => isFile(below(folder, 'package.json')),
): string {
  const folders = [...ancestors(fileName)];
  const isInside = isWithin(fileName, cwd);
  const considered = isInside ? folders.filter((folder) => folder === cwd || isWithin(folder, cwd)) : folders;
  const packages = considered.filter(holdsManifest);
  return packages.at(-1) ?? (isInside ? cwd : (folders[0] ?? cwd));
}
