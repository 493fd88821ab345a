import { createRequire } from 'node:module';
import { relative } from 'node:path';

import { fileRoles, type FileRole } from '../facts/model.ts';
import type { Settings } from './settings/settings.ts';

type Matches = (path: string, glob: string, options: { readonly dot: boolean }) => boolean;

/** What the team's globs say a file is for; `null` where they say nothing. Globs are relative to `cwd`. */
export function declaredRole(cwd: string, { roles }: Settings): (path: string) => FileRole | null {
  const declared = fileRoles.flatMap((role) => (roles[role] ?? []).map((glob) => ({ role, glob })));
  if (declared.length === 0) return () => null;
  const matches = loadMatcher();
  return (path) => {
    const local = relative(cwd, path).replaceAll('\\', '/');
    return declared.find(({ glob }) => matches(local, glob, { dot: true }))?.role ?? null;
  };
}

/** Few teams declare roles, so that the matcher is loaded for those who do. */
function loadMatcher(): Matches {
  const require = createRequire(import.meta.url);
  const matcher: unknown = require('minimatch');
  if (!isMatcher(matcher)) throw new Error('The installed `minimatch` has no function of that name');
  return matcher.minimatch;
}

function isMatcher(value: unknown): value is { readonly minimatch: Matches } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'minimatch' in value &&
    typeof value.minimatch === 'function'
  );
}
