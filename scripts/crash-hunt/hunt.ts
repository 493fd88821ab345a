import { readFileSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';
import { setImmediate } from 'node:timers/promises';

import { seeded } from '../../bench/service/random.ts';
import { openOwnProgram } from '../../src/program/own-program.ts';
import { edit } from './edit.ts';
import type { Failure } from './failure.ts';
import { createFileLint, type LintedFile } from './lint-file.ts';
import type { Piece } from './piece.ts';
import { probe } from './probe.ts';
import { pick } from './random.ts';
import { sourcesIn } from './sources.ts';

/** What was done in one piece and what came of it. */
export interface Hunt {
  /** Scripts that were looked at. */
  readonly files: number;
  /** Lints that ESLint's parser refused, so that no rule ran; the text was looked at all the same. */
  readonly refused: number;
  /** Texts that were made by editing. */
  readonly edits: number;
  readonly failures: readonly Failure[];
}

/** Called with what is going to be looked at, so that it is known what a process was at when it ended. */
export type Announce = (at: string) => void;

/** Looks at one piece of a hunt. */
export async function hunt(piece: Piece, announce: Announce): Promise<Hunt> {
  if (piece.kind === 'files') return huntFiles(piece, announce);
  return piece.kind === 'edits' ? huntEdits(piece, announce) : huntFixtures(piece, announce);
}

/** Lints scripts of a service, typed and untyped. */
async function huntFiles({ folder, from, count }: Piece, announce: Announce): Promise<Hunt> {
  const files = sourcesIn(folder).slice(from, from + count);
  const lints = [createFileLint(folder, false), createFileLint(folder, true)];
  const outcomes = await inTurn(files, (fileName) => {
    announce(fileName);
    const file = readScript(fileName);
    warmUp(file, folder);
    return lints.map((lint) => lint(file));
  });
  return {
    files: files.length,
    refused: outcomes.filter(({ isRefused }) => isRefused).length,
    edits: 0,
    failures: outcomes.flatMap(({ failures }) => failures),
  };
}

/** Looks at scripts of a service as random edits leave them. */
async function huntEdits({ folder, count, seed }: Piece, announce: Announce): Promise<Hunt> {
  const random = seeded(seed);
  const editable = sourcesIn(folder).filter(isWorthwhile);
  const edits = editable.length > 0 ? count : 0;
  const failures = await inTurn(Array.from({ length: edits }).keys(), (index) => {
    const file = readScript(pick(random, editable));
    announce(`edit ${index} with seed ${seed}, of ${file.fileName}`);
    const isInProject = index % inProjectEvery === 0;
    if (isInProject) warmUp(file, folder);
    return probe({ ...file, text: edit(file.text, random), cwd: folder, isInProject });
  });
  return { files: 0, refused: 0, edits, failures };
}

/** Edits are made where there is something to analyse, in files of which many can be looked at. */
function isWorthwhile(fileName: string): boolean {
  const { text } = readScript(fileName);
  return text.length < mostLength && worthwhile.test(text);
}
const worthwhile = /\b(?:await|Promise|fetch|then|subscribe|transaction|retry)\b/;
const mostLength = 40_000;

/** One edit of so many is looked at within its project, the others by themselves. */
const inProjectEvery = 10;

/**
 * Looks at scripts of a parser's fixtures: as ESLint lints them, each as a text by itself, and each as the neighbour that
 * another file imports and calls.
 */
async function huntFixtures({ folder, from, count }: Piece, announce: Announce): Promise<Hunt> {
  const files = sourcesIn(folder).slice(from, from + count);
  const lint = createFileLint(folder, false);
  let refused = 0;
  const failures = await inTurn(files, (fileName) => {
    announce(fileName);
    const file = readScript(fileName);
    warmUp(file, folder);
    const outcome = lint(file);
    refused += outcome.isRefused ? 1 : 0;
    return [
      ...outcome.failures,
      ...probe({ ...file, cwd: folder, isInProject: true }),
      ...probe(importer(file, folder)),
    ];
  });
  return { files: files.length, refused, edits: 0, failures };
}

/**
 * Looks at one after the other, with a turn of the event loop between them as ESLint leaves one between files: what is held weakly is given back
 * no earlier.
 */
async function inTurn<Item, Found>(
  items: Iterable<Item>,
  look: (item: Item) => readonly Found[],
): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const item of items) {
    await setImmediate();
    found.push(...look(item));
  }
  return found;
}

/** A file beside a fixture, that is not on the disk, imports what the fixture exports, and calls it. */
function importer({ fileName, text }: LintedFile, cwd: string) {
  const names = [...new Set([...text.matchAll(/\b(?:function\*?|class|const|let|var)\s+([\w$]+)/g)])];
  const calls = names.map(
    ([, name = 'any']) => `  await neighbour.${name}(request); new neighbour.${name}(request);`,
  );
  const lines = [
    `import * as neighbour from './${basename(fileName)}';`,
    `import fallback from './${basename(fileName)}';`,
    'export async function handle(request: Request) {',
    '  await fallback(request); await fallback.call(request).then(neighbour.default);',
    ...calls,
    '}',
  ];
  return {
    fileName: join(dirname(fileName), `${parse(fileName).name}.importer.ts`),
    text: lines.join('\n'),
    cwd,
    isInProject: true,
  };
}

function readScript(fileName: string): LintedFile {
  return { fileName, text: readFileSync(fileName, 'utf8').replace(/^\uFEFF/, '') };
}

/** Opens the project of a file, which is done once for all its files and is not the time of one of them. */
function warmUp({ fileName, text }: LintedFile, cwd: string): void {
  openOwnProgram({ fileName, text, project: 'auto', cwd }).program.getTypeChecker();
}
