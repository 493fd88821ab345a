import type { Session } from './session.ts';
import { declaresUnder } from './sites.ts';
import { remember, rememberWeakly } from '../remember.ts';

const declares = rememberWeakly((session: Session) =>
  remember((name: string) => session.program.sources.some((file) => declaresUnder(session, file, name))),
);

/** Whether some source of the program declares what may be called on something under a name. Each name is looked for once in a program. */
export function declaresMember(session: Session, name: string): boolean {
  return declares(session)(name);
}
