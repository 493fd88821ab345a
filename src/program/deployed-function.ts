import type { QueueLimit } from './redrive.ts';

/** A function that a template deploys to a platform, which ends each run of it after a while. */
export interface DeployedFunction {
  /** The paths, without an extension, at which its module may stand. */
  readonly modules: readonly string[];
  /** After how many seconds a run is ended; `null` when the template leaves that open. */
  readonly seconds: number | null;
  /** The queue whose messages it is given; `null` where there is none, or the template does not say how often it delivers one. */
  readonly queue: QueueLimit | null;
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

/** A number of seconds as a template writes it; `unset` where it says nothing, and `null` where it is decided elsewhere. */
export function secondsOf(written: unknown, unset: number): number | null {
  if (written === undefined || written === null) return unset;
  const seconds = typeof written === 'string' && written.trim() !== '' ? Number(written) : written;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : null;
}
