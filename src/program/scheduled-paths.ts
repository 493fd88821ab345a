import { readText } from './disk.ts';
import { below } from './folders.ts';
import { parseManifest, textAt } from './manifest.ts';
import { nearestPackage } from './service-root.ts';

/**
 * The paths that Vercel requests on a schedule (https://vercel.com/docs/cron-jobs), as the `vercel.json` beside the nearest package.json
 * around a file says; none where there is none.
 */
export function scheduledPaths(fileName: string): readonly string[] {
  const folder = nearestPackage(fileName);
  const config = parseManifest(folder === null ? undefined : readText(below(folder, 'vercel.json')));
  const crons: unknown = Reflect.get(config, 'crons');
  return Array.isArray(crons) ? crons.flatMap(pathOf) : [];
}

function pathOf(cron: unknown): readonly string[] {
  const path = typeof cron === 'object' && cron !== null ? textAt(cron, 'path') : null;
  return path === null ? [] : [path];
}
