import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import * as parser from '@typescript-eslint/parser';
import { ESLint } from 'eslint';
import { marked } from 'marked';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import plugin, { type LibraryDescriptor } from '../src/index.ts';
import { temporaryFolder } from './cli/command-line.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const page = readFileSync(`${root}docs/own-clients.md`, 'utf8');
const blocks = marked
  .lexer(page)
  .flatMap((token) =>
    token.type === 'code' ? [{ language: String(token.lang), code: String(token.text) }] : [],
  );
const descriptors = blocks.find(({ code }) => code.startsWith('// acme-libraries.ts'))?.code ?? '';

/** The marked examples with the rule that each is for, `null` for one that stays silent. */
const examples = blocks.flatMap(({ code }) => {
  const [, rule = null] = /^\/\/ (?:❌ ([a-z-]+):|✅ silent:)/.exec(code) ?? [];
  return /^\/\/ [❌✅]/u.test(code) ? [{ title: code.slice(3, code.indexOf('\n')), rule, code }] : [];
});

/** The packages of the page as they are installed: declarations only. */
const installed = {
  'node_modules/@acme/http/package.json':
    '{ "name": "@acme/http", "version": "2.1.0", "types": "index.d.ts" }',
  'node_modules/@acme/http/index.d.ts': `
    export declare class HttpClient {
      get(path: string, options?: { timeoutMs?: number; signal?: AbortSignal }): Promise<unknown>;
    }
    export declare function createClient(options: { baseUrl: string; timeoutMs?: number }): HttpClient;`,
  'node_modules/@acme/queue/package.json':
    '{ "name": "@acme/queue", "version": "1.4.0", "types": "index.d.ts" }',
  'node_modules/@acme/queue/index.d.ts':
    'export declare class Queue { constructor(name: string); push(message: object): Promise<void>; }',
  'node_modules/pg/package.json': '{ "name": "pg", "version": "8.0.0", "types": "index.d.ts" }',
  'node_modules/pg/index.d.ts':
    'export declare class Pool { query(text: string, values?: unknown[]): Promise<unknown>; }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: { strict: true, module: 'nodenext', lib: ['es2023', 'dom'], types: [] },
    files: ['file.ts'],
  }),
  'file.ts': '',
};

describe.each([
  ['with their declarations', installed],
  ['without any', { 'tsconfig.json': installed['tsconfig.json'], 'file.ts': '' }],
])('packages %s', (_, files) => {
  test.each(examples.map(({ title, rule, code }) => [title, rule, code] as const))(
    '%s',
    async (_title, rule, code) => {
      using folder = temporaryFolder(files);
      const libraries = await readDescriptors();
      expect(await rulesIn(folder.path, code, libraries)).toEqual(rule === null ? [] : [rule]);
      expect(await rulesIn(folder.path, code, [])).toEqual([]);
    },
  );
});

test('the page shows findings of both clients, and silence', () => {
  expect(examples.map(({ rule }) => rule)).toEqual(['require-timeout', null, null, 'no-dual-write']);
});

test('the descriptors of the page type-check', () => {
  using folder = temporaryFolder({ 'acme-libraries.ts': descriptors });
  const program = ts.createProgram([`${folder.path}/acme-libraries.ts`], {
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    module: ts.ModuleKind.NodeNext,
    paths: { 'eslint-plugin-distributed': [`${root}src/libraries/descriptor.ts`] },
    types: [],
  });
  const problems = ts.getPreEmitDiagnostics(program);
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});

test('a name that leads nowhere is told as the page shows it', async () => {
  using folder = temporaryFolder(installed);
  const misspelt = (await readDescriptors()).map((descriptor) => ({
    ...descriptor,
    calls: descriptor.calls.map((call) => ({ ...call, on: call.on.replace('Client', 'Cleint') })),
  }));
  const [message] = await lint(folder.path, 'export {};', misspelt);
  expect(message?.messageId).toBe('notice');
  const told = blocks.find(({ language }) => language === 'text')?.code;
  expect(told).toBeTruthy();
  expect(message?.message).toContain(told);
});

/** The descriptors of the page, as a configuration that imports them gets them. */
async function readDescriptors(): Promise<readonly LibraryDescriptor[]> {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
  const { outputText } = ts.transpileModule(descriptors, { compilerOptions });
  const exported: Readonly<Record<string, LibraryDescriptor>> = await import(
    `data:text/javascript,${encodeURIComponent(outputText)}`
  );
  return [exported['http'], exported['queue']].filter((descriptor) => descriptor !== undefined);
}

async function rulesIn(folder: string, code: string, libraries: readonly LibraryDescriptor[]) {
  const messages = await lint(folder, code, libraries);
  return messages.map(({ ruleId }) => String(ruleId).replace('distributed/', ''));
}

async function lint(folder: string, code: string, libraries: readonly LibraryDescriptor[]) {
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts'],
        languageOptions: { parser, parserOptions: { projectService: true, tsconfigRootDir: folder } },
        settings: { distributed: { libraries } },
      },
      plugin.configs.all,
    ],
  });
  const [result] = await eslint.lintText(code, { filePath: `${folder}/file.ts` });
  return result?.messages ?? [];
}
