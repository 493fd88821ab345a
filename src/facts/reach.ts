import { mayBeLimitedOutside } from './limited-outside.ts';
import type { ReachFacts } from './model.ts';
import type { Session } from './session.ts';

/** Answers what leads to the functions of a program besides the calls that are in sight. */
export function reachFacts(session: Session): ReachFacts {
  return { mayBeLimitedOutside: (id) => mayBeLimitedOutside(session, id) };
}
