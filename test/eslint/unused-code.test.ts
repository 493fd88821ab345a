import { join } from 'node:path';

import { Linter } from 'eslint';
import { expect, test } from 'vitest';

import rule from '../../rules/require-timeout.ts';
import { serviceFolder } from '../program/service-folder.ts';

type Files = Readonly<Record<string, string | object>>;

const asset =
  "export const asset = async (path) => (await fetch('https://assets.internal/' + path)).text();\n";
const mailer =
  "export class Mailer {\n  async mail(text) {\n    return fetch('https://mail.internal', { method: 'POST', body: text });\n  }\n}\n";

/** How many findings the rule has in a module of an application. */
function findings(path: string, code: string, files: Files): number {
  const cwd = serviceFolder({ 'package.json': { name: 'shop', private: true }, [path]: code, ...files });
  const plugins = { distributed: { rules: { 'require-timeout': rule } } };
  const config = { plugins, rules: { 'distributed/require-timeout': 'error' } } as const;
  return new Linter({ configType: 'flat', cwd }).verify(code, config, { filename: join(cwd, path) }).length;
}

const nest = {
  'nest-cli.json': { sourceRoot: 'src' },
  'src/main.js': "import { Shop } from './shop.module';\nexport const shop = new Shop();\n",
  'src/shop.module.js': 'export class Shop {}\n',
};
const ofMailer = (files: Files, code = mailer) =>
  findings('src/shared/mailer.js', code, { ...nest, ...files });

test('nothing runs the method of a class that nobody in an application of Nest names', () => {
  expect(ofMailer({})).toBe(0);
});

test('so it is where paths are put together for other modules', () => {
  const load =
    "export const load = (name) => import(`./texts/${name}.js`);\nexport const other = () => import(/* later */ './other');\nexport const all = import.meta.glob('./views/*.js');\nexport const words = /a|import(?:b)/;\n";
  expect(ofMailer({ 'src/load.js': load, 'src/other.js': 'export {};\n' })).toBe(0);
});

test('a class of the same name in another module is another one', () => {
  expect(
    ofMailer({
      'src/other.js': 'export class Mailer {}\nexport const other = new Mailer();\n',
    }),
  ).toBe(0);
});

test('a function of the program loads nothing for being called require', () => {
  const files = (declared: string) => ({
    'src/guard.js': `${declared}\nexport const guard = (role) => require(role);\n`,
    'src/rights.js': 'export const require = (role) => role;\n',
  });
  expect(ofMailer(files("import { require } from './rights';"))).toBe(0);
  expect(ofMailer(files('function require(role) { return role; }'))).toBe(0);
});

test.each<[string, Files, string?]>([
  [
    'a module provides it',
    {
      'src/shop.module.js':
        "import { Mailer } from './shared/mailer';\nexport class Shop { providers = [Mailer]; }\n",
    },
  ],
  ['it is put into an object', {}, `${mailer}export const all = { Mailer };\n`],
  [
    'its module is taken as a whole',
    { 'src/all.js': "import * as all from './shared/mailer';\nexport const names = Object.values(all);\n" },
  ],
  ['it is decorated', {}, `const Job = (target) => target;\n@Job\n${mailer}`],
  [
    'a path is put together for its module',
    { 'src/load.js': 'export const load = (name) => import(`./shared/${name}.js`);\n' },
  ],
  ['some module is loaded', { 'src/load.js': 'export const load = (path) => import(path);\n' }],
  [
    'some module is required',
    {
      'src/load.js':
        "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nexport const load = (path) => require(path);\n",
    },
  ],
  [
    'a bundler finds its module',
    { 'src/load.js': "export const all = import.meta.glob('./shared/*.js');\n" },
  ],
  ['it is the default of its module', {}, mailer.replace('export class', 'export default class')],
  ['functions of its package are deployed', { 'serverless.yml': 'service: shop\n' }],
])('the method of a class is found where %s', (_name, files, code) => {
  expect(ofMailer(files, code)).toBe(1);
});

test('the method of a class that nobody names is found where modules may be found in ways of their own', () => {
  expect(findings('src/shared/mailer.js', mailer, {})).toBe(1);
});

const router = {
  'react-router.config.js': "export default { appDirectory: 'app', ssr: true };\n",
  'app/routes.js': "export default flatRoutes('routes');\n",
};
const ofAsset = (path: string, files: Files = {}) => findings(path, asset, { ...router, ...files });

test('nothing runs a function that nobody in an application of React Router names', () => {
  expect(ofAsset('app/server/asset.js')).toBe(0);
});

test.each<[string, string, Files?]>([
  ['a route', 'app/routes/asset.js'],
  ['a module that has a meaning by its name', 'app/entry.server.js'],
  [
    'a module in a folder that is said to hold routes',
    'app/server/asset.js',
    { 'app/routes.js': "export default flatRoutes('server');\n" },
  ],
  [
    'a module of an application that is elsewhere',
    'app/server/asset.js',
    { 'react-router.config.js': "export default { appDirectory: 'web' };\n" },
  ],
  [
    'a module that is used',
    'app/server/asset.js',
    {
      'app/routes/page.js':
        "import { asset } from '../server/asset';\nexport const loader = () => asset('a');\n",
    },
  ],
])('a function is found in %s', (_name, path, files) => {
  expect(ofAsset(path, files)).toBe(1);
});

const storage =
  "export class Storage {\n  async remove(key) {\n    return fetch('https://files.internal/' + key, { method: 'DELETE' });\n  }\n}\n";

/** A package of a workspace whose function leads to a call, which another one may use. */
const files = (user: string, manifest: object = {}): Files => ({
  'package.json': { private: true, workspaces: ['packages/*'] },
  'packages/files/package.json': { name: '@shop/files', main: './index.ts', ...manifest },
  'packages/files/server/actions.js':
    "import { Storage } from './storage';\nexport const removeFile = async (key) => new Storage().remove(key);\nexport const nameOf = (key) => key.slice(2);\n",
  'packages/api/package.json': { name: '@shop/api', private: true },
  'packages/api/route.js': user,
});
const ofStorage = (user: string, manifest?: object) =>
  findings('packages/files/server/storage.js', storage, files(user, manifest));
const unused = "import { nameOf } from '@shop/files/server/actions.js';\nexport const name = nameOf('a');\n";

test('nothing runs a function of a package that is there for its workspace, and of which that uses others', () => {
  expect(ofStorage(unused)).toBe(0);
});

test('nothing runs what a function that nobody names would give to a library', () => {
  const actions = 'packages/files/server/actions.js';
  const given =
    "import { match } from 'ts-pattern';\nimport { Storage } from './storage';\nexport const removeFile = async (key) => match(key).with('a', async () => new Storage().remove(key)).run();\nexport const nameOf = (key) => key.slice(2);\n";
  const used = unused.replaceAll('nameOf', 'removeFile');
  const found = (user: string) =>
    findings('packages/files/server/storage.js', storage, { ...files(user), [actions]: given });
  expect([found(unused), found(used)]).toEqual([0, 1]);
});

test.each<[string, string, object?]>([
  ['another package uses it', unused.replaceAll('nameOf', 'removeFile')],
  [
    'another package takes all of its module',
    "import * as all from '@shop/files/server/actions.js';\nexport const names = Object.values(all);\n",
  ],
  ['others may import its package', unused, { publishConfig: { access: 'public' } }],
  ['its package runs something', unused, { scripts: { start: 'tsx server' } }],
])('a function of a package of a workspace is found where %s', (_name, user, manifest) => {
  expect(ofStorage(user, manifest)).toBe(1);
});
