/**
 * Looks for texts that the rules cannot bear: an exception, a failure of the analysis, a file that takes more than five seconds, a
 * finding or suggestion at a place that is not there.
 *
 * `npm run crash-hunt -- --services <folder> [--service <owner+name>…] [--edits 10000] [--seed 1] [--fixtures <folder>…]` lints every
 * script of the services, typed and untyped, then looks at random edits of them, which are divided among the services; and at every script of the fixtures.
 * `--commits <file>` names a JSON object of what is checked out, by name, for the record; `--update` writes the record; `--keep
 * <folder>` keeps the texts that failed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import * as v from 'valibot';

import { countFailures, failureKinds, type Failure } from './crash-hunt/failure.ts';
import { huntFixtures, huntService, type Hunt } from './crash-hunt/hunt.ts';
import { updateRecord, type Entry } from './crash-hunt/record.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string' },
    service: { type: 'string', multiple: true },
    fixtures: { type: 'string', multiple: true, default: [] },
    edits: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    commits: { type: 'string' },
    keep: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});

const record = fileURLToPath(new URL('../test/robustness/crash-hunt.json', import.meta.url));
const seed = Number(options.seed);
const commits =
  options.commits === undefined
    ? {}
    : v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(options.commits, 'utf8')));

function servicesOf(folder: string): readonly string[] {
  const named = options.service ?? readdirSync(folder).filter((name) => name.includes('+'));
  return named.toSorted().map((name) => join(folder, name));
}

function report(folder: string, hunt: () => Hunt): Entry {
  const name = basename(folder);
  const start = performance.now();
  const { edits, failures, files, refused } = hunt();
  const seconds = Math.round((performance.now() - start) / 1000);
  for (const failure of failures) tell(failure);
  const counted = { name, commit: commits[name] ?? '', files, refused, edits, seed, seconds };
  const entry = { ...counted, failures: countFailures(failures) };
  if (options.update) updateRecord(record, [entry]);
  return entry;
}

function tell({ detail, file, kind, text }: Failure): void {
  console.log(`! ${kind} ${file}: ${detail}`);
  if (options.keep === undefined || text === null) return;
  mkdirSync(options.keep, { recursive: true });
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 8)}-${basename(file)}`;
  writeFileSync(join(options.keep, name), text);
  console.log(`  kept as ${name}`);
}

function print(entries: readonly Entry[]): void {
  const head = ['', 'files', 'refused', 'edits', 'seconds', ...failureKinds];
  const rows = entries.map(({ edits, failures, files, name, refused, seconds }) =>
    [name, files, refused, edits, seconds, ...failureKinds.map((kind) => failures[kind])].map(String),
  );
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    );
}

const progressOf = (folder: string) => ({
  show: (text: string) => {
    console.error(`${basename(folder)}: ${text}`);
  },
});
const services = options.services === undefined ? [] : servicesOf(resolve(options.services));
const edits = Math.ceil(Number(options.edits) / Math.max(services.length, 1));
const entries = [
  ...services.map((folder) => report(folder, () => huntService(folder, { edits, seed }, progressOf(folder)))),
  ...options.fixtures.map((given) => {
    const folder = resolve(given);
    return report(folder, () => huntFixtures(folder, progressOf(folder)));
  }),
];
print(entries);
process.exitCode = entries.some(({ failures }) => failureKinds.some((kind) => failures[kind] > 0)) ? 1 : 0;
