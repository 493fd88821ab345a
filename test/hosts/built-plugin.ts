import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { serviceFolder, writeFiles } from '../program/service-folder.ts';
import { oneModule } from '../../scripts/bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A new folder with the packages of this repository above it, and below it a folder `service` in which the plugin is installed as it is
 * published: as bundled code, found by the package's name. Returns the path of `service`.
 */
export async function serviceWithBuiltPlugin(
  files: Readonly<Record<string, string | object>>,
): Promise<string> {
  const folder = serviceFolder({ 'service/package.json': { private: true } });
  const plugin = join(folder, 'plugin');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/index.ts'],
    outfile: join(plugin, 'dist/src/index.js'),
    ...oneModule,
  });
  copyFileSync(join(root, 'package.json'), join(plugin, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const service = join(folder, 'service');
  mkdirSync(join(service, 'node_modules'));
  symlinkSync(plugin, join(service, 'node_modules/eslint-plugin-distributed'));
  writeFiles(service, files);
  return service;
}
