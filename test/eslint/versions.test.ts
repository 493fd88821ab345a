import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint as ESLint10 } from 'eslint';
import { ESLint as ESLint9 } from 'eslint-9';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import plugin from '../../src/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const fixtures = `${root}test/fixtures/config`;

/** Type-checks a configuration and the plugin's own surface; `paths` puts another package in the place of `eslint`. */
function typeErrors(files: string[], paths: ts.MapLike<string[]> = {}): string[] {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile.bind(ts.sys));
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const checked = [
    ...files.map((file) => `${fixtures}/${file}`),
    `${root}src/index.ts`,
    `${root}src/configs.ts`,
  ];
  const program = ts.createProgram(checked, { ...options, paths, noEmit: true });
  return checked
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .map(
      ({ messageText, file }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

test('configurations type-check with ESLint 10', { timeout: 180_000 }, () => {
  expect(typeErrors(['eslint.config.ts', 'define-config.ts'])).toEqual([]);
});

test('configurations type-check with ESLint 9.15', { timeout: 180_000 }, () => {
  const paths = { eslint: [`${root}node_modules/eslint-9/lib/types/index.d.ts`] };
  expect(typeErrors(['eslint.config.ts'], paths)).toEqual([]);
});

describe.each([
  ['10', ESLint10],
  ['9.15', ESLint9],
])('ESLint %s', (version, ESLint) => {
  test.each([
    ['its own parser', {}],
    ['the TypeScript parser', { parser }],
  ])('runs the rules behind %s', async (_, languageOptions) => {
    expect(ESLint.version.startsWith(`${version}.`)).toBe(true);
    const eslint = new ESLint({
      cwd: fixtures,
      overrideConfigFile: true,
      overrideConfig: [
        { plugins: { distributed: plugin }, rules: { 'distributed/require-timeout': 'error' } },
        { languageOptions, settings: { distributed: { project: false } } },
      ],
    });
    const code = "export const rates = () => fetch('https://rates.internal');\n";
    const [result] = await eslint.lintText(code, { filePath: 'rates.js' });
    expect(result?.messages).toMatchObject([{ ruleId: 'distributed/require-timeout', line: 1 }]);
  });
});
