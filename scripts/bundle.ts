/** The code of the package as bundles that share their chunks; packages stay imports. */
import { fileURLToPath } from 'node:url';

import { build, type BuildOptions } from 'esbuild';

/** Every file that is loaded from outside: by a configuration, by a shell, and as a formatter by its path. */
const entries = [
  { in: 'src/index.ts', out: 'src/index' },
  { in: 'src/cli/main.ts', out: 'src/cli/main' },
  { in: 'src/cli/sarif/formatter.ts', out: 'sarif' },
];

/** How a file of ours and what it imports become one module for the oldest Node.js; packages stay imports. */
export const oneModule = {
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** Writes the bundles into a folder, which the package publishes as `dist`. */
export async function bundle(outdir: string): Promise<void> {
  await build({
    absWorkingDir: fileURLToPath(new URL('../', import.meta.url)),
    entryPoints: entries,
    outdir,
    ...oneModule,
    splitting: true,
    chunkNames: 'src/[name]-[hash]',
    // Half of what an import takes is reading the text. Names stay, so that the trace of a failure can be read.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 160,
  });
}
