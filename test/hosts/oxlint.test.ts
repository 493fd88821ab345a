import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';

import { expectedFindings } from '../../scripts/expected-findings.ts';
import plugin from '../../src/index.ts';
import { writeFiles } from '../program/service-folder.ts';
import { serviceWithBuiltPlugin } from './built-plugin.ts';

const oxlint = fileURLToPath(new URL('../../node_modules/oxlint/bin/oxlint', import.meta.url));
const example = fileURLToPath(new URL('../../examples/orders', import.meta.url));
const { rules } = plugin.configs.recommended;

const findings = v.object({
  diagnostics: v.array(
    v.object({
      code: v.string(),
      message: v.string(),
      filename: v.string(),
      labels: v.tuple([v.object({ span: v.object({ line: v.number(), column: v.number() }) })]),
    }),
  ),
});

interface Finding {
  readonly place: string;
  readonly rule: string;
  readonly message: string;
}

/** The part of oxlint's configuration that the tests differ in. */
interface Configuration {
  readonly jsPlugins?: readonly string[];
  readonly rules?: object;
  readonly settings?: object;
}

let service = '';

beforeAll(async () => {
  service = await serviceWithBuiltPlugin({});
});

/** Runs the real oxlint with our rules alone over a folder of the service; throws when it does not get through. */
function runOxlint(
  folder: string,
  configuration: Configuration = {},
  flags: readonly string[] = [],
): Finding[] {
  const config = join(service, '.oxlintrc.json');
  const ours = {
    categories: { correctness: 'off' },
    plugins: [],
    jsPlugins: ['eslint-plugin-distributed'],
    rules,
  };
  writeFiles(service, { '.oxlintrc.json': { ...ours, ...configuration } });
  const args = ['--config', config, '--disable-nested-config', '--format', 'json', ...flags, folder];
  const { stdout } = spawnSync(process.execPath, [oxlint, ...args], { cwd: service, encoding: 'utf8' });
  if (!stdout.startsWith('{')) throw new Error(stdout);
  return v
    .parse(findings, JSON.parse(stdout))
    .diagnostics.map(({ code, filename, labels: [{ span }], message }) => ({
      place: `${filename}:${span.line}:${span.column}`,
      rule: code.replace(/^(.+)\((.+)\)$/, '$1/$2'),
      message,
    }))
    .sort(byPlace);
}

async function runUntypedEslint(folder: string): Promise<Finding[]> {
  const eslint = new ESLint({
    cwd: service,
    overrideConfigFile: true,
    overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, plugin.configs.recommended],
  });
  const results = await eslint.lintFiles([folder]);
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ column, line, message, ruleId }) => ({
        place: `${relative(service, filePath)}:${line}:${column}`,
        rule: String(ruleId),
        message,
      })),
    )
    .sort(byPlace);
}

function byPlace(one: Finding, other: Finding): number {
  return one.place < other.place ? -1 : 1;
}

test('a service has the findings that an untyped lint with ESLint has, at the same places', async () => {
  cpSync(example, join(service, 'orders'), { recursive: true });
  const found = runOxlint('orders');
  const listed = expectedFindings(join(example, 'README.md'));
  expect(found).toEqual(await runUntypedEslint('orders'));
  expect(found.map(({ rule }) => rule).sort()).toEqual(
    listed.map(({ rule }) => `distributed/${rule}`).sort(),
  );
});

const unbounded = "axios.get('https://orders.example/😀');";

test('places and suggestions hold in a file with a byte order mark, carriage returns and characters beyond 16 bits', () => {
  const file = join(service, 'marked/a.ts');
  writeFiles(service, {
    'marked/a.ts': `\uFEFFimport axios from 'axios';\r\n/* 😀 */ export const a = () => ${unbounded}\r\n`,
  });
  const [finding] = runOxlint('marked');
  expect(finding).toMatchObject({ place: 'marked/a.ts:2:35', rule: 'distributed/require-timeout' });
  expect(runOxlint('marked', {}, ['--fix-suggestions'])).toEqual([]);
  expect(readFileSync(file, 'utf8')).toBe(
    "\uFEFFimport axios from 'axios';\r\n/* 😀 */ export const a = () => axios.get('https://orders.example/😀', { timeout: 10_000 });\r\n",
  );
});

test('settings are heard, and a wrong one is told once', () => {
  const code = `import axios from 'axios';\nexport const a = () => ${unbounded}\n`;
  writeFiles(service, { 'told/a.ts': code, 'told/b.ts': code });
  const bounded = runOxlint('told', { settings: { distributed: { mesh: { timeout: true } } } });
  const wrong = runOxlint('told', { settings: { distributed: { includ: ['test'] } } });
  expect(bounded).toEqual([]);
  expect(wrong.filter(({ message }) => message.includes('did you mean `include`'))).toHaveLength(1);
  expect(wrong.filter(({ rule }) => rule === 'distributed/require-timeout')).not.toEqual([]);
});

test('comments of both linters silence a finding, CommonJS is understood, and a part of a Vue file is passed over', () => {
  writeFiles(service, {
    'silenced/b.vue': `<script>\nimport axios from 'axios';\nexport const a = () => ${unbounded}\n</script>\n`,
    'silenced/a.cjs': [
      "const axios = require('axios');",
      '// oxlint-disable-next-line distributed/require-timeout',
      `exports.a = () => ${unbounded}`,
      '// eslint-disable-next-line distributed/require-timeout',
      `exports.b = () => ${unbounded}`,
      `exports.c = () => ${unbounded}`,
    ].join('\n'),
  });
  expect(runOxlint('silenced').map(({ place }) => place)).toEqual(['silenced/a.cjs:6:19']);
});

test('oxlint gives no parser services: where it begins to, the program that it has should be shared', () => {
  writeFiles(service, {
    'probe/plugin.mjs': `export default {
      meta: { name: 'probe' },
      rules: {
        services: {
          create: (context) => ({
            Program: (node) =>
              context.report({ node, message: JSON.stringify(Object.keys(context.sourceCode.parserServices)) }),
          }),
        },
      },
    };`,
    'probe/a.ts': 'export {};',
  });
  const found = runOxlint('probe/a.ts', {
    jsPlugins: ['./probe/plugin.mjs'],
    rules: { 'probe/services': 'error' },
  });
  expect(found.map(({ message }) => message)).toEqual(['[]']);
});
