/** The code of the package as bundles that share their chunks; packages stay imports. */
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

/** Every file that is loaded from outside: by a configuration, by a shell, and as a formatter by its path. */
const entries = [
  { in: 'src/index.ts', out: 'src/index' },
  { in: 'src/cli/main.ts', out: 'src/cli/main' },
  { in: 'src/cli/sarif/formatter.ts', out: 'sarif' },
];

/** Writes the bundles into a folder, which the package publishes as `dist`. */
export async function bundle(outdir: string): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: entries,
    outdir,
    bundle: true,
    splitting: true,
    chunkNames: 'src/[name]-[hash]',
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    // Half of what an import takes is reading the text. Names stay, so that the trace of a failure can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
    logLevel: 'warning',
  });
}
