import { expect, test } from 'vitest';

import { writeFiles } from '../program/service-folder.ts';
import { installInService, type InstalledService } from './installed-package.ts';
import { recipe } from './recipe.ts';

const config = recipe('ci.md', 'projectDigest(import.meta.dirname)');
const withoutDigest = config.replace(/^.*settings:.*\n/m, '');

const files = {
  'tsconfig.json': { compilerOptions: { module: 'nodenext', strict: true, noEmit: true, types: [] } },
  'src/quotes.ts': `import axios from 'axios';
import { limits } from './limits.js';

export const quotes = () => axios.get('https://quotes.example', { timeout: limits.timeout });
`,
  'src/limits.ts': 'export const limits = { timeout: 2_000 };\n',
};

/** An edit of one file that makes a defect of a line in another one. */
const edit = { 'src/limits.ts': 'export const limits = { timeout: 0 };\n' };

interface CachedRun {
  readonly status: number | null;
  /** Files with findings. */
  readonly found: readonly string[];
  /** Files that ESLint took from its cache. */
  readonly cached: readonly string[];
}

/** Runs the command of the page, and listens to what ESLint says about its cache. */
function lint({ run }: InstalledService): CachedRun {
  const command = recipe('ci.md', '--cache --cache-strategy').trim().split('\n').at(-1) ?? '';
  const { status, stdout, stderr } = run('sh', '-c', `DEBUG=eslint:* ${command.replace(/^npx /, '')}`);
  return {
    status,
    found: stdout.match(/src\/\S+\.ts/g) ?? [],
    cached: (stderr.match(/(?<=hasn't changed: \S*\/)src\/\S+\.ts/g) ?? []).toSorted(),
  };
}

test('with the digest, an edit of one file is seen in another one that the cache knows', async () => {
  const service = await installInService({ ...files, 'eslint.config.js': config });
  expect(lint(service)).toEqual({ status: 0, found: [], cached: [] });
  expect(lint(service)).toEqual({ status: 0, found: [], cached: ['src/limits.ts', 'src/quotes.ts'] });
  writeFiles(service.path, edit);
  expect(lint(service)).toEqual({ status: 1, found: ['src/quotes.ts'], cached: [] });
});

test('without the digest, the finding of the other file is missed', async () => {
  const service = await installInService({ ...files, 'eslint.config.js': withoutDigest });
  expect(lint(service)).toEqual({ status: 0, found: [], cached: [] });
  writeFiles(service.path, edit);
  expect(lint(service)).toEqual({ status: 0, found: [], cached: ['src/quotes.ts'] });
});
