import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { isFile } from './disk.ts';
import { below, toSlashes } from './folders.ts';
import type { Compiler } from './service-program.ts';

/** Where a compiler's declarations of the language and the platform are. */
export interface StandardLibrary {
  readonly folder: string;
  /** The text of one of its files when it is not on the disk; `undefined` for all other paths. */
  read(path: string): string | undefined;
}

const nothing = (): undefined => undefined;

/** The standard library of a compiler: beside it on the disk, or inside of ts-morph for the compiler that ts-morph brings along. */
export function standardLibrary(compiler: Compiler): StandardLibrary {
  const folder = libraryFolder(compiler.ts);
  if (folder !== null && isFile(below(folder, 'lib.es5.d.ts'))) return { folder, read: nothing };
  const files = new compiler.morph.Project({ useInMemoryFileSystem: true }).getFileSystem();
  const inMemory = '/node_modules/typescript/lib';
  return {
    folder: inMemory,
    read: (path) =>
      path.startsWith(`${inMemory}/`) && files.fileExistsSync(path) ? files.readFileSync(path) : undefined,
  };
}

function libraryFolder(typescript: typeof ts): string | null {
  try {
    return toSlashes(dirname(typescript.getDefaultLibFilePath({})));
  } catch {
    return null;
  }
}
