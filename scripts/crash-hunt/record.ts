import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import * as v from 'valibot';

import { failureCounts } from './failure.ts';

const entry = v.object({
  /** `owner+name` of a service, or the name of a folder of fixtures. */
  name: v.string(),
  /** What was checked out; empty when it is not known. */
  commit: v.string(),
  files: v.number(),
  refused: v.number(),
  edits: v.number(),
  seed: v.number(),
  seconds: v.number(),
  failures: failureCounts,
});

/** What a hunt below one folder came to. */
export type Entry = v.InferOutput<typeof entry>;

/** The entries of a record; none when there is no file. */
export function readRecord(file: string): readonly Entry[] {
  return existsSync(file) ? v.parse(v.array(entry), JSON.parse(readFileSync(file, 'utf8'))) : [];
}

/** Writes entries into the record, each in place of an older one of the same name. */
export function updateRecord(file: string, entries: readonly Entry[]): void {
  const names = new Set(entries.map(({ name }) => name));
  const kept = readRecord(file).filter(({ name }) => !names.has(name));
  const all = [...kept, ...entries].sort((one, other) => (one.name < other.name ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
