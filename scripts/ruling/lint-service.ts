import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import * as parser from '@typescript-eslint/parser';
import { ESLint, type Linter } from 'eslint';

import plugin from '../../src/index.ts';
import { fileRole } from '../../src/program/file-role.ts';
import { createPackages } from '../../src/program/packages.ts';
import type { Finding, ServiceRuling } from './finding.ts';

/** How a service is linted. */
export interface LintRequest {
  /** The folder that holds the services. */
  readonly folder: string;
  readonly service: string;
  /** Whether the parser builds the types, instead of the plugin. */
  readonly typed: boolean;
  /** Rule names without the plugin's; `null` stands for all. */
  readonly rules: readonly string[] | null;
  /** Beginning of the paths to lint; `null` stands for all. */
  readonly only: string | null;
}

const extensions = '{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
const ignores = ['**/dist/**', '**/*.d.ts', '**/*.min.js', '**/.yarn/**', '**/.next/**'];
const prefix = 'distributed/';

/** Lints one checked-out service with the rules of the plugin and nothing else. */
export async function lintService({
  folder,
  only,
  rules,
  service,
  typed,
}: LintRequest): Promise<ServiceRuling> {
  const cwd = join(folder, service);
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    allowInlineConfig: false,
    errorOnUnmatchedPattern: false,
    overrideConfig: configOf(cwd, typed, rules),
  });
  const start = performance.now();
  const results = await eslint.lintFiles(
    only === null ? [`**/*.${extensions}`] : [`${only}*`, `${only}*/**/*.${extensions}`],
  );
  const seconds = (performance.now() - start) / 1000;
  const messages = results.flatMap(({ filePath, messages: reported }) =>
    reported.map((message) => ({ path: relative(cwd, filePath), message })),
  );
  return {
    service,
    findings: messages.flatMap(({ path, message }) => findingOf(service, path, message)),
    problems: messages.flatMap(({ path, message }) => problemOf(path, message)),
    files: results.length,
    lines: results.map(({ filePath }) => serviceLines(cwd, filePath)).reduce((sum, lines) => sum + lines, 0),
    seconds,
  };
}

function configOf(cwd: string, typed: boolean, rules: readonly string[] | null): Linter.Config[] {
  const chosen = Object.keys(plugin.rules).filter((rule) => rules?.includes(rule) ?? true);
  return [
    { ignores },
    {
      files: [`**/*.${extensions}`],
      plugins: { distributed: plugin },
      languageOptions: {
        parser,
        parserOptions: typed
          ? { projectService: true, tsconfigRootDir: cwd }
          : { ecmaFeatures: { jsx: true } },
      },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
      rules: Object.fromEntries(chosen.map((rule) => [prefix + rule, 'error'])),
    },
  ];
}

function findingOf(
  service: string,
  path: string,
  { line, message, messageId, ruleId }: Linter.LintMessage,
): readonly Finding[] {
  if (!ruleId?.startsWith(prefix) || messageId === 'notice') return [];
  return [{ service, rule: ruleId.slice(prefix.length), path, line, message }];
}

function problemOf(
  path: string,
  { line, message, messageId, ruleId }: Linter.LintMessage,
): readonly string[] {
  const isProblem = !ruleId?.startsWith(prefix) || messageId === 'notice';
  return isProblem ? [`${path}:${line} ${message.split('\n')[0]}`] : [];
}

const packages = createPackages();

function serviceLines(cwd: string, filePath: string): number {
  const text = readFileSync(filePath, 'utf8');
  const role = fileRole(relative(cwd, filePath), text.slice(0, 2000), [], packages.around(filePath));
  if (role !== 'service') return 0;
  return text.split('\n').filter((line) => line.trim() !== '').length;
}
