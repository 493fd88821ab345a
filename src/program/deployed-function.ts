import type { DeployedQueue } from './deployed-queue.ts';

/** A function that a template or a stack deploys to a platform, which ends each run of it after a while. */
export interface DeployedFunction {
  /** The paths, without an extension, at which its module may stand. */
  readonly modules: readonly string[];
  /** After how many seconds a run is ended; `null` when that is left open. */
  readonly seconds: number | null;
  /** The queues whose messages it is given. */
  readonly queues: readonly DeployedQueue[];
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
