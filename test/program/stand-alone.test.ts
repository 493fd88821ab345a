import { expect, test } from 'vitest';
import { isStandAlone } from '../../src/program/stand-alone.ts';
import { loadTypescript } from './compilers.ts';
import { openFile } from './open-file.ts';

const typescript = loadTypescript('typescript');

function standsAlone(text: string): boolean {
  return isStandAlone(typescript, typescript.createSourceFile('/a.ts', text, typescript.ScriptTarget.ESNext));
}

test.each(["import a from 'a'; function main() {} main();", 'await main();', 'void 0; a.b();'])(
  'a module that calls something when it is loaded and gives nothing stands alone: %s',
  (text) => {
    expect(standsAlone(text)).toBe(true);
  },
);

test.each([
  'const a = main();',
  'main(); export const a = 1;',
  'main(); export default 1;',
  "main(); export * from './a';",
  'main(); module.exports = {};',
  'a = 1;',
])('another does not: %s', (text) => {
  expect(standsAlone(text)).toBe(false);
});

test.each<[string, object, string]>([
  ['a library', { files: ['lib'], main: 'lib/index.js', types: 'lib/index.d.ts' }, 'script'],
  ['an application', { main: 'lib/index.js', types: 'lib/index.d.ts' }, 'service'],
  ['a program without types', { files: ['lib'], main: 'lib/index.js' }, 'service'],
  [
    'a server that is published',
    { files: ['lib'], main: 'lib/index.js', types: 'lib/index.d.ts', dependencies: { express: '5' } },
    'service',
  ],
])('a module of %s that stands alone', (_, manifest, role) => {
  const files = { 'package.json': manifest, 'src/write.mjs': 'main(); function main() {}' };
  const { file, roleOf } = openFile(files, 'src/write.mjs');
  expect(roleOf(file)).toBe(role);
});
