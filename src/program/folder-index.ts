import { readdirSync, type Dirent } from 'node:fs';
import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { statOf } from './disk.ts';

/** What is in a folder, by name; `null` when there is no such folder. */
type Entries = ReadonlyMap<string, 'file' | 'folder'> | null;

/**
 * Answers whether files and folders are there from one listing of each folder. Finding the modules of a large service asks some hundred
 * thousand times, mostly for what is not there. Exact on file systems that tell upper from lower case.
 */
export class FolderIndex {
  readonly #folders = new Map<string, Entries>();

  /** Whether there is a file at an absolute path with forward slashes. */
  hasFile(path: string): boolean {
    return this.#entries(dirname(path))?.get(nameOf(path)) === 'file';
  }

  /** Whether there is a folder at an absolute path with forward slashes. */
  hasFolder(path: string): boolean {
    return this.#entries(path) !== null;
  }

  /** Whether there is a folder that it denies: one that has come since a folder above it was listed. */
  isOutdated(folder: string): boolean {
    return !this.hasFolder(folder) && statOf(folder)?.isDirectory() === true;
  }

  /** Forgets everything, as the disk may have changed. */
  clear(): void {
    this.#folders.clear();
  }

  #entries(folder: string): Entries {
    const known = this.#folders.get(folder);
    if (known !== undefined) return known;
    const entries = this.#isAbsent(folder) ? null : listEntries(folder);
    this.#folders.set(folder, entries);
    return entries;
  }

  /** Whether a listing of a folder above says that this one is not there. */
  #isAbsent(folder: string): boolean {
    const parent = dirname(folder);
    if (parent === folder) return false;
    const siblings = this.#folders.get(parent);
    if (siblings === undefined) return this.#isAbsent(parent);
    return siblings?.get(nameOf(folder)) !== 'folder';
  }
}

/** A compiler's view of the disk that asks the index where it can. */
export function indexedSystem(sys: ts.System, index: FolderIndex): ts.System {
  if (!sys.useCaseSensitiveFileNames) return sys;
  return {
    ...sys,
    fileExists: (path) => index.hasFile(path),
    directoryExists: (path) => index.hasFolder(path.replace(/(?<=.)\/$/, '')),
  };
}

function listEntries(folder: string): Entries {
  try {
    return new Map(readdirSync(folder, { withFileTypes: true }).flatMap((entry) => kindOf(folder, entry)));
  } catch {
    return null;
  }
}

/** The entry with what it is; nothing for a link that leads nowhere. */
function kindOf(folder: string, entry: Dirent): readonly (readonly [string, 'file' | 'folder'])[] {
  const target = entry.isSymbolicLink() ? statOf(`${folder}/${entry.name}`) : entry;
  return target === null ? [] : [[entry.name, target.isDirectory() ? 'folder' : 'file']];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
