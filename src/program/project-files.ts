import { dirname } from 'node:path';
import { isAnalysable, isFile, listFolder, type Disk } from './disk.ts';
import { below, isWithin } from './folders.ts';

/** The most sources that one program of ours starts from. Larger projects are divided by folder. */
const mostRoots = 5000;

/** The most folders that are looked into for sources. */
const mostFolders = 4000;

const notAnalysed = /\.d\.[cm]?ts$|\.min\.[cm]?js$/;

const skippedFolders = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'dist',
  'build',
  'out',
  'coverage',
  'vendor',
]);

/**
 * The sources in a folder and below it, in a stable order, without those of packages inside of it, and those that were installed or
 * built. Does not follow links.
 * `null` when there are too many folders to look into.
 */
export function sourcesBelow(folder: string, disk: Disk): readonly string[] | null {
  return foldersBelow(folder)?.flatMap((inner) => sourcesIn(inner, disk)) ?? null;
}

/** A folder and those below it whose files belong to the same package; `null` when there are too many. */
export function foldersBelow(folder: string): readonly string[] | null {
  const folders = [folder];
  for (const [index, current] of folders.entries()) {
    if (index >= mostFolders) return null;
    folders.push(...foldersIn(current));
  }
  return folders;
}

/** The sources that stand in a folder itself. */
export function sourcesIn(folder: string, disk: Disk): readonly string[] {
  disk.noteListing(folder);
  const names = listFolder(folder).files.filter((name) => isAnalysable(name) && !notAnalysed.test(name));
  return names.map((name) => below(folder, name));
}

function foldersIn(folder: string): readonly string[] {
  const names = listFolder(folder).folders.filter(
    (name) => !skippedFolders.has(name) && !name.startsWith('.'),
  );
  return names.map((name) => below(folder, name)).filter((path) => !isFile(below(path, 'package.json')));
}

/** Files that one program starts from, and the folder that holds them all. */
export interface Cell {
  readonly folder: string;
  readonly files: readonly string[];
}

/**
 * The part of many files that one program holds: all of them when they are few, else those of the largest folder around the given
 * file that is small enough, or those that stand beside it. Depends on the file's folder alone, so that the order of the lint has no
 * influence.
 */
export function cellOf(fileName: string, { folder, files }: Cell, most = mostRoots): Cell {
  if (files.length <= most) return { folder, files };
  const [next, ...rest] = fileName.slice(folder.length).replace(/^\//, '').split('/');
  if (next === undefined || rest.length === 0 || !isWithin(fileName, folder)) {
    const beside = dirname(fileName);
    return { folder: `${beside}/.`, files: files.filter((file) => dirname(file) === beside) };
  }
  const inner = below(folder, next);
  return cellOf(fileName, { folder: inner, files: files.filter((file) => isWithin(file, inner)) }, most);
}
