import { dirname } from 'node:path';
import type { ProjectConfig } from './config-file.ts';
import { listFolder } from './disk.ts';
import { below, isWithin } from './folders.ts';
import type { ProjectConfigs } from './project-configs.ts';

const configName = /^tsconfig(?:\.[\w-]+)*\.json$/;

/** The TypeScript sources that a built or declared file may have by its name, best first. */
export function sourceNames(file: string): readonly string[] {
  const stem = file.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '');
  if (stem === file) return [];
  return file.endsWith('x') ? [`${stem}.tsx`] : [`${stem}.ts`, `${stem}.tsx`, `${stem}.mts`, `${stem}.cts`];
}

/** The source that a tsconfig in a package's folder says a file is built from; `null` when none says so. */
export function builtFrom(configs: ProjectConfigs, folder: string, file: string): string | null {
  for (const name of listFolder(folder).files.filter((one) => configName.test(one))) {
    const config = configs.read(below(folder, name));
    const source = typeof config === 'string' ? undefined : sourceIn(config, file);
    if (source !== undefined) return source;
  }
  return null;
}

function sourceIn({ files, options, path }: ProjectConfig, file: string): string | undefined {
  const { declarationDir, outDir, rootDir } = options;
  const target = [declarationDir, outDir].find((one) => one !== undefined && isWithin(file, one));
  if (target === undefined) return undefined;
  const roots = rootDir === undefined ? [commonFolder([...files]), dirname(path)] : [rootDir];
  return roots
    .flatMap((root) => sourceNames(below(root, file.slice(target.length))))
    .find((source) => files.has(source));
}

/** The folder that holds all files, at any depth, from which outputs are laid out when no `rootDir` is given. */
function commonFolder([first = '', ...rest]: readonly string[]): string {
  let folder = dirname(first);
  while (!rest.every((file) => isWithin(file, folder))) folder = dirname(folder);
  return folder;
}
