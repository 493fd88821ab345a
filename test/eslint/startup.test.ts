import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { expect, test } from 'vitest';

import { oneModule } from '../../scripts/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The packages that are loaded when a module is imported, as the bundler sees them. */
async function packagesLoadedBy(entry: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    ...oneModule,
    write: false,
    metafile: true,
    outdir: 'dist',
  });
  return Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports)
    .filter(
      ({ external, kind, path }) => external && kind === 'import-statement' && !path.startsWith('node:'),
    )
    .map(({ path }) => path);
}

test('importing the plugin loads no compiler, no parser and no ESLint', async () => {
  const heavy = /^(typescript|ts-morph|eslint|@ts-morph\/|@typescript-eslint\/)/;
  expect((await packagesLoadedBy('src/index.ts')).filter((name) => heavy.test(name))).toEqual([]);
});
