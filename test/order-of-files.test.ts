import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ESLint } from 'eslint';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

import { oneModule } from '../scripts/bundle.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = join(root, 'examples/orders');
const folder = join(root, 'bench/generated/order-of-files');
const config = (mode: string) => join(folder, `${mode.replaceAll(' ', '-')}.config.mjs`);

/** The configuration of a user, in a file of its own as threads of ESLint load it by themselves. */
function configText(parserOptions: string): string {
  return `import * as parser from '@typescript-eslint/parser';
import distributed from './plugin.mjs';
const files = ['**/*.ts'];
export default [{ ...distributed.configs.all, files, languageOptions: { parser, parserOptions: ${parserOptions} } }];`;
}

/** How the parser gets types, if at all. */
const modes = {
  'typed by a project service': { projectService: true },
  'typed by a project': { project: './tsconfig.json' },
  untyped: {},
};

interface Lint {
  readonly files: readonly string[];
  /** In the order of their text, whatever the order of the files. */
  readonly found: readonly string[];
}

async function lint(mode: string, patterns: readonly string[], concurrency?: number): Promise<Lint> {
  const eslint = new ESLint({
    cwd: example,
    overrideConfigFile: config(mode),
    ...(concurrency !== undefined && { concurrency }),
  });
  const results = await eslint.lintFiles([...patterns]);
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, column, message }) => `${relative(example, filePath)}:${line}:${column} ${message}`,
    ),
  );
  return { files: results.map(({ filePath }) => filePath), found: found.toSorted() };
}

async function oneByOne(mode: string, files: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of files) found.push(...(await lint(mode, [file])).found);
  return found.toSorted();
}

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [join(root, 'src/index.ts')],
    outfile: join(folder, 'plugin.mjs'),
    ...oneModule,
  });
  for (const [mode, parserOptions] of Object.entries(modes))
    writeFileSync(config(mode), configText(JSON.stringify({ ...parserOptions, tsconfigRootDir: example })));
});

/** Whether the parser takes the lint for one that parses each file once, as it does in CI, is set here and not by where the tests run. */
beforeEach(() => {
  vi.stubEnv('TSESTREE_SINGLE_RUN', 'false');
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(Object.keys(modes))('%s linting finds the same', (mode) => {
  test('whatever file comes first, in one thread or in two', async () => {
    const { files, found } = await lint(mode, ['**/*.ts']);
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(await oneByOne(mode, files.toReversed())).toEqual(found);
    expect((await lint(mode, ['**/*.ts'], 2)).found).toEqual(found);
  });
});

test('all ways of typing find the same', async () => {
  const [typed, ...others] = await Promise.all(Object.keys(modes).map((mode) => lint(mode, ['**/*.ts'])));
  for (const { found } of others) expect(found).toEqual(typed?.found);
});

test('a file that a single run parses for the second time, as after a fix, is linted alike', async () => {
  vi.stubEnv('TSESTREE_SINGLE_RUN', 'true');
  const { found } = await lint('typed by a project', ['**/*.ts']);
  expect(found.length).toBeGreaterThanOrEqual(8);
  expect((await lint('typed by a project', ['**/*.ts'])).found).toEqual(found);
});
