import { readFileSync } from 'node:fs';

import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

import manifest from '../../package.json' with { type: 'json' };
import { writeFiles } from '../program/service-folder.ts';
import { installInService, type InstalledService } from './installed-package.ts';
import { recipe } from './recipe.ts';

const unbounded = `import axios from 'axios';
export const quotes = () => axios.get('https://quotes.example');
`;
const bounded = unbounded.replace(/'\)/, "', { timeout: 2_000 })");

const files = {
  '.gitignore': 'node_modules\n',
  'tsconfig.json': { compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: [] } },
  'eslint.config.js': recipe('ci.md', 'projectDigest(import.meta.dirname)'),
  'src/already there.ts': unbounded,
};

/** A repository with a first commit, and then with a hook that git calls before each commit. */
async function repository(hook: string, more: Readonly<Record<string, string>>): Promise<InstalledService> {
  const service = await installInService({ ...files, ...more });
  const git = (...args: readonly string[]) => {
    expect(service.run('git', ...args)).toMatchObject({ status: 0 });
  };
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@example.com');
  git('config', 'commit.gpgsign', 'false');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  writeFiles(service.path, { '.githooks/pre-commit': hook });
  expect(service.run('sh', '-c', recipe('pre-commit.md', 'core.hooksPath'))).toMatchObject({ status: 0 });
  return service;
}

interface Commit {
  readonly passed: boolean;
  /** What was printed, to either stream. */
  readonly printed: string;
}

function commit({ path, run }: InstalledService, changed: Readonly<Record<string, string>>): Commit {
  writeFiles(path, changed);
  run('git', 'add', '.');
  const { status, stdout, stderr } = run('git', 'commit', '--message', 'change');
  return { passed: status === 0, printed: stdout + stderr };
}

/** Two files of one commit, one of them with a space in its path. */
const refused = { 'src/quote client/rates.ts': unbounded, 'src/limits.ts': 'export const limit = 3;\n' };

function expectFinding({ passed, printed }: Commit): void {
  expect(passed).toBe(false);
  expect(printed).toContain('rates.ts');
  expect(printed).toContain('require-timeout');
  expect(printed).not.toContain('already there.ts');
}

const plainHook = recipe('pre-commit.md', 'xargs');
const stagedHook = recipe('pre-commit.md', '--no-install lint-staged');

test('the hook of git alone refuses a commit with a finding and lets the repaired one pass', async () => {
  const service = await repository(plainHook, {});
  expectFinding(commit(service, refused));
  expect(commit(service, { 'src/quote client/rates.ts': bounded })).toMatchObject({ passed: true });
});

test('the hook of git alone lets a commit pass that has nothing to check', async () => {
  const service = await repository(plainHook, {});
  expect(commit(service, { 'README.md': '# Quotes' })).toMatchObject({ passed: true });
  expect(commit(service, { 'src/quotes.d.ts': 'export {};' })).toMatchObject({ passed: true });
});

test.each(['"eslint"', '"eslint-plugin-distributed"'])(
  'lint-staged with %s refuses a commit with a finding and lets the repaired one pass',
  async (command) => {
    const service = await repository(stagedHook, { '.lintstagedrc.json': recipe('pre-commit.md', command) });
    expectFinding(commit(service, refused));
    expect(commit(service, { 'src/quote client/rates.ts': bounded })).toMatchObject({ passed: true });
  },
);

test('the hook for pre-commit names our command, and is what its page asks for', () => {
  const hooksSchema = v.tuple([
    v.strictObject({
      id: v.string(),
      name: v.string(),
      description: v.string(),
      entry: v.string(),
      language: v.literal('system'),
      types_or: v.array(v.picklist(['ts', 'tsx', 'javascript', 'jsx'])),
      require_serial: v.literal(true),
    }),
  ]);
  const hooks = readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8');
  const [hook] = v.parse(hooksSchema, parse(hooks));
  expect(hook.entry.split(' ').at(-1)).toBe(Object.keys(manifest.bin)[0]);
  const asked: unknown = parse(recipe('pre-commit.md', '.pre-commit-config.yaml'));
  expect(asked).toMatchObject({ repos: [{ hooks: [{ id: hook.id }], rev: `v${manifest.version}` }] });
});

test('the hook for pre-commit takes files with spaces, and those that are left out', async () => {
  const service = await installInService({ ...files, 'src/types.d.ts': 'export {};' });
  const npx = (...paths: readonly string[]) =>
    service.run('npx', '--no-install', 'eslint-plugin-distributed', ...paths);
  expect(npx('src/already there.ts', 'src/types.d.ts')).toMatchObject({ status: 1 });
  expect(npx('src/types.d.ts')).toMatchObject({ status: 0 });
});
