import { renameSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { projectDigest } from '../../src/program/project-digest.ts';
import { serviceFolder, writeFiles } from './service-folder.ts';

const files = {
  'package.json': '{}',
  'package-lock.json': '{}',
  'tsconfig.base.json': '{}',
  'README.md': '# Orders',
  'src/client.ts': 'export const timeout = 1000;',
  'src/checkout.ts': "export { timeout } from './client.ts';",
  'node_modules/axios/index.js': '',
};

test('the same state has the same digest in every checkout', () => {
  const [one, other] = [serviceFolder(files), serviceFolder(files)];
  utimesSync(join(other, 'src/client.ts'), 0, 0);
  expect(projectDigest(other)).toBe(projectDigest(one));
});

test.each([
  ['a source', { 'src/client.ts': 'export const timeout = 0;' }],
  ['a new source', { 'src/deep/new.mts': '' }],
  ['a script', { 'worker.cjs': '' }],
  ['a tsconfig', { 'tsconfig.base.json': '{ "compilerOptions": {} }' }],
  ['a manifest', { 'package.json': '{ "type": "module" }' }],
  ['a lockfile', { 'package-lock.json': '{ "packages": {} }' }],
  ['a lockfile of pnpm', { 'pnpm-lock.yaml': '' }],
  ['a page that loads scripts', { 'index.html': '' }],
])('%s changes it', (_, changed) => {
  const folder = serviceFolder(files);
  const before = projectDigest(folder);
  writeFiles(folder, changed);
  expect(projectDigest(folder)).not.toBe(before);
});

test('another name for a source, and one source less, change it', () => {
  const folder = serviceFolder(files);
  const before = projectDigest(folder);
  renameSync(join(folder, 'src/client.ts'), join(folder, 'src/http.ts'));
  const renamed = projectDigest(folder);
  rmSync(join(folder, 'src/http.ts'));
  expect(new Set([before, renamed, projectDigest(folder)]).size).toBe(3);
});

test('text that moves from one source to the next changes it', () => {
  const one = serviceFolder({ 'a.ts': '1;', 'b.ts': '2;' });
  const other = serviceFolder({ 'a.ts': '1;2;', 'b.ts': '' });
  expect(projectDigest(other)).not.toBe(projectDigest(one));
});

test('documents, reports and what lies in node_modules do not change it', () => {
  const folder = serviceFolder(files);
  const before = projectDigest(folder);
  writeFiles(folder, {
    'README.md': '# Orders and payments',
    'report.json': '[]',
    '.eslintcache': '{}',
    '.turbo/a.js': '',
    'coverage/sorter.js': '',
    'node_modules/axios/index.js': 'changed',
  });
  expect(projectDigest(folder)).toBe(before);
});

test('a folder in which packages are installed has another one than before', () => {
  const folder = serviceFolder({ 'a.ts': '' });
  const before = projectDigest(folder);
  writeFiles(folder, { 'node_modules/axios/index.js': '' });
  expect(projectDigest(folder)).not.toBe(before);
});

test('a folder without a source is a mistake in the configuration', () => {
  expect(() => projectDigest(join(serviceFolder(files), 'srv'))).toThrow(/no source below .*srv/);
});
