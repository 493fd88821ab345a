import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A Node.js of a major version, and where it is; `null` when it cannot be had here. */
export interface NodeBinary {
  readonly major: number;
  readonly path: string | null;
}

/** Node.js of some major versions: the one that runs, and others as packages that the registry has, below a folder. */
export function nodeBinaries(majors: readonly number[], folder: string): readonly NodeBinary[] {
  return majors.map((major) => {
    const isThis = process.versions.node.startsWith(`${major}.`);
    return { major, path: isThis ? process.execPath : installed(major, join(folder, `node-${major}`)) };
  });
}

function installed(major: number, folder: string): string | null {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${system}-${process.arch}`;
  const binary = join(
    folder,
    'node_modules',
    name,
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const args = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--prefix',
    folder,
    `${name}@${major}`,
  ];
  spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  return existsSync(binary) ? binary : null;
}
