/**
 * Lints the folder `argv[2]` with the ESLint that is installed as `argv[3]` and the TypeScript that is installed as `argv[4]`, typed, and
 * prints what it found as JSON.
 */
import { createRequire } from 'node:module';
import { relative } from 'node:path';

import type { ESLint as ESLintOfUser } from 'eslint';

import distributed from '../../src/index.ts';
import type { Combination } from './combination.ts';
import { redirect } from './redirect.ts';

const [, , folder = '', eslint = '', typescript = ''] = process.argv;
const require = createRequire(import.meta.url);
redirect('typescript', typescript);

// After the redirection: they load a compiler when they are loaded.
const { ESLint }: { ESLint: typeof ESLintOfUser } = await import(eslint);
const parser = await import('@typescript-eslint/parser');
const { version }: { version: string } = require('typescript');

async function lint(): Promise<Combination> {
  const linter = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      {
        ...distributed.configs.recommended,
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
      },
    ],
  });
  const results = await linter.lintFiles(['**/*.ts']);
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map((message) => ({ ...message, file: relative(folder, filePath).replaceAll('\\', '/') })),
  );
  return {
    node: process.versions.node,
    eslint: ESLint.version,
    typescript: version,
    found: findings.map(
      ({ file, line, ruleId }) => `${file}:${line} ${ruleId?.replace(/^distributed\//, '') ?? 'fatal'}`,
    ),
    whole: findings.map(({ column, endColumn, endLine, file, line, message, ruleId }) =>
      [file, line, column, endLine, endColumn, ruleId, message].join(' '),
    ),
  };
}

process.stdout.write(JSON.stringify(await lint()));
