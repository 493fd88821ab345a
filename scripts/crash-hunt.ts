/**
 * Looks for texts that the rules cannot bear: an exception, a failure of the analysis, a file that takes more than five seconds, a
 * finding or suggestion at a place that is not there.
 *
 * `npm run crash-hunt -- --services <folder> [--service <owner+name>…] [--edits 10000] [--seed 1] [--fixtures <folder>…]` lints every
 * script of the services, typed and untyped, then looks at random edits of them, which are divided among the services; and at every
 * script of the fixtures. It does so in pieces, `--processes 2` at a time with at most `--memory 4000` MB each; after an interruption
 * `--resume` goes on with the pieces that are left.
 * `--commits <file>` names a JSON object of what is checked out, by name, for the record; `--update` writes the record; `--keep
 * <folder>` keeps the texts that failed.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import * as v from 'valibot';

import { countFailures, failureKinds, type Failure } from './crash-hunt/failure.ts';
import { piecesOfFixtures, piecesOfService, type Piece } from './crash-hunt/piece.ts';
import { updateRecord, type Entry } from './crash-hunt/record.ts';
import { runPieces, type HuntedPiece } from './crash-hunt/run-pieces.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string' },
    service: { type: 'string', multiple: true },
    fixtures: { type: 'string', multiple: true, default: [] },
    edits: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    processes: { type: 'string', default: '2' },
    memory: { type: 'string', default: '4000' },
    resume: { type: 'boolean', default: false },
    commits: { type: 'string' },
    keep: { type: 'string' },
    update: { type: 'boolean', default: false },
  },
});

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const record = path('../test/robustness/crash-hunt.json');
const results = path('../bench/generated/crash-hunt');
const processes = { count: Number(options.processes), memory: Number(options.memory), results };
const seed = Number(options.seed);
const commits =
  options.commits === undefined
    ? {}
    : v.parse(v.record(v.string(), v.string()), JSON.parse(readFileSync(options.commits, 'utf8')));

function servicesOf(folder: string): readonly string[] {
  const named = options.service ?? readdirSync(folder).filter((name) => name.includes('+'));
  return named.toSorted().map((name) => join(folder, name));
}

async function hunt(folder: string, pieces: readonly Piece[]): Promise<Entry> {
  const name = basename(folder);
  const done = await runPieces(pieces, processes);
  const failures = done.flatMap((piece) => piece.failures);
  for (const failure of failures) tell(failure);
  const sum = (of: (piece: HuntedPiece) => number) => done.reduce((total, piece) => total + of(piece), 0);
  const entry = {
    name,
    commit: commits[name] ?? '',
    files: sum(({ files }) => files),
    refused: sum(({ refused }) => refused),
    edits: sum((piece) => piece.edits),
    seed,
    seconds: sum(({ seconds }) => seconds),
    failures: countFailures(failures),
  };
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

if (!options.resume) rmSync(results, { recursive: true, force: true });
const services = options.services === undefined ? [] : servicesOf(resolve(options.services));
const edits = Math.ceil(Number(options.edits) / Math.max(services.length, 1));
const entries: Entry[] = [];
for (const folder of services) entries.push(await hunt(folder, piecesOfService(folder, edits, seed)));
for (const folder of options.fixtures.map((given) => resolve(given)))
  entries.push(await hunt(folder, piecesOfFixtures(folder, seed)));
print(entries);
process.exitCode = entries.some(({ failures }) => failureKinds.some((kind) => failures[kind] > 0)) ? 1 : 0;
