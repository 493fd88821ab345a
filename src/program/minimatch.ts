import { createRequire } from 'node:module';
import type * as minimatch from 'minimatch';

const requireHere = createRequire(import.meta.url);

/** The class of glob matchers, loaded where there is a glob: most services have none. Throws when it is not installed. */
export function loadMinimatch(): typeof minimatch.Minimatch {
  const matcher: unknown = requireHere('minimatch');
  if (!isMinimatch(matcher)) throw new Error('The installed `minimatch` is not usable.');
  return matcher.Minimatch;
}

function isMinimatch(value: unknown): value is Pick<typeof minimatch, 'Minimatch'> {
  return typeof value === 'object' && value !== null && 'Minimatch' in value;
}
