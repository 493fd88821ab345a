import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, describe, expect, test, vi } from 'vitest';

import { analyse } from '../../src/eslint/analysis.ts';
import { serviceFolder } from '../program/service-folder.ts';
import { lint, probe, seesCalls } from './probe.ts';

vi.mock(import('../../src/eslint/analysis.ts'), async (importOriginal) => {
  const original = await importOriginal();
  return { ...original, analyse: vi.fn(original.analyse) };
});

afterEach(() => {
  vi.mocked(analyse).mockClear();
});

const call = "export const rates = () => fetch('https://rates.internal');\n";

describe('one file', () => {
  test('is analysed once for all rules', () => {
    const messages = lint({ code: call, rules: [seesCalls, seesCalls, seesCalls] });
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(['probes/rule-0', 'probes/rule-1', 'probes/rule-2']);
    expect(analyse).toHaveBeenCalledTimes(1);
  });

  test('is analysed again when it is linted again', () => {
    lint({ code: call, rules: [seesCalls] });
    lint({ code: call, rules: [seesCalls] });
    expect(analyse).toHaveBeenCalledTimes(2);
  });

  test('is understood without a name', () => {
    expect(lint({ code: call, rules: [seesCalls] })).toMatchObject([
      { line: 1, column: 28, message: 'fetch' },
    ]);
  });

  test('is placed and edited right behind a byte order mark', () => {
    const [message] = lint({ code: `\uFEFF${call}`, rules: [seesCalls] });
    expect(message).toMatchObject({ line: 1, column: 28, endColumn: 59 });
    const [suggestion] = message?.suggestions ?? [];
    expect(suggestion?.fix.range).toEqual([57, 57]);
  });

  test('that is no script is passed over', () => {
    const sourceCode = { text: '{}', getLocFromIndex: () => null };
    const report = vi.fn();
    seesCalls
      .create({ id: 'probe', filename: 'a.json', cwd: '/', settings: {}, sourceCode, report })
      .Program();
    expect(report).not.toHaveBeenCalled();
    expect(analyse).not.toHaveBeenCalled();
  });
});

describe('a report', () => {
  test('is made where the fact is', () => {
    const code = "const a = 1;\nexport const rates = () =>\n  fetch('https://rates.internal');\n";
    expect(lint({ code, rules: [seesCalls] })).toMatchObject([
      { line: 3, column: 3, endLine: 3, endColumn: 34 },
    ]);
  });

  test('offers the remedy as a suggestion, under its title', () => {
    const [message] = lint({ code: call, rules: [seesCalls] });
    expect(message?.suggestions).toMatchObject([
      { desc: expect.stringContaining('signal'), messageId: 'remedy' },
    ]);
  });

  test('of another file is left to the lint of that file', () => {
    const elsewhere = probe({
      file({ file }, _service, report) {
        report(
          { file: `${file}.other.ts`, start: 0, end: 1 },
          { messageId: 'seen', data: { what: 'there' } },
        );
        report({ file, start: 0, end: 1 }, { messageId: 'seen', data: { what: 'here' } });
      },
    });
    expect(lint({ code: call, rules: [elsewhere] }).map(({ message }) => message)).toEqual(['here']);
  });

  test('is not repeated', () => {
    const twice = probe({
      fn({ span }, _service, report) {
        report(span, { messageId: 'seen', data: { what: 'once' } });
        report(span, { messageId: 'seen', data: { what: 'once' } });
      },
    });
    const spans = lint({ code: call, rules: [twice] }).map(
      ({ line, column }) => `${String(line)}:${String(column)}`,
    );
    expect(spans).toEqual([...new Set(spans)]);
  });
});

describe('a failure of ours', () => {
  test('in the analysis is told once at the top of the file', () => {
    vi.mocked(analyse).mockImplementationOnce(() => {
      throw new Error('No such node.');
    });
    const messages = lint({ code: call, rules: [seesCalls, seesCalls] });
    expect(messages).toMatchObject([{ ruleId: 'probes/rule-0', line: 1, column: 1, messageId: 'notice' }]);
    expect(messages[0]?.message).toMatch(
      /^Internal error of eslint-plugin-distributed .*No such node.*issues\.$/,
    );
  });

  test('that is no error is told in its own words', () => {
    vi.mocked(analyse).mockImplementationOnce(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a library may do so
      throw 'out of memory';
    });
    expect(lint({ code: call, rules: [seesCalls] })[0]?.message).toContain('(analysis): out of memory.');
  });

  test('of the stack lets a rule look again, once', () => {
    let looks = 0;
    const deep = probe({
      file() {
        looks += 1;
        if (looks === 1) throw new RangeError('Maximum call stack size exceeded');
      },
    });
    expect(lint({ code: call, rules: [deep] })).toEqual([]);
    expect(looks).toBe(2);
  });

  test('in a rule leaves the other rules their findings', () => {
    const broken = probe({
      call() {
        throw new Error('Broken.');
      },
    });
    const messages = lint({ code: call, rules: [broken, broken, seesCalls] });
    expect(messages.map(({ ruleId, messageId }) => [ruleId, messageId])).toEqual([
      ['probes/rule-0', 'notice'],
      ['probes/rule-2', 'seen'],
    ]);
  });
});

describe('what turns out to run in a browser', () => {
  const importer = "'use client';\nimport { rates } from './rates';\nrates();\n";
  const findingsIn = (files: Readonly<Record<string, string | object>>, distributed: object = {}) => {
    const cwd = serviceFolder({ 'tsconfig.json': {}, 'src/rates.ts': call, ...files });
    const report = vi.fn();
    const filename = join(cwd, 'src/rates.ts');
    const text = readFileSync(filename, 'utf8');
    const sourceCode = { text, scopeManager: null, getLocFromIndex: () => ({ line: 1, column: 0 }) };
    seesCalls.create({ id: 'probe', filename, cwd, settings: { distributed }, sourceCode, report }).Program();
    return report.mock.calls.length;
  };

  test('is a file that browser files alone import', () => {
    expect(findingsIn({ 'src/page.ts': importer })).toBe(0);
    expect(findingsIn({ 'src/page.ts': importer, 'src/main.ts': "import './rates';" })).toBe(1);
  });

  test('is a component, and not what stands beside it', () => {
    const page = `import { useState } from 'react';\nexport const loader = () => fetch('https://rates.internal');\n`;
    const component = "export const Page = () => [useState(0), () => fetch('https://rates.internal')];\n";
    expect(findingsIn({ 'src/rates.ts': page })).toBe(1);
    expect(findingsIn({ 'src/rates.ts': page + component })).toBe(1);
  });

  test('is looked at where the team says so', () => {
    const files = { 'src/page.ts': importer };
    expect(findingsIn(files, { include: ['browser'] })).toBe(1);
    expect(findingsIn(files, { roles: { service: ['src/**'] } })).toBe(1);
  });
});

test('nothing is found in a module whose functions nothing can run', () => {
  const code = "import './shim';\nconst rates = () => fetch('https://rates.internal');\n";
  expect(lint({ code, rules: [seesCalls] })).toHaveLength(0);
  expect(lint({ code: `${code}export { rates };\n`, rules: [seesCalls] })).toHaveLength(1);
});

describe('what the team tells', () => {
  test('wrongly is told at the top of the first file, by one rule', () => {
    const distributed = { project: false, replica: 2 };
    const first = lint({ code: call, rules: [seesCalls, seesCalls], distributed, filename: 'first.ts' });
    const second = lint({ code: call, rules: [seesCalls], distributed, filename: 'second.ts' });
    expect(first.map(({ messageId }) => messageId)).toEqual(['notice', 'seen', 'seen']);
    expect(first[0]).toMatchObject({ line: 1, column: 1, message: expect.stringContaining('`replicas`') });
    expect(second.map(({ messageId }) => messageId)).toEqual(['seen']);
  });

  test('of a project that cannot be used is told once', () => {
    const distributed = { project: 'tsconfig.missing.json' };
    const first = lint({ code: call, rules: [seesCalls, seesCalls], distributed, filename: 'third.ts' });
    expect(first.map(({ messageId }) => messageId)).toEqual(['notice', 'seen', 'seen']);
    expect(first[0]?.message).toContain('tsconfig.missing.json');
  });

  test('of roles decides on what is looked at', () => {
    const roles = { script: ['ops/**'] };
    const run = (distributed: object) =>
      lint({ code: call, rules: [seesCalls], distributed, filename: 'ops/backfill.ts' }).length;
    expect(run({ project: false })).toBe(1);
    expect(run({ project: false, roles })).toBe(0);
    expect(run({ project: false, roles, include: ['script'] })).toBe(1);
  });

  test('in a tag that cannot be used is told where it stands', () => {
    const code = `const a = 1;\n/** @cap sideways */\nexport const rates = () => a;\n`;
    expect(lint({ code, rules: [seesCalls, seesCalls] })).toMatchObject([{ line: 2, messageId: 'notice' }]);
  });
});
