import { relative } from 'node:path';

import { fileRoles, type FileRole } from '../facts/model.ts';
import { loadMinimatch } from '../program/minimatch.ts';
import type { Settings } from './settings/settings.ts';

type RoleOf = (path: string) => FileRole | null;

const known = new WeakMap<Settings, Map<string, RoleOf>>();

/** What the team's globs say a file is for; `null` where they say nothing. Globs are relative to `cwd`. */
export function declaredRole(cwd: string, settings: Settings): RoleOf {
  const ofSettings = known.get(settings) ?? new Map<string, RoleOf>();
  known.set(settings, ofSettings);
  const roleOf = ofSettings.get(cwd) ?? roleByGlobs(cwd, settings);
  ofSettings.set(cwd, roleOf);
  return roleOf;
}

function roleByGlobs(cwd: string, { roles }: Settings): RoleOf {
  const declared = fileRoles.flatMap((role) => (roles[role] ?? []).map((glob) => ({ role, glob })));
  if (declared.length === 0) return () => null;
  const Minimatch = loadMinimatch();
  const matchers = declared.map(({ role, glob }) => ({ role, matcher: new Minimatch(glob, { dot: true }) }));
  return (path) => {
    const local = relative(cwd, path).replaceAll('\\', '/');
    return matchers.find(({ matcher }) => matcher.match(local))?.role ?? null;
  };
}
