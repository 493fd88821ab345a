import { remember, rememberPair } from '../remember.ts';
import { isFile, listFolder, readText } from './disk.ts';
import { ancestors, below } from './folders.ts';

/** Folders, below one that holds a package, in which schemas are kept. */
const places = ['.', 'prisma', 'prisma/schema', 'schema', 'db', 'database', 'migrations', 'db/migrations'];

/** Folders of packages beside the one that uses a schema. */
const packages = ['packages', 'libs'];

/** How many folders above a file are looked at. */
const heightLimit = 8;

/**
 * Finds the texts of the files with an extension that declare a database's tables, in the nearest folder above a source that holds any, as far
 * as the top of its repository. Empty where there are none. Each folder is looked at once.
 */
export function createSchemaTexts(): (fileName: string, extension: string) => readonly string[] {
  const textsIn = rememberPair((folder: string, extension: string) =>
    filesBelow(folder, extension).flatMap((path) => readText(path) ?? []),
  );
  const isLast = remember(isTop);
  return (fileName, extension) => {
    for (const [height, folder] of [...ancestors(fileName)].entries()) {
      const found = textsIn(folder, extension);
      if (found.length > 0) return found;
      if (height >= heightLimit || isLast(folder)) break;
    }
    return [];
  };
}

function filesBelow(folder: string, extension: string): readonly string[] {
  const own = filesAt(folder, extension);
  if (own.length > 0) return own;
  return packages.flatMap((name) =>
    listFolder(below(folder, name)).folders.flatMap((one) => filesAt(below(folder, name, one), extension)),
  );
}

function filesAt(folder: string, extension: string): readonly string[] {
  return places.flatMap((place) =>
    listFolder(below(folder, place))
      .files.filter((name) => name.endsWith(extension))
      .map((name) => below(folder, place, name)),
  );
}

function isTop(folder: string): boolean {
  return isFile(below(folder, '.git')) || listFolder(folder).folders.includes('.git');
}
