/**
 * Checks a fresh clone: installs exactly what the lockfile says, then runs `npm run check`. Needs Node and npm only. The
 * last line is `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** @param {string[]} args */
function npm(...args) {
  return spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  }).status;
}

if (npm('ci', '--no-audit', '--no-fund') === 0) process.exitCode = npm('run', '--silent', 'check') ?? 1;
else {
  console.log('The dependencies could not be installed.\n\n0 passed, 1 failed');
  process.exitCode = 1;
}
