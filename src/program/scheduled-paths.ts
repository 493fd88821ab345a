import { readText } from './disk.ts';
import { below } from './folders.ts';
import { parseManifest, textAt } from './manifest.ts';
import { remember, rememberWeakly } from '../remember.ts';
import { packagesOf } from './packages.ts';
import type { ServiceProgram } from './service-program.ts';

/**
 * The paths that Vercel requests on a schedule (https://vercel.com/docs/cron-jobs), as the `vercel.json` beside the nearest package.json
 * around a file of a program says; none where there is none.
 */
export function scheduledPaths(program: ServiceProgram, fileName: string): readonly string[] {
  return schedules(program)(packagesOf(program).folderOf(fileName));
}

const schedules = rememberWeakly((_: ServiceProgram) => remember(pathsBeside));

function pathsBeside(folder: string | null): readonly string[] {
  const config = parseManifest(folder === null ? undefined : readText(below(folder, 'vercel.json')));
  const crons: unknown = Reflect.get(config, 'crons');
  return Array.isArray(crons) ? crons.flatMap(pathOf) : [];
}

function pathOf(cron: unknown): readonly string[] {
  const path = typeof cron === 'object' && cron !== null ? textAt(cron, 'path') : null;
  return path === null ? [] : [path];
}
