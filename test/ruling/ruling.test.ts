import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import type { Finding } from '../../scripts/ruling/finding.ts';
import type { Label } from '../../scripts/ruling/labels.ts';
import { lintService } from '../../scripts/ruling/lint-service.ts';
import { table } from '../../scripts/ruling/print.ts';
import { compareWithRecord, readRecord, recordLine, updateRecord } from '../../scripts/ruling/record.ts';
import { holds, regionsAround } from '../../scripts/ruling/region.ts';
import { scorePatterns } from '../../scripts/ruling/score.ts';
import { serviceFolder } from '../program/service-folder.ts';

const code = `import axios from 'axios';
const url = process.env.URL;

export async function place(order: string) {
  const body = { order };
  await axios.post(
    url,
    body,
  );
  return body;
}

export class Orders {
  cancel = async () => {
    await axios.delete(url);
  };
}
`;

function finding(rule: string, line: number, path = 'src/orders.ts', service = 'acme+shop'): Finding {
  return { service, rule, path, line, message: '' };
}

describe('a finding counts as one of a label', () => {
  const counts = (labelled: number, found: number): boolean =>
    regionsAround(code, 'src/orders.ts', labelled).some((region) => holds(region, found));

  test('in the same statement', () => {
    expect(counts(6, 8)).toBe(true);
    expect(counts(1, 2)).toBe(false);
  });

  test('in the smallest function around it', () => {
    expect(counts(5, 10)).toBe(true);
    expect(counts(15, 14)).toBe(true);
    expect(counts(15, 6)).toBe(false);
  });

  test('on the very line of a file that cannot be parsed', () => {
    const regions = regionsAround('const = ;\nawait (', 'a.ts', 2);
    expect(regions.map((region) => holds(region, 1))).not.toContain(true);
    expect(regions.map((region) => holds(region, 2))).not.toContain(false);
  });
});

test('labels are scored by the rules of their pattern, in their own file', () => {
  const folder = serviceFolder({ 'acme+shop/src/orders.ts': code });
  const label = (line: number, judged: Label['label'], pattern = 'missing-timeout'): Label => ({
    repo: 'acme/shop',
    path: 'src/orders.ts',
    line,
    pattern,
    label: judged,
    confidence: 'high',
  });
  const findings = [
    finding('require-timeout', 6),
    finding('no-dual-write', 15),
    finding('require-timeout', 15, 'src/other.ts'),
  ];
  const labels = [label(7, 'bug'), label(15, 'bug'), label(5, 'ok'), label(2, 'ok'), label(15, 'bug', 'not-a-pattern')];
  const [score, ...others] = scorePatterns(folder, labels, findings);
  expect(others).toEqual([]);
  expect(score).toMatchObject({ pattern: 'missing-timeout', found: [{ line: 7 }], missed: [{ line: 15 }], quiet: 1 });
  expect(score?.falseAlarms).toMatchObject([{ line: 5 }]);
});

describe('the record', () => {
  const everything = { services: ['acme+shop', 'acme+mail'], rules: null, only: null };

  function recordFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'record-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    return join(folder, 'findings.jsonl');
  }

  test('holds places in a stable order, and no words', () => {
    const file = recordFile();
    updateRecord(file, [finding('b', 9), finding('b', 2), finding('a', 3), finding('a', 1, 'a.ts', 'acme+mail')], everything);
    expect(readFileSync(file, 'utf8')).toBe(
      [
        '{"service":"acme+mail","rule":"a","path":"a.ts","line":1}',
        '{"service":"acme+shop","rule":"a","path":"src/orders.ts","line":3}',
        '{"service":"acme+shop","rule":"b","path":"src/orders.ts","line":2}',
        '{"service":"acme+shop","rule":"b","path":"src/orders.ts","line":9}',
        '',
      ].join('\n'),
    );
  });

  test('is compared within the scope of the run', () => {
    const record = [finding('a', 1), finding('b', 1), finding('a', 1, 'a.ts', 'acme+mail')].map(recordLine);
    const scope = { services: ['acme+shop'], rules: ['a'], only: 'src/' };
    expect(compareWithRecord(record, [finding('a', 2)], scope)).toEqual({
      added: [recordLine(finding('a', 2))],
      gone: [recordLine(finding('a', 1))],
    });
  });

  test('keeps what a narrowed run was not about', () => {
    const file = recordFile();
    updateRecord(file, [finding('a', 1), finding('b', 1)], everything);
    updateRecord(file, [finding('a', 2)], { services: ['acme+shop'], rules: ['a'], only: null });
    expect(readRecord(file)).toEqual([finding('a', 2), finding('b', 1)].map(recordLine));
  });
});

test('a service is linted with the rules alone, whatever its own configuration says', async () => {
  const folder = serviceFolder({
    'acme+shop/package.json': { type: 'module' },
    'acme+shop/eslint.config.js': "throw new Error('must not run');",
    'acme+shop/src/orders.ts': '/* eslint-disable */\nvar unused = 1;\n',
    'acme+shop/src/broken.ts': 'const = ;',
    'acme+shop/src/orders.test.ts': 'var unused = 1;\n',
  });
  const ruling = await lintService({ folder, service: 'acme+shop', typed: false, rules: ['require-timeout'], only: 'src' });
  expect(ruling).toMatchObject({ service: 'acme+shop', findings: [], files: 3, lines: 3 });
  expect(ruling.problems).toEqual([expect.stringMatching(/^src\/broken\.ts:1 Parsing error/)]);
});

test('tables have columns of equal width', () => {
  expect(table([['rule', 'findings'], ['a', 12], ['long-name', 3]])).toBe('rule       findings\na                12\nlong-name         3');
});
