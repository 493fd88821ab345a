import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { packageManifest } from '../../src/eslint/package-manifest.ts';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

function start(environment: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', main, ...argv], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
}

test('--version prints the version of the package', () => {
  expect(start({}, '--version')).toMatchObject({
    status: 0,
    stdout: `${packageManifest.version}\n`,
    stderr: '',
  });
});

test('--help tells the presets and the exit codes', () => {
  const { status, stdout } = start({}, '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('recommended, strict, all, or one concern: cap, consistency, failure');
  expect(stdout).toContain('2 the command cannot be run as given');
});

test('explain prints the page of a pattern by its name in words', () => {
  const { status, stdout } = start({}, 'explain', 'Transactional', 'outbox');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Transactional outbox\n/);
});

test.each([
  ['node:http', 'http'],
  ['@nestjs/axios', '@nestjs/axios'],
  ['fetch', 'node'],
])('explain %s prints the page of the library %s', (name, library) => {
  const { status, stdout } = start({}, 'explain', name);
  expect(status).toBe(0);
  expect(stdout).toContain(`${library}\n\nWhat the rules know of ${library}`);
});

test('explain names the library that was meant', () => {
  const { status, stderr } = start({}, 'explain', 'axois');
  expect(status).toBe(2);
  expect(stderr).toContain('Did you mean `axios`?');
});

test('pages are coloured when colour is forced, and never against NO_COLOR', () => {
  const escape = '\u001B[';
  expect(start({ FORCE_COLOR: '1' }, 'explain', 'distributed/require-timeout').stdout).toContain(escape);
  expect(start({ NO_COLOR: '1' }, 'explain', 'require-timeout').stdout).not.toContain(escape);
});

test('misuse ends with exit code 2 and says nothing on stdout', () => {
  expect(start({}, '--nonsense')).toMatchObject({ status: 2, stdout: '' });
});
