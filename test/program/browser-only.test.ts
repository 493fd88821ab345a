import { describe, expect, test } from 'vitest';
import { createBrowserOnly } from '../../src/program/browser-only.ts';
import { openFile, type Files } from './open-file.ts';

const fetcher = 'export interface Order { id: string }\nexport const load = () => 1;';
const component = "'use client';\nimport { load } from './fetcher';\nload();";
const application = {
  'package.json': { name: 'shop', dependencies: { next: '15', react: '19' } },
  'tsconfig.json': { compilerOptions: { jsx: 'preserve', lib: ['es2022'], types: [], module: 'esnext' } },
};

/** Whether `src/fetcher.ts` runs in a browser only, in an application with some more files. */
function isBrowserOnly(files: Files): boolean {
  const { file, program, roleOf } = openFile(
    { ...application, 'src/fetcher.ts': fetcher, ...files },
    'src/fetcher.ts',
  );
  return createBrowserOnly(program, roleOf)(file);
}

describe('a module runs in a browser only', () => {
  test.each<[string, Files]>([
    ['when browser files import it', { 'src/orders.ts': component }],
    [
      'when the way from a browser file leads over modules that say nothing',
      {
        'src/orders.ts': "'use client';\nimport { cart } from './cart';\ncart();",
        'src/cart.ts': "import { shop } from './shop';\nexport const cart = () => shop();",
        'src/shop.ts':
          "import { cart } from './cart';\nexport * from './fetcher';\nexport const shop = () => cart;",
      },
    ],
    ['whatever its tests do', { 'src/orders.ts': component, 'src/fetcher.test.ts': "import './fetcher';" }],
    [
      'when a server takes its types alone',
      {
        'src/orders.ts': component,
        'src/a.ts': "import type { Order } from './fetcher';\nexport const a: Order[] = [];",
        'src/b.ts': "import { Order } from './fetcher';\nexport const b: Order[] = [];",
        'src/c.ts': "export type C = import('./fetcher').Order;",
        'src/d.ts': "export type { Order } from './fetcher';",
      },
    ],
    [
      'in a library that opens nothing but its entry',
      { 'package.json': { name: 'shop', exports: { '.': './src/orders.ts' } }, 'src/orders.ts': component },
    ],
  ])('%s', (_, files) => {
    expect(isBrowserOnly(files)).toBe(true);
  });
});

describe('a module may run on a server', () => {
  test.each<[string, Files]>([
    ['when nothing imports it', {}],
    ['when its tests alone import it', { 'src/fetcher.test.ts': "import './fetcher';" }],
    ['when a server imports it too', { 'src/orders.ts': component, 'src/main.ts': "import './fetcher';" }],
    [
      'when a server waits for it',
      { 'src/orders.ts': component, 'src/main.ts': "void import('./fetcher');" },
    ],
    [
      'when a script imports it too',
      { 'src/orders.ts': component, 'scripts/a.ts': "import '../src/fetcher';" },
    ],
    [
      'when a server passes it on',
      { 'src/orders.ts': component, 'src/main.ts': "export { load } from './fetcher';" },
    ],
    [
      'when browser files take its types alone',
      { 'src/orders.ts': "'use client';\nimport { Order } from './fetcher';\nexport const a: Order[] = [];" },
    ],
    ['when its package is open', { 'package.json': { main: 'a.js' }, 'src/orders.ts': component }],
    [
      'when its package exports it',
      { 'package.json': { exports: { './fetcher': './src/fetcher.ts' } }, 'src/orders.ts': component },
    ],
    [
      'when pages that nobody sees may import it',
      {
        'package.json': { dependencies: { astro: '5' } },
        'src/pages/index.astro': '',
        'src/orders.ts': component,
      },
    ],
    ['when it says so', { 'src/orders.ts': component, 'src/fetcher.ts': `'use server';\n${fetcher}` }],
    [
      'when it needs a server',
      { 'src/orders.ts': component, 'src/fetcher.ts': `import 'node:fs';\n${fetcher}` },
    ],
    [
      'when an action of a server leads to it',
      {
        'src/orders.ts': "'use client';\nimport { save } from './save';\nsave();",
        'src/save.ts':
          "'use server';\nimport { load } from './fetcher';\nexport const save = async () => load();",
      },
    ],
    [
      'when a server folder leads to it',
      {
        'src/orders.ts': "'use client';\nimport { save } from './server/save';\nsave();",
        'src/server/save.ts': "import { load } from '../fetcher';\nexport const save = async () => load();",
      },
    ],
  ])('%s', (_, files) => {
    expect(isBrowserOnly(files)).toBe(false);
  });
});

const shared = "'use client';\nimport { load } from '@acme/shop/src/fetcher';\nload();";
const workspace = {
  'package.json': { private: true, workspaces: ['packages/*', 'apps/*'] },
  'packages/shop/package.json': { name: '@acme/shop', private: true, main: 'src/index.js' },
  'packages/shop/src/fetcher.ts': fetcher,
  'apps/web/package.json': { name: 'web', dependencies: { '@acme/shop': '*', next: '15', react: '19' } },
};

const inServer = (code: string): Files => ({ 'apps/web/a.ts': shared, 'apps/web/main.ts': code });

/** Whether a module of a package runs in a browser only, in a workspace with an application and some more files. */
function isBrowserOnlyInWorkspace(files: Files): boolean {
  const { file, program, roleOf } = openFile({ ...workspace, ...files }, 'packages/shop/src/fetcher.ts');
  return createBrowserOnly(program, roleOf)(file);
}

describe('a module of a package that only its workspace imports runs in a browser only', () => {
  test.each<[string, Files]>([
    ['when browser files of other packages import it', { 'apps/web/a.ts': shared }],
    [
      'when its package is not private, but made of TypeScript',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': { name: '@acme/shop', main: './index.ts', types: './index.ts' },
      },
    ],
    [
      'when all that its package exports is TypeScript',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': {
          name: '@acme/shop',
          exports: { './src/*': { types: './src/*.ts', default: './src/*.ts' } },
        },
      },
    ],
    [
      'when they import it by an alias',
      {
        'apps/web/tsconfig.json': {
          compilerOptions: { paths: { '~shop/*': ['../../packages/shop/src/*'] } },
        },
        'apps/web/a.ts': shared.replace('@acme/shop/src', '~shop'),
      },
    ],
    [
      'when the way leads over entries and modules that say nothing',
      {
        'packages/shop/src/index.ts': "export * from './fetcher';",
        'apps/web/lib/index.ts': "export { load } from '@acme/shop';",
        'apps/web/lib/cart.ts': "import { load } from '.';\nexport const cart = () => load();",
        'apps/web/a.ts': "'use client';\nimport { cart } from './lib/cart';\ncart();",
      },
    ],
    [
      'whatever takes its types, or tests it',
      {
        'apps/web/a.ts': shared,
        'apps/web/b.ts':
          "import type { Order } from '@acme/shop/src/fetcher';\nexport const b: Order[] = [];",
        'apps/web/a.test.ts': "import '@acme/shop/src/fetcher';",
      },
    ],
    [
      'when an installed package has a module of that name',
      { 'apps/web/a.ts': shared, 'apps/web/b.ts': "import 'next/fetcher';\nimport 'fetcher';" },
    ],
    [
      'when a package serves a framework of pages, but holds none',
      { 'apps/web/a.ts': shared, 'apps/kit/package.json': { name: 'kit', devDependencies: { astro: '5' } } },
    ],
    [
      'when a server takes its types by name',
      inServer("import { type Order as One, Order } from '@acme/shop/src/fetcher';"),
    ],
  ])('%s', (_, files) => {
    expect(isBrowserOnlyInWorkspace(files)).toBe(true);
  });
});

describe('a module of a package may run on a server', () => {
  test.each<[string, Files]>([
    ['when nothing imports it', {}],
    ['when a server of another package imports it too', inServer("import '@acme/shop/src/fetcher';")],
    ['when a server waits for it', inServer("void import('@acme/shop/src/fetcher');")],
    [
      'when a server takes a type by name and waits for the rest',
      inServer("import { Order } from '@acme/shop/src/fetcher';\nvoid import('@acme/shop/src/fetcher');"),
    ],
    [
      'when a server takes what it is not known to export',
      inServer("import { Order, save } from '@acme/shop/src/fetcher';"),
    ],
    ['when a server takes it as a whole', inServer("import * as shop from '@acme/shop/src/fetcher';")],
    ['when a server passes it on', inServer("export { Order } from '@acme/shop/src/fetcher';")],
    [
      'when it is no module of its own',
      {
        ...inServer("import { load } from '../../packages/shop/src/fetcher';"),
        'packages/shop/src/fetcher.ts': 'void 0;',
      },
    ],
    ['when a server requires it', inServer("require('@acme/shop/src/fetcher.js');")],
    [
      'when a server imports it by its path',
      inServer("import { load } from '../../packages/shop/src/fetcher.ts';"),
    ],
    [
      'when a script of the workspace imports it',
      { 'apps/web/a.ts': shared, 'scripts/a.ts': "import '../packages/shop/src/fetcher';" },
    ],
    [
      'when a server imports its index by an alias',
      {
        'packages/shop/src/index.ts': "export * from './fetcher';",
        'apps/web/tsconfig.json': {
          compilerOptions: { paths: { '~libs/all/*': ['../../packages/*/src/index.ts'] } },
        },
        'apps/web/a.ts': shared,
        'apps/web/b.ts': "'use client';\nimport '@acme/shop/src';",
        'apps/web/main.ts': "import { load } from '~libs/all/shop';",
      },
    ],
    ['when an alias that is not found may lead to it', inServer("import '~/fetcher';")],
    [
      'when a server folder of another package leads to it',
      {
        'apps/web/server/a.ts': "export * from '@acme/shop/src/fetcher';",
        'apps/web/a.ts': "'use client';\nimport './server/a';",
      },
    ],
    [
      'when its package is published',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': { name: '@acme/shop', main: 'dist/index.js' },
      },
    ],
    [
      'when its package is published under conditions',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': {
          name: '@acme/shop',
          exports: { './src/*': { types: './src/*.ts', default: './dist/*.js' } },
        },
      },
    ],
    [
      'when its package is published with sources as its entry',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': {
          name: '@acme/shop',
          main: 'index.ts',
          publishConfig: { main: 'dist/index.js' },
        },
      },
    ],
    ['when there is no workspace', { 'apps/web/a.ts': shared, 'package.json': {} }],
    [
      'when its package is none of the workspace',
      { 'apps/web/a.ts': shared, 'package.json': { workspaces: ['apps/*'] } },
    ],
    [
      'when pages that nobody sees may import it',
      {
        'apps/web/a.ts': shared,
        'apps/site/package.json': { name: 'site', dependencies: { astro: '5' } },
        'apps/site/src/pages/index.astro': '',
      },
    ],
  ])('%s', (_, files) => {
    expect(isBrowserOnlyInWorkspace(files)).toBe(false);
  });
});

const library = { name: '@acme/shop', main: 'dist/index.js', types: 'dist/index.d.ts', files: ['dist'] };
const published = {
  'packages/shop/package.json': library,
  'packages/shop/src/index.ts': "export * from './fetcher';",
  'packages/react/package.json': { ...library, name: '@acme/react', dependencies: { react: '19' } },
};

describe('a module of a published library', () => {
  test('runs in a browser only when all of its workspace that imports it does, whoever else may import it', () => {
    expect(isBrowserOnlyInWorkspace({ ...published, 'apps/web/a.ts': shared })).toBe(true);
  });

  test('and where the way leads over another published library', () => {
    const files = {
      'packages/react/src/index.ts': "export * from './cart';\nexport * from './badge';",
      'packages/react/src/cart.ts': "import { load } from '@acme/shop';\nexport const cart = () => load();",
      'packages/react/src/badge.ts':
        "'use client';\nimport { cart } from './cart';\nexport const badge = cart();",
    };
    expect(isBrowserOnlyInWorkspace({ ...published, ...files })).toBe(true);
  });

  test.each<[string, Files]>([
    ['when nothing of the workspace imports it', {}],
    ['when a server of the workspace imports it too', inServer("import { load } from '@acme/shop';")],
    [
      'when the ways that are seen end in libraries alone',
      { 'packages/react/src/index.ts': "export { load } from '@acme/shop';" },
    ],
    [
      'when a way that is seen ends in a package that is not published',
      { 'apps/web/a.ts': shared, 'packages/shop/package.json': { ...library, private: true } },
    ],
    [
      'when it needs a server to run',
      {
        'apps/web/a.ts': shared,
        'packages/shop/package.json': { ...library, dependencies: { express: '5' } },
      },
    ],
  ])('may run on a server %s', (_, files) => {
    expect(isBrowserOnlyInWorkspace({ ...published, ...files })).toBe(false);
  });
});
