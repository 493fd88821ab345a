import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';

const known = new WeakMap<Session, Map<string, boolean>>();

/** Whether some source of the program declares what may be called on something under a name. Each name is looked for once in a program. */
export function declaresMember(session: Session, name: string): boolean {
  const names = known.get(session) ?? new Map<string, boolean>();
  known.set(session, names);
  const isDeclared =
    names.get(name) ?? session.program.sources.some((file) => sitesOf(session, file).members.has(name));
  names.set(name, isDeclared);
  return isDeclared;
}
