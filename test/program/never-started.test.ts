import { expect, test } from 'vitest';
import { createNeverStarted } from '../../src/program/never-started.ts';
import { openFile, type Files } from './open-file.ts';

const scripts = {
  dev: 'concurrently npm:dev:server npm:dev:worker',
  'dev:server': 'node -r ts-node/register index.ts',
  'dev:worker': 'tsx watch ./worker.ts',
  populate: 'ts-node populate.ts',
};
const manifest = { name: 'playground', private: true, main: 'index.js', scripts };
const workbench = {
  'package.json': manifest,
  'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
  'index.ts': "import { config } from './config';\nconfig();",
  'worker.ts': 'export {};',
  'config.ts': 'export const config = () => {};',
  'plugins/sso/plugin.ts': "import { load } from './load';\nexport const plugin = () => load();",
  'plugins/sso/load.ts': 'export const load = () => fetch("/a");',
};

/** Whether `plugins/sso/load.ts` is started by nothing, in a workbench with some other files. */
function isNeverStarted(files: Files): boolean {
  const { file, program, roleOf } = openFile({ ...workbench, ...files }, `plugins/sso/load.ts`);
  return createNeverStarted(program, roleOf)(file);
}

test('a module to which nothing leads that a workbench starts is never started', () => {
  expect(isNeverStarted({})).toBe(true);
});

test('a test that imports it starts nothing', () => {
  expect(isNeverStarted({ 'load.test.ts': "import { load } from './plugins/sso/load';\nload();" })).toBe(
    true,
  );
});

test.each<[string, Files]>([
  [
    'to which a started source leads',
    { 'config.ts': "import { plugin } from './plugins/sso/plugin';\nexport const config = plugin;" },
  ],
  [
    'that a script starts',
    { 'package.json': { ...manifest, scripts: { ...scripts, load: 'tsx plugins/sso/load.ts' } } },
  ],
  ['of a package that is built', { 'package.json': { ...manifest, scripts: { ...scripts, build: 'tsc' } } }],
  [
    'of a package that is started',
    { 'package.json': { ...manifest, scripts: { ...scripts, 'start:prod': 'node .' } } },
  ],
  ['of a package that others may install', { 'package.json': { ...manifest, private: false } }],
  ['of a package that a file deploys', { Dockerfile: 'FROM node:22' }],
  [
    'of a package that names nothing that it starts',
    { 'package.json': { ...manifest, scripts: { dev: 'next dev' } } },
  ],
  [
    'of a package whose started sources are not there',
    { 'index.ts': '', 'package.json': { ...manifest, scripts: { dev: 'tsx src/index.ts' } } },
  ],
])('a module %s may be started', (_, files) => {
  expect(isNeverStarted(files)).toBe(false);
});

const inWorkspace = Object.fromEntries(
  Object.entries(workbench).map(([path, content]) => [`packages/playground/${path}`, content]),
);

test.each([
  ['needs', { playground: '*' }, false],
  ['does not need', { lodash: '*' }, true],
])('a package that another one of the workspace %s', (_, dependencies, expected) => {
  const files = {
    ...inWorkspace,
    'package.json': { name: 'shop', workspaces: ['packages/*'] },
    'packages/api/package.json': { name: 'api', dependencies },
  };
  const { file, program, roleOf } = openFile(files, 'packages/playground/plugins/sso/load.ts');
  expect(createNeverStarted(program, roleOf)(file)).toBe(expected);
});
