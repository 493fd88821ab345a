import { remembered } from './remembered.ts';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';

const known = new WeakMap<Session, (name: string) => 'yes' | null>();

/** Whether some source of the program declares what may be called on something under a name. */
export function declaresMember(session: Session, name: string): boolean {
  const find =
    known.get(session) ??
    remembered((one: string) =>
      session.program.sources.some((file) => sitesOf(session, file).members.has(one)) ? 'yes' : null,
    );
  known.set(session, find);
  return find(name) !== null;
}
