import { relative } from 'node:path';

import { minimatch } from 'minimatch';

import { fileRoles, type FileRole } from '../facts/model.ts';
import type { Settings } from './settings/settings.ts';

/** What the team's globs say a file is for; `null` where they say nothing. Globs are relative to `cwd`. */
export function declaredRole(cwd: string, { roles }: Settings): (path: string) => FileRole | null {
  const declared = fileRoles.flatMap((role) => (roles[role] ?? []).map((glob) => ({ role, glob })));
  return (path) => {
    const local = relative(cwd, path).replaceAll('\\', '/');
    return declared.find(({ glob }) => minimatch(local, glob, { dot: true }))?.role ?? null;
  };
}
