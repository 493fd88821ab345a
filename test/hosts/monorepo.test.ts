import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { serviceFolder } from '../program/service-folder.ts';
import { installed, lintFolder, type Reading } from './lint-folder.ts';

type Files = Readonly<Record<string, string | object>>;

/** A monorepo: its files, and what an installation links, each link with the path that it leads to. */
interface Layout {
  readonly files: Files;
  readonly links?: Readonly<Record<string, string>>;
}

const nodenext = {
  target: 'es2022',
  lib: ['es2022'],
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  module: 'nodenext',
  moduleResolution: 'nodenext',
};
const bundler = { ...nodenext, module: 'esnext', moduleResolution: 'bundler' };

/** A function that publishes, and a twin that only prints. */
const events = `import { Kafka } from 'kafkajs';
const producer = new Kafka({ brokers: ['kafka:9092'] }).producer();
export async function announce(topic: string, value: string): Promise<void> {
  await producer.send({ topic, messages: [{ value }] });
}
export async function print(topic: string, value: string): Promise<void> {
  console.log(topic, value);
}
`;

const declarations = `export declare function announce(topic: string, value: string): Promise<void>;
export declare function print(topic: string, value: string): Promise<void>;
`;

const orders = `import { announce, print } from '@acme/events';
import knex from 'knex';
const db = knex({ client: 'pg' });
export async function cancel(id: string): Promise<void> {
  await db('orders').where({ id }).update({ status: 'cancelled' });
  await announce('orders', id);
}
export async function archive(id: string): Promise<void> {
  await db('orders').where({ id }).update({ status: 'archived' });
  await print('orders', id);
}
`;

const api = {
  'apps/api/package.json': {
    name: '@acme/api',
    private: true,
    type: 'module',
    dependencies: { '@acme/events': '*', express: '*', knex: '*' },
  },
  'apps/api/tsconfig.json': { compilerOptions: nodenext, include: ['src'] },
  'apps/api/src/orders.ts': orders,
};

const npm = { 'package.json': { private: true, workspaces: ['packages/*', 'apps/*'] } };

/** The package of events, whose package.json says where it is entered. */
function eventsPackage(entry: object, compilerOptions: object = nodenext): Files {
  return {
    'packages/events/package.json': {
      name: '@acme/events',
      version: '1.0.0',
      type: 'module',
      dependencies: { kafkajs: '*' },
      ...entry,
    },
    'packages/events/tsconfig.json': { compilerOptions, include: ['src'] },
    'packages/events/src/index.ts': events,
  };
}

const toDist = { exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' } } };
const emitting = { ...nodenext, rootDir: 'src', outDir: 'dist', declaration: true };
const referring = {
  'apps/api/tsconfig.json': {
    compilerOptions: nodenext,
    include: ['src'],
    references: [{ path: '../../packages/events' }],
  },
};
const built = { 'packages/events/dist/index.d.ts': declarations, 'packages/events/dist/index.js': '' };

const notLinked = {
  'node_modules/knex': join(installed, 'knex'),
  'node_modules/kafkajs': join(installed, 'kafkajs'),
  'node_modules/@types/node': join(installed, '@types/node'),
};
const hoisted = { ...notLinked, 'node_modules/@acme/events': 'packages/events' };

const pnpmStore = 'node_modules/.pnpm';
const pnpmLinks = {
  'apps/api/node_modules/@acme/events': 'packages/events',
  'apps/api/node_modules/knex': `${pnpmStore}/knex@3.0.0/node_modules/knex`,
  'packages/events/node_modules/kafkajs': `${pnpmStore}/kafkajs@2.0.0/node_modules/kafkajs`,
  'node_modules/@types/node': join(installed, '@types/node'),
};

/** Writes a monorepo into a new folder. The store of pnpm holds copies of what the linked packages are seen by. */
function monorepo({ files, links = hoisted }: Layout): string {
  const folder = serviceFolder(files);
  for (const target of Object.values(links)) {
    const stored = /^node_modules\/\.pnpm\/.*\/node_modules\/(.+)$/.exec(target)?.[1];
    for (const part of stored === undefined ? [] : ['package.json', 'types'])
      cpSync(join(installed, String(stored), part), join(folder, target, part), { recursive: true });
  }
  for (const [link, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, link)), { recursive: true });
    symlinkSync(target.startsWith('/') ? target : join(folder, target), join(folder, link));
  }
  return folder;
}

const followed = ['apps/api/src/orders.ts:6 no-dual-write'];

describe.each<Reading>(['typed', 'untyped'])('a call into another package, %s, is followed', (reading) => {
  test.each<[string, Layout]>([
    [
      'with npm, where the package is entered at its source',
      { files: { ...npm, ...api, ...eventsPackage({ exports: './src/index.ts' }) } },
    ],
    [
      'with Yarn, by `main`',
      {
        files: {
          'package.json': { private: true, workspaces: { packages: ['packages/*', 'apps/*'] } },
          ...api,
          'apps/api/tsconfig.json': { compilerOptions: bundler, include: ['src'] },
          ...eventsPackage({ main: 'src/index.ts' }, bundler),
        },
      },
    ],
    [
      'with pnpm, where each package has links of its own',
      {
        files: {
          'package.json': { private: true },
          'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - apps/*\n',
          ...api,
          ...eventsPackage({ exports: './src/index.ts' }),
        },
        links: pnpmLinks,
      },
    ],
    [
      'with the aliases of a base that projects of a solution extend',
      {
        files: {
          'package.json': { private: true, dependencies: { express: '*', kafkajs: '*', knex: '*' } },
          'tsconfig.base.json': {
            compilerOptions: { ...bundler, paths: { '@acme/events': ['./libs/events/src/index.ts'] } },
          },
          'apps/api/tsconfig.json': {
            extends: '../../tsconfig.base.json',
            files: [],
            references: [{ path: './tsconfig.app.json' }, { path: './tsconfig.spec.json' }],
          },
          'apps/api/tsconfig.app.json': { extends: './tsconfig.json', include: ['src'] },
          'apps/api/tsconfig.spec.json': { extends: './tsconfig.json', include: ['test'] },
          'apps/api/src/orders.ts': orders,
          'libs/events/tsconfig.json': { extends: '../../tsconfig.base.json', include: ['src'] },
          'libs/events/src/index.ts': events,
        },
      },
    ],
    [
      'with the aliases of a base in a package',
      {
        files: {
          ...npm,
          ...api,
          'apps/api/tsconfig.json': { extends: '@acme/tsconfig/base.json', include: ['src'] },
          'packages/tsconfig/package.json': { name: '@acme/tsconfig' },
          'packages/tsconfig/base.json': {
            compilerOptions: { ...nodenext, paths: { '@acme/events': ['../events/src/index.ts'] } },
          },
          ...eventsPackage({}),
        },
        links: { ...notLinked, 'node_modules/@acme/tsconfig': 'packages/tsconfig' },
      },
    ],
    [
      'with one tsconfig to check and one to build',
      {
        files: {
          ...npm,
          ...api,
          'apps/api/tsconfig.json': {
            compilerOptions: { ...nodenext, noEmit: true },
            include: ['src', 'test'],
          },
          'apps/api/tsconfig.build.json': {
            extends: './tsconfig.json',
            compilerOptions: { noEmit: false, outDir: 'dist' },
            exclude: ['test'],
          },
          ...eventsPackage({ exports: './src/index.ts' }),
        },
      },
    ],
    [
      "with a condition of the package's own",
      {
        files: {
          ...npm,
          ...api,
          'apps/api/tsconfig.json': {
            compilerOptions: { ...nodenext, customConditions: ['source'] },
            include: ['src'],
          },
          ...eventsPackage({ exports: { '.': { source: './src/index.ts', ...toDist.exports['.'] } } }),
          ...built,
        },
      },
    ],
    [
      'through a reference to a project that is built',
      {
        files: {
          ...npm,
          ...api,
          ...referring,
          ...eventsPackage(toDist, { ...emitting, composite: true }),
          ...built,
        },
      },
    ],
    [
      'through a reference to a project that is not built yet',
      {
        files: { ...npm, ...api, ...referring, ...eventsPackage(toDist, { ...emitting, composite: true }) },
      },
    ],
  ])('%s', async (_layout, layout) => {
    expect(await lintFolder(monorepo(layout), reading)).toEqual(followed);
  });
});

test.each<Reading>(['typed', 'untyped'])(
  'a limit that a wrapper in another package leaves to its callers is missed where they call it, %s',
  async (reading) => {
    const files = {
      ...npm,
      ...api,
      'apps/api/src/orders.ts': `import { ask, askWithin } from '@acme/events';
export const one = () => ask('https://stock.internal/1');
export const two = () => ask('https://stock.internal/2', { timeout: 2_000 });
export const three = () => askWithin('https://stock.internal/3');
`,
      ...eventsPackage({ exports: './src/index.ts' }),
      'packages/events/src/index.ts': `import axios, { type AxiosRequestConfig } from 'axios';
export const ask = (url: string, config: AxiosRequestConfig = {}) => axios.get(url, config);
export const askWithin = (url: string) => axios.get(url, { timeout: 2_000 });
`,
    };
    const links = { ...hoisted, 'node_modules/axios': join(installed, 'axios') };
    expect(await lintFolder(monorepo({ files, links }), reading)).toEqual([
      'apps/api/src/orders.ts:2 require-timeout',
    ]);
  },
);

describe.each<Reading>(['typed', 'untyped'])(
  'a package that is entered at what it builds, %s,',
  (reading) => {
    test.each<[string, Layout]>([
      ['built', { files: { ...npm, ...api, ...eventsPackage(toDist, emitting), ...built } }],
      ['not built yet', { files: { ...npm, ...api, ...eventsPackage(toDist, emitting) } }],
      ['not installed', { files: { ...npm, ...api, ...eventsPackage(toDist, emitting) }, links: notLinked }],
    ])('%s, is followed', async (_state, layout) => {
      expect(await lintFolder(monorepo(layout), reading)).toEqual(followed);
    });

    test('is unknown where nothing tells what it is built from', async () => {
      const bundled = { exports: { '.': './dist/main.js' } };
      const folder = monorepo({ files: { ...npm, ...api, ...eventsPackage(bundled) } });
      expect(await lintFolder(folder, reading)).toEqual([]);
    });
  },
);

describe('packages in JavaScript', () => {
  const untyped = (code: string) => code.replaceAll(/: (?:string|Promise<void>)/g, '');
  const toCommonJs = (code: string) =>
    untyped(code)
      .replaceAll(/import (.+) from ('.+');/g, 'const $1 = require($2);')
      .replaceAll(/export (async function (\w+))/g, 'exports.$2 = $1');
  const packages = (type: string, code: (text: string) => string): Files => ({
    ...npm,
    'apps/api/package.json': { ...api['apps/api/package.json'], type },
    'apps/api/src/orders.js': code(orders),
    'packages/events/package.json': {
      name: '@acme/events',
      type,
      main: 'index.js',
      dependencies: { kafkajs: '*' },
    },
    'packages/events/index.js': code(events),
  });

  test.each([
    ['CommonJS, installed', packages('commonjs', toCommonJs), hoisted],
    ['CommonJS, not installed', packages('commonjs', toCommonJs), notLinked],
    ['modules, installed', packages('module', untyped), hoisted],
    ['modules, not installed', packages('module', untyped), notLinked],
  ])('are followed: %s', async (_kind, files, links) => {
    expect(await lintFolder(monorepo({ files, links }), 'espree')).toEqual([
      'apps/api/src/orders.js:6 no-dual-write',
    ]);
  });
});
