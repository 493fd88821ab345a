import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import manifest from '../../package.json' with { type: 'json' };
import { bundle } from '../../scripts/bundle.ts';
import { serviceFolder, writeFiles } from '../program/service-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A service in which the package is installed as it is published, with its command. */
export interface InstalledService {
  /** Absolute path of the service's folder. */
  readonly path: string;
  /** Runs a command in the service; it finds those of installed packages first. */
  readonly run: (command: string, ...args: readonly string[]) => SpawnSyncReturns<string>;
}

/** A new folder with the packages of this repository above it, and below it a service with the given files. */
export async function installInService(
  files: Readonly<Record<string, string | object>>,
): Promise<InstalledService> {
  const folder = serviceFolder({ 'service/package.json': { private: true, type: 'module' } });
  const installed = join(folder, 'package');
  await bundle(join(installed, 'dist'));
  copyFileSync(join(root, 'package.json'), join(installed, 'package.json'));
  symlinkSync(join(root, 'docs'), join(installed, 'docs'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const service = join(folder, 'service');
  const commands = join(service, 'node_modules/.bin');
  mkdirSync(commands, { recursive: true });
  symlinkSync(installed, join(service, 'node_modules/eslint-plugin-distributed'));
  const command = join(installed, manifest.bin['eslint-plugin-distributed']);
  chmodSync(command, 0o755);
  symlinkSync(command, join(commands, 'eslint-plugin-distributed'));
  symlinkSync(join(root, 'node_modules/eslint/bin/eslint.js'), join(commands, 'eslint'));
  symlinkSync(join(root, 'node_modules/lint-staged/bin/lint-staged.js'), join(commands, 'lint-staged'));
  writeFiles(service, files);
  const PATH = `${commands}:${process.env['PATH'] ?? ''}`;
  const run = (command: string, ...args: readonly string[]) =>
    spawnSync(command, args, { cwd: service, encoding: 'utf8', env: { ...process.env, PATH } });
  return { path: service, run };
}
