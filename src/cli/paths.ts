import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { parseTsconfig } from 'get-tsconfig';
import { Misuse } from './misuse.ts';

/**
 * Absolute paths of what is to be checked; a glob that the shell left alone stays a glob.
 * @throws {Misuse} on a path that does not exist.
 */
export function resolvePaths(paths: readonly string[], cwd: string): readonly string[] {
  return paths.map((path) => {
    const absolute = resolve(cwd, path);
    if (existsSync(absolute)) return absolute;
    if (/[*?{[!]/.test(path)) return path;
    throw new Misuse(`There is no file or folder \`${path}\`.`);
  });
}

/**
 * Absolute paths of the tsconfigs that were asked for.
 * @throws {Misuse} on one that does not exist or cannot be read.
 */
export function resolveTsconfigs(paths: readonly string[], cwd: string): readonly string[] {
  return paths.map((path) => {
    const absolute = resolve(cwd, path);
    if (!existsSync(absolute)) throw new Misuse(`There is no tsconfig at \`${path}\`.`);
    if (statSync(absolute).isDirectory())
      throw new Misuse(`\`${path}\` is a folder; \`--tsconfig\` takes a file.`);
    try {
      accessSync(absolute, constants.R_OK);
      parseTsconfig(absolute);
    } catch (error) {
      throw new Misuse(
        `The tsconfig \`${path}\` cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    return absolute;
  });
}

/** Whether there is a file of this name. */
export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The nearest folder that holds the working folder and all paths: ESLint looks at nothing outside its base folder. */
export function baseFolder(paths: readonly string[], cwd: string): string {
  let base = cwd;
  for (const path of paths) {
    while (resolve(cwd, path) !== base && !resolve(cwd, path).startsWith(withSeparator(base)))
      base = dirname(base);
  }
  return base;
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}
