import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import { edit } from '../../scripts/crash-hunt/edit.ts';
import { hunt } from '../../scripts/crash-hunt/hunt.ts';
import { piecesOfFixtures, piecesOfService, type Piece } from '../../scripts/crash-hunt/piece.ts';
import { probe, type ProbedRule } from '../../scripts/crash-hunt/probe.ts';
import { seeded } from '../../bench/service/random.ts';
import { fixProblem, rangeProblem } from '../../scripts/crash-hunt/ranges.ts';
import { readRecord } from '../../scripts/crash-hunt/record.ts';
import { runPieces } from '../../scripts/crash-hunt/run-pieces.ts';
import plugin from '../../src/index.ts';
import { serviceFolder } from '../program/service-folder.ts';

const text = "export async function rates() {\n  return fetch('https://rates.internal');\n}\n";
const silent = () => undefined;

test('a service is linted as it is, and looked at as half-finished typing leaves it', async () => {
  const folder = serviceFolder({
    'a.ts': text,
    'b.ts': "import { rates } from './a';\nexport async function all() {\n  await rates();\n}\n",
    'tsconfig.json': {},
  });
  const pieces = piecesOfService(folder, 30, 7).map((piece) => hunt(piece, silent));
  const [files, edits] = await Promise.all(pieces);
  expect(files).toEqual({ files: 2, refused: 0, edits: 0, failures: [] });
  expect(edits).toEqual({ files: 0, refused: 0, edits: 30, failures: [] });
});

test('a fixture that does not parse is looked at all the same', async () => {
  const folder = serviceFolder({ 'input.js': 'export function* (', 'other/input.ts': 'export class A {' });
  const hunts = piecesOfFixtures(folder, 1).map((piece) => hunt(piece, silent));
  expect(await Promise.all(hunts)).toEqual([{ files: 2, refused: 2, edits: 0, failures: [] }]);
});

test('pieces hold every script and every edit once, and edits of other seeds', () => {
  const names = Array.from({ length: 401 }, (_, index) => [`a${String(index)}.ts`, text] as const);
  const pieces = piecesOfService(serviceFolder(Object.fromEntries(names)), 450, 5);
  expect(pieces.map(({ kind, from, count, seed }) => `${kind} ${from}+${count} ${seed}`)).toEqual([
    'files 0+400 5',
    'files 400+1 5',
    'edits 0+200 5',
    'edits 200+200 6',
    'edits 400+50 7',
  ]);
});

describe('a piece in a process of its own', () => {
  const folder = serviceFolder({ 'input.ts': text });
  const results = serviceFolder({});

  test('is looked at once, and known from its result after that', async () => {
    const pieces = piecesOfFixtures(folder, 1);
    const first = await runPieces(pieces, { count: 2, memory: 2000, results });
    expect(first).toMatchObject([{ files: 1, failures: [] }]);
    writeFileSync(join(folder, 'second.ts'), text);
    expect(await runPieces(pieces, { count: 2, memory: 2000, results })).toEqual(first);
  });

  test('that ends before its time is a failure', async () => {
    const piece: Piece = { folder: join(folder, 'missing'), kind: 'files', from: 0, count: 1, seed: 1 };
    const [lost] = await runPieces([piece], { count: 1, memory: 2000, results });
    expect(lost?.failures).toMatchObject([{ kind: 'crash', file: 'the start' }]);
  });
});

test('the same seed edits in the same way', () => {
  const edits = (seed: number) => {
    const random = seeded(seed);
    return Array.from({ length: 20 }, () => edit(text, random));
  };
  expect(edits(3)).toEqual(edits(3));
  expect(edits(3)).not.toEqual(edits(4));
  expect(edits(3)).not.toContain(text);
});

test.each(['a.ts', 'a.test.ts', 'scripts/a.ts', 'seeds/a.ts', 'migrations/a.ts', 'client-only/a.ts'])(
  'the rules look at %s',
  (fileName) => {
    const found: string[] = [];
    const rule: ProbedRule = {
      create: (context) =>
        plugin.rules['require-timeout'].create({
          ...context,
          report: ({ messageId }) => found.push(messageId),
        }),
    };
    probe({ fileName, text, cwd: serviceFolder({}), isInProject: false }, { probed: rule });
    expect(found).toEqual(['unbounded']);
  },
);

describe('a failure is seen', () => {
  const file = { fileName: 'a.ts', text, cwd: serviceFolder({}), isInProject: false };
  const look = (rule: ProbedRule) =>
    probe(file, { probed: rule }).map(({ detail, kind }) => `${kind} ${detail}`);

  test('an exception', () => {
    const rule: ProbedRule = {
      create() {
        throw new Error('No such node');
      },
    };
    expect(look(rule)[0]).toMatch(/^crash probed: Error: No such node/);
  });

  test('a finding where nothing is', () => {
    const rule: ProbedRule = {
      create: (context) => ({
        Program() {
          const { text: seen } = Object.assign({ text: '' }, context.sourceCode);
          const place = { line: 1, column: seen.length + 1 };
          context.report({ loc: { start: place, end: place }, messageId: 'lost', data: {}, suggest: [] });
        },
      }),
    };
    expect(look(rule)).toEqual([
      `range probed: ${text.length + 1}–${text.length + 1} is outside of the text`,
    ]);
  });

  test.each([
    [{ start: 0, end: 6 }, null],
    [{ start: 3, end: 3 }, '3–3 holds nothing'],
    [{ start: 6, end: 12 }, '6–12 begins or ends with a blank'],
    [{ start: 0, end: 3 }, '0–3 cuts through a word'],
  ])('of a range %j', (range, problem) => {
    expect(rangeProblem(text, range)).toBe(problem);
  });

  test('of a finding in a template without an end lasts to the end of the text', () => {
    const unfinished = 'fetch`a\n';
    expect(rangeProblem(unfinished, { start: 0, end: unfinished.length })).toBeNull();
    expect(rangeProblem(`${unfinished}b`, { start: 0, end: unfinished.length })).toContain('blank');
  });

  test.each([
    [[6, 6], null],
    [[9, 8], 'edit 9–8 ends before it begins'],
    [[3, 3], 'edit at 3 cuts through a word'],
  ] as const)('of an edit at %j', (range, problem) => {
    expect(fixProblem(text, { range, text: 'x' })).toBe(problem);
  });
});

test('the hunts on record found nothing', () => {
  const record = readRecord(fileURLToPath(new URL('crash-hunt.json', import.meta.url)));
  expect(record).not.toEqual([]);
  const failed = record.filter(({ failures }) => Object.values(failures).some((count) => count > 0));
  expect(failed.map(({ name }) => name)).toEqual([]);
});
