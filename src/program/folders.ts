import { dirname, join, relative } from 'node:path';

/** A path with forward slashes, as the compiler writes it. */
export function toSlashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** The folder of a file and all folders above it, nearest first. */
export function* ancestors(fileName: string): Generator<string> {
  for (let folder = dirname(fileName); ; folder = dirname(folder)) {
    yield folder;
    if (dirname(folder) === folder) return;
  }
}

/** Whether a path lies in a folder, at any depth. */
export function isWithin(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** A path below a folder with forward slashes. */
export function below(folder: string, ...segments: readonly string[]): string {
  return toSlashes(join(folder, ...segments));
}

/** A path as it is written from a folder, with forward slashes. */
export function pathFrom(folder: string, path: string): string {
  return toSlashes(relative(folder, path));
}
