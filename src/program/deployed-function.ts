import type { DeployedQueue } from './deployed-queue.ts';

/** A function that a template or a stack deploys to a platform, which ends each run of it after a while. */
export interface DeployedFunction {
  /** The paths, without an extension, at which its module may stand. */
  readonly modules: readonly string[];
  /** After how many seconds a run is ended; `null` when that is left open. */
  readonly seconds: number | null;
  /** How often a run is tried for which nobody waits; `null` where that is left to the platform, or open. */
  readonly tries: DeployedTries | null;
  /** The queues whose messages it is given. */
  readonly queues: readonly DeployedQueue[];
}

/** How often a run is tried in all, and the property that says so. */
export interface DeployedTries {
  readonly most: number;
  readonly by: string;
}

/** The tries of a run that is tried again some times, as a property says; `null` where it says nothing, no number, or none. */
export function triesOf(again: unknown, property: string): DeployedTries | null {
  const times = Number(again ?? undefined);
  return Number.isInteger(times) && times > 0 ? { most: times + 1, by: `\`${property}\`` } : null;
}

/** Folders that hold what was built; the sources stand beside them in `src`, or directly beside. */
const builtFolder = /(?<=^|\/)(?:dist|build|out|lib|\.build|\.dist)\//;

/** The module of a handler such as `orders/place.handler`: its path, relative to the code. */
export function moduleOfHandler(handler: string): string {
  return handler.replace(/\.[^/]*$/, '');
}

/** Where the source of a module may stand, relative to the template, as its path may name what was built from it. */
export function placesOfModule(path: string): readonly string[] {
  if (!builtFolder.test(path)) return [path];
  return [path, path.replace(builtFolder, 'src/'), path.replace(builtFolder, '')];
}
