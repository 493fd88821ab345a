import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, test } from 'vitest';

import manifest from '../package.json' with { type: 'json' };
import { crashFigures } from '../scripts/proof/crash-figures.ts';
import { cellsOf, type Figure } from '../scripts/proof/figure.ts';
import { heldByTests } from '../scripts/proof/held-by-tests.ts';
import { renderProof } from '../scripts/proof/proof-page.ts';
import { readMeasured } from '../scripts/proof/record.ts';

const share: Figure = { what: 'added', value: 0.123, unit: 'share', most: 0.15 };

describe('a figure is shown with what is asked of it', () => {
  test.each<[string, Figure, readonly string[]]>([
    ['reached', share, ['added', '12.3 %', '≤ 15.0 %', 'yes']],
    ['missed', { ...share, value: 0.2 }, ['added', '20.0 %', '≤ 15.0 %', '**no**']],
    [
      'at least',
      { ...share, value: 1200, unit: 'count', most: null, least: 1300 },
      ['added', '1,200', '≥ 1,300', '**no**'],
    ],
    ['nothing', { ...share, value: 4.5, unit: 'ms', most: null }, ['added', '4.5 ms', '', '']],
  ])('%s', (_, figure, cells) => {
    expect(cellsOf(figure)).toEqual(cells);
  });
});

test('the figures of the crash hunt count services, edits, fixtures and every failure', () => {
  const entry = { commit: '', refused: 0, seed: 1, seconds: 1 };
  const hunted = [
    { ...entry, name: 'a+b', files: 10, edits: 5, failures: { crash: 1, internal: 0, slow: 0, range: 0 } },
    { ...entry, name: 'babel', files: 7, edits: 0, failures: { crash: 0, internal: 0, slow: 2, range: 0 } },
  ];
  expect(crashFigures(hunted).map(({ value }) => value)).toEqual([1, 10, 5, 7, 3]);
});

test('every test that the page names is there', () => {
  const missing = heldByTests.filter(
    ({ test: file }) => !existsSync(fileURLToPath(new URL(`../${file}`, import.meta.url))),
  );
  expect(missing).toEqual([]);
});

test('every part on record is on the page, with a command that there is', () => {
  const measured = readMeasured();
  expect(measured).not.toEqual([]);
  for (const one of measured) {
    const page = renderProof([one], []);
    for (const { what } of one.figures) expect(page).toContain(what);
    const command = /`npm run (?<script>[a-z-]+)/.exec(page)?.groups?.['script'] ?? '';
    expect(Object.keys(manifest.scripts)).toContain(command);
  }
});
