import { join } from 'node:path';

import { Linter } from 'eslint';
import { expect, test } from 'vitest';

import rule from '../../rules/require-timeout.ts';
import { serviceFolder } from '../program/service-folder.ts';

const sign = 'export const sign = async (id) => (await fetch(`https://signer.internal/${id}`)).json();\n';

const raced = `import { sign } from '@shop/signing/sign.js';
export const handle = (id) => Promise.race([
  sign(id),
  new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 15_000)),
]);
`;

/** How many findings the rule has in a package of a workspace whose function the files of another package call. */
function findings(callers: Readonly<Record<string, string>>, signing: object = {}): number {
  const cwd = serviceFolder({
    'package.json': { private: true, workspaces: ['packages/*'] },
    'packages/signing/package.json': { name: '@shop/signing', main: './index.ts', ...signing },
    'packages/signing/sign.js': sign,
    'packages/api/package.json': { name: '@shop/api', private: true },
    ...Object.fromEntries(Object.entries(callers).map(([name, text]) => [`packages/api/${name}`, text])),
  });
  const plugins = { distributed: { rules: { 'require-timeout': rule } } };
  const config = { plugins, rules: { 'distributed/require-timeout': 'error' } } as const;
  const filename = join(cwd, 'packages/signing/sign.js');
  return new Linter({ configType: 'flat', cwd }).verify(sign, config, { filename }).length;
}

test('another package of the workspace races all of its calls', () => {
  expect(findings({ 'handle.js': raced })).toBe(0);
});

test('another package of the workspace has a library end its calls', () => {
  const limited =
    "import pTimeout from 'p-timeout';\nimport { sign } from '@shop/signing/sign.js';\nexport const handle = (id) => pTimeout(sign(id), { milliseconds: 500 });\n";
  expect(findings({ 'handle.js': limited })).toBe(0);
});

test.each([
  ['one of its calls is not raced', { 'handle.js': `${raced}export const again = (id) => sign(id);\n` }],
  [
    'another file of it does not',
    { 'handle.js': raced, 'again.js': raced.replace('Promise.race', 'Promise.all') },
  ],
  [
    'it calls another function',
    { 'handle.js': raced.replaceAll('sign(', 'load(').replace('{ sign }', '{ load }') },
  ],
  ['nobody does', {}],
])('a call that nothing ends in another package is found: %s', (_name, callers) => {
  expect(findings(callers)).toBe(1);
});

test('a package that others than the workspace may import is judged by what is in sight', () => {
  expect(findings({ 'handle.js': raced }, { main: './index.js', publishConfig: { access: 'public' } })).toBe(
    1,
  );
});
