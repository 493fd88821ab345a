import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

import { edit } from '../../scripts/crash-hunt/edit.ts';
import { huntFixtures, huntService } from '../../scripts/crash-hunt/hunt.ts';
import { probe, type ProbedRule } from '../../scripts/crash-hunt/probe.ts';
import { seeded } from '../../bench/service/random.ts';
import { fixProblem, rangeProblem } from '../../scripts/crash-hunt/ranges.ts';
import { readRecord } from '../../scripts/crash-hunt/record.ts';
import { serviceFolder } from '../program/service-folder.ts';

const silent = { show: () => undefined };
const text = "export async function rates() {\n  return fetch('https://rates.internal');\n}\n";

test('a service is linted as it is, and looked at as half-finished typing leaves it', () => {
  const folder = serviceFolder({
    'a.ts': text,
    'b.ts': "import { rates } from './a';\nexport async function all() {\n  await rates();\n}\n",
    'tsconfig.json': {},
  });
  const { edits, failures, files } = huntService(folder, { edits: 30, seed: 7 }, silent);
  expect({ edits, failures, files }).toEqual({ edits: 30, failures: [], files: 2 });
});

test('a fixture that does not parse is looked at all the same', () => {
  const folder = serviceFolder({ 'input.js': 'export function* (', 'other/input.ts': 'export class A {' });
  expect(huntFixtures(folder, silent)).toEqual({ files: 2, refused: 2, edits: 0, failures: [] });
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
