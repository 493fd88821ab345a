/**
 * Builds the package: declarations by the compiler, code as bundles that share their chunks. One file is loaded where
 * hundreds of modules would be, which is most of the time that an editor waits for the plugin.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { bundle } from './bundle.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

rmSync(`${root}dist`, { recursive: true, force: true });

const types = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (types.status !== 0) process.exit(1);

await bundle('dist');
