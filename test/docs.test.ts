import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';

import { rules } from '../rules/index.ts';
import { hasSection } from '../scripts/generate/section.ts';
import plugin from '../src/index.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const fixture = `${root}test/fixtures/docs`;

const headings = [
  'Why it matters',
  'Examples',
  'The pattern',
  'How it decides',
  'When not to use it',
  'Options',
  'Further reading',
];

/** What the examples of pages about declared facts rest on. */
const declared = { optional: ['hints.example'] };

interface Example {
  readonly kind: 'incorrect' | 'correct';
  readonly code: string;
  /** Names the example in the test report. */
  readonly title: string;
}

describe.each(Object.keys(rules))('the page of %s', (id) => {
  const path = `${root}docs/rules/${id}.md`;
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const tokens = marked.lexer(page);

  test('has a title, a generated head, and the sections in their order', () => {
    const found = tokens.flatMap((token) =>
      token.type === 'heading' && token.depth === 2 ? [token.text] : [],
    );
    expect(page).toMatch(new RegExp(`^# ${id}\n`));
    expect(hasSection(page, 'header')).toBe(true);
    expect(found).toEqual(headings);
  });

  test('shows both sides', () => {
    expect(new Set(examplesOf(page).map(({ kind }) => kind))).toEqual(new Set(['incorrect', 'correct']));
  });

  test.each(examplesOf(page).map(({ kind, title, code }) => [kind, title, code] as const))(
    '%s: %s',
    async (kind, _, code) => {
      const messages = await lint(id, code);
      expect(messages.filter(({ fatal }) => fatal)).toEqual([]);
      const reported = messages.filter(({ ruleId }) => ruleId === `distributed/${id}`);
      if (kind === 'incorrect') expect(reported).not.toEqual([]);
      else expect(reported).toEqual([]);
    },
  );
});

/** The marked code blocks of a page. */
function examplesOf(page: string): Example[] {
  return marked.lexer(page).flatMap((token) => {
    if (token.type !== 'code') return [];
    const code = String(token.text);
    const mark = /^\/\/ (?:❌ (incorrect)|✅ (correct))/.exec(code);
    return mark ? [{ kind: mark[1] ? 'incorrect' : 'correct', code, title: titleOf(code) }] : [];
  });
}

/** The first line of code that is no import. */
function titleOf(code: string): string {
  return (
    code.split('\n').find((line) => line.trim() !== '' && !/^(\/\/|import )/.test(line)) ?? 'imports only'
  );
}

async function lint(id: string, code: string) {
  const eslint = new ESLint({
    cwd: fixture,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        plugins: { distributed: plugin },
        languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: fixture } },
        rules: { [`distributed/${id}`]: 'error' },
        settings: { distributed: declared },
      },
    ],
  });
  const [result] = await eslint.lintText(code, { filePath: `${fixture}/file.ts` });
  return result?.messages ?? [];
}
