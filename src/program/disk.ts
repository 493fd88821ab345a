import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';

/** A pause between two lints, in milliseconds, in which somebody may have changed a file. */
const pauseMs = 1000;

/** The age of what is not there. */
const absent = -1;

/** What happened on the disk since it was last looked at. */
export interface DiskChanges {
  /** Sources whose time of change is another one, or that are gone. */
  readonly files: ReadonlySet<string>;
  /** Whether files may have come or gone, or a configuration has changed, so that projects hold other files than before. */
  readonly layout: boolean;
}

/** What a folder held when it was listed. */
interface Listing {
  readonly age: number;
  readonly names: string;
  /** Whether a file of a name counts. */
  readonly isNoted: (name: string) => boolean;
}

/**
 * Remembers the age of everything that was read outside of `node_modules`. A lint run reads each file once; in an editor, whatever has
 * changed is noticed by the first lint after a pause.
 */
export class Disk {
  readonly #sources = new Map<string, number>();
  readonly #layout = new Map<string, number>();
  readonly #listings = new Map<string, Listing>();
  #lastLook = Date.now();

  /** The text of a source, without a byte order mark; `undefined` when it cannot be read. */
  readSource(path: string): string | undefined {
    if (!isInstalled(path)) this.#sources.set(path, ageOf(path));
    return readText(path);
  }

  /** The text of a file that decides which files belong together: a tsconfig, a package.json. */
  readLayout(path: string): string | undefined {
    if (!isInstalled(path)) this.#layout.set(path, ageOf(path));
    return readText(path);
  }

  /** Whether a file that decides about the layout is there; its coming and going is noticed. */
  hasLayoutFile(path: string): boolean {
    const age = ageOf(path);
    this.#layout.set(path, age);
    return age !== absent;
  }

  /** Remembers which sources, or files of other names, and which folders a folder that was listed holds. */
  noteListing(folder: string, isNoted: (name: string) => boolean = isAnalysable): void {
    if (!this.#listings.has(folder))
      this.#listings.set(folder, { age: ageOf(folder), names: namesIn(folder, isNoted), isNoted });
  }

  /** Remembers the folders of files that were listed, up to the folder where the listing began. */
  noteFiles(files: readonly string[], top: string): void {
    for (const file of files) {
      for (let folder = dirname(file); folder.length >= top.length; folder = dirname(folder)) {
        if (this.#listings.has(folder)) break;
        this.noteListing(folder);
      }
    }
    this.noteListing(top);
  }

  /** Whether somebody may have changed a file since the last lint. A run from the command line makes no such pause. */
  isAfterPause(): boolean {
    return Date.now() - this.#lastLook >= pauseMs;
  }

  /** What has changed since the last look. */
  changes(): DiskChanges {
    const files = new Set([...this.#sources.keys()].filter((path) => hasAged(this.#sources, path)));
    const decided = [...this.#layout.keys()].filter((path) => hasAged(this.#layout, path));
    const listed = [...this.#listings.keys()].filter((folder) => this.#holdsOthers(folder));
    return { files, layout: decided.length > 0 || listed.length > 0 };
  }

  /** A folder is also touched by files that are none of ours: a log, a lock, a cache. */
  #holdsOthers(folder: string): boolean {
    const before = this.#listings.get(folder);
    const age = ageOf(folder);
    if (before === undefined || before.age === age) return false;
    const names = namesIn(folder, before.isNoted);
    this.#listings.set(folder, { ...before, age, names });
    return names !== before.names;
  }

  /** Marks the end of a lint. */
  rest(): void {
    this.#lastLook = Date.now();
  }
}

/** The entries of a folder in a stable order; empty when it cannot be read. Links are neither files nor folders here. */
export function listFolder(folder: string): {
  readonly files: readonly string[];
  readonly folders: readonly string[];
} {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const names = (matching: typeof entries): string[] => matching.map((entry) => entry.name).sort();
    return {
      files: names(entries.filter((entry) => entry.isFile())),
      folders: names(entries.filter((entry) => entry.isDirectory())),
    };
  } catch {
    return { files: [], folders: [] };
  }
}

/** Whether the compiler can read a file of this name. */
export function isAnalysable(fileName: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(fileName);
}

/** Whether there is a file of this name. */
export function isFile(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

function namesIn(folder: string, isNoted: (name: string) => boolean): string {
  const { files, folders } = listFolder(folder);
  return [...files.filter(isNoted), ...folders].join('/');
}

function isInstalled(path: string): boolean {
  return path.includes('/node_modules/');
}

function hasAged(ages: Map<string, number>, path: string): boolean {
  const age = ageOf(path);
  if (ages.get(path) === age) return false;
  ages.set(path, age);
  return true;
}

function ageOf(path: string): number {
  return statOf(path)?.mtimeMs ?? absent;
}

/** What the disk says of a path, links followed; `null` when there is nothing or it may not be seen. */
export function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** The text of a file without a byte order mark; `undefined` when it cannot be read. Looking first is faster where most files are not there. */
export function readText(path: string): string | undefined {
  if (!isFile(path)) return undefined;
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}
