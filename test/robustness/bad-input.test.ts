import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { cycles } from './cycles.ts';
import { goodFinding, lintFolder } from './lint-folder.ts';
import { nestings } from './nestings.ts';

const remote = "await fetch('https://stock.internal');";
const handler = (body: string) => `export async function handle(order: any) { ${body} }\n`;

/** The messages besides the finding of the good file, which must be there. */
async function othersOf(...request: Parameters<typeof lintFolder>): Promise<readonly string[]> {
  const messages = await lintFolder(...request);
  expect(messages.filter((message) => goodFinding.test(message))).toHaveLength(1);
  return messages.filter((message) => !goodFinding.test(message));
}

describe('a wrong setting is named at the top of the first file, and the rest is checked', () => {
  test.each([
    ['a text', 'fast', /^good\.ts:1 .*`settings\.distributed` is "fast"/],
    ['a list', [], /^good\.ts:1 .*`settings\.distributed` is a list/],
    ['a key that is no key', { retires: 3 }, /`settings\.distributed\.retires` is no known key/],
    ['a project that is a number', { project: 7 }, /`settings\.distributed\.project` is 7/],
    ['a library that is nothing', { libraries: [null] }, /`settings\.distributed\.libraries\[0\]` is null/],
    [
      'a project that is not there',
      { project: 'tsconfig.nowhere.json' },
      /`settings\.distributed\.project`: tsconfig\.nowhere\.json cannot be read: there is no such file\./,
    ],
    ['a project that is no configuration', { project: 'good.ts' }, /good\.ts\/tsconfig\.json cannot be read/],
  ])('%s', async (_, settings, message) => {
    const others = await othersOf({}, { settings });
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(message);
  });
});

test('a wrong tag is named where it stands', async () => {
  const others = await othersOf({ 'a.ts': `/**\n * @cap AC\n */\n${handler(remote)}` });
  expect(others[0]).toMatch(/^a\.ts:2 .*`@cap` takes `CP` or `AP`, found `AC`\.$/);
});

describe('a tsconfig that cannot be used is named, and the files are checked without it', () => {
  test.each<[string, Record<string, string | object>, RegExp]>([
    ['broken JSON', { 'tsconfig.json': '{ "compilerOptions": ' }, /tsconfig\.json cannot be read: /],
    ['a text', { 'tsconfig.json': '"strict"' }, /tsconfig\.json cannot be read: .*must be an object\.$/],
    ['a folder', { 'tsconfig.json/a.txt': '' }, /tsconfig\.json cannot be read: there is no such file\.$/],
    [
      'references that the compiler trips over',
      { 'tsconfig.json': { references: [null] } },
      /tsconfig\.json cannot be used: /,
    ],
    [
      'configurations that extend one another',
      { 'tsconfig.json': { extends: './base.json' }, 'base.json': { extends: './tsconfig.json' } },
      /tsconfig\.json cannot be used: Circularity detected/,
    ],
    [
      'a base that is broken',
      { 'tsconfig.json': { extends: './base.json' }, 'base.json': '{ strict' },
      /base\.json cannot be used: /,
    ],
  ])('%s', async (_, files, message) => {
    const others = await othersOf(files);
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(message);
  });
});

describe('what the compiler will tell by itself is not told again', () => {
  test.each<[string, Record<string, string | object>]>([
    ['an empty tsconfig', { 'tsconfig.json': '' }],
    ['references to nothing', { 'tsconfig.json': { files: [], references: [{ path: './nowhere' }] } }],
    ['references to itself', { 'tsconfig.json': { files: [], references: [{ path: '.' }] } }],
    [
      'references in a circle',
      {
        'tsconfig.json': { files: [], references: [{ path: './a' }] },
        'a/tsconfig.json': { files: [], references: [{ path: '..' }] },
      },
    ],
    [
      'options that do not exist',
      { 'tsconfig.json': { compilerOptions: { tarrget: 'es5', target: 'es1', lib: ['no'], types: 'x' } } },
    ],
    ['options of another kind', { 'tsconfig.json': { compilerOptions: [], include: 'src', exclude: 7 } }],
    ['aliases of another kind', { 'tsconfig.json': { compilerOptions: { paths: { '*': 'x', a: [] } } } }],
  ])('%s', async (_, files) => {
    expect(await othersOf(files)).toEqual([]);
  });
});

describe('a package that is installed by half is taken for one that is not there', () => {
  const caller = {
    'a.ts':
      "import client, { send } from 'mailer';\nimport * as deep from 'mailer/deep';\n" +
      handler('await client.get(order); await send(order); await deep.run(); new client.Pool().query();'),
  };
  test.each<[string, Record<string, string | object>]>([
    ['without an entry', { 'node_modules/mailer/package.json': { name: 'mailer' } }],
    ['without anything', { 'node_modules/mailer/.keep': '' }],
    [
      'with types that are not there',
      { 'node_modules/mailer/package.json': { name: 'mailer', types: './no.d.ts', main: './no.js' } },
    ],
    ['with a broken manifest', { 'node_modules/mailer/package.json': '{ "name": ' }],
    ['with a manifest of another kind', { 'node_modules/mailer/package.json': '[]' }],
    [
      'with entries of another kind',
      { 'node_modules/mailer/package.json': { name: 7, version: [], main: {}, exports: { '.': null } } },
    ],
    [
      'with broken types',
      {
        'node_modules/mailer/package.json': { name: 'mailer', version: 'new', types: 'i.d.ts' },
        'node_modules/mailer/i.d.ts': 'declare const client: { get(a: ',
      },
    ],
    ['in a file in place of the folder', { node_modules: 'none' }],
    ['named in a broken package.json', { 'package.json': '{ "dependencies": ' }],
    [
      'named in a package.json of another kind',
      {
        'package.json': { dependencies: 'mailer', workspaces: [1, null, '['], exports: 3, bin: 7, files: {} },
      },
    ],
    ['beside a broken workspace file', { 'package.json': {}, 'pnpm-workspace.yaml': 'packages: [ : -' }],
  ])('%s', async (_, files) => {
    expect(await othersOf({ ...caller, ...files })).toEqual([]);
  });
});

describe('a file that cannot be read is taken for one that is not there', () => {
  const importer = (module: string) => `import { lost } from '${module}';\n${handler('await lost(order);')}`;

  test('a folder with the name of a file', async () => {
    const files = { 'lost.ts/a.ts': handler(''), 'a.ts': importer('./lost') };
    expect(await othersOf(files)).toEqual([]);
  });

  test.each([
    ['a link that leads nowhere', 'lost.ts', '/nowhere/lost.ts'],
    ['a link that leads to itself', 'lost.ts', 'lost.ts'],
    ['a folder that leads to itself', 'lost', '.'],
    ['a package that leads to itself', 'node_modules', 'node_modules'],
  ])('%s', async (_, name, target) => {
    const prepare = (folder: string) => {
      symlinkSync(target, join(folder, name));
    };
    const files = { 'a.ts': importer('./lost'), 'b.ts': importer('lost') };
    expect(await othersOf(files, { only: ['a.ts', 'b.ts', 'good.ts'], prepare })).toEqual([]);
  });
});

describe('a file of an unusual kind is checked', () => {
  test('with a byte order mark and line ends of Windows', async () => {
    const others = await othersOf({ 'a.ts': `\uFEFF// rates\r\n\r\n${handler(`\r\n${remote}`)}` });
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(/^a\.ts:4 distributed\/require-timeout/);
  });

  test('with nothing in it', async () => {
    expect(await othersOf({ 'a.ts': '', 'b.ts': '\uFEFF', 'c.js': '#!/usr/bin/env node' })).toEqual([]);
  });

  test('with two megabytes of code', async () => {
    const sum = Array.from({ length: 60 }, (_, index) => `order.items[${index}]`).join(' + ');
    const functions = Array.from({ length: 1500 }, (_, index) => {
      return `export function total${index}(order: { items: number[] }) {\n  return ${sum};\n}\n`;
    });
    const text = functions.join('');
    expect(text.length).toBeGreaterThan(1_500_000);
    const others = await othersOf({ 'a.ts': text + handler(remote) });
    expect(others).toHaveLength(1);
    expect(others[0]).toMatch(/^a\.ts:4501 distributed\/require-timeout/);
  });

  test('in one line is what a build has made of it, and nothing to be told about', async () => {
    const line = Array.from({ length: 500 }, (_, index) => `async function f${index}(){${remote}}`).join('');
    expect(await othersOf({ 'a.js': `${line}module.exports={f0}` })).toEqual([]);
  });

  test('that does not parse costs its importers nothing', async () => {
    const others = await othersOf({
      'a.ts': 'export function (',
      'b.ts': `import { lost } from './a';\n${handler(`await lost(order); ${remote}`)}`,
    });
    expect(others.map((message) => message.split(' ').slice(0, 2).join(' '))).toEqual([
      'a.ts:1 parser',
      'b.ts:2 distributed/require-timeout',
    ]);
  });
});

describe('what leads back to itself has an end', () => {
  test.each(Object.entries(cycles))('%s', async (_, files) => {
    const others = await othersOf(files);
    expect(others.filter((message) => message.includes('Internal error'))).toEqual([]);
  });
});

describe('syntax that is nested 10,000 levels deep is left out, and the files around it are checked', () => {
  test.each(Object.entries(nestings(10_000)))('%s', async (_, text) => {
    const others = await othersOf({ 'a.ts': text });
    expect(others.filter((message) => !message.startsWith('a.ts:undefined parser '))).toEqual([]);
  });
});
