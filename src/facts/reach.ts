import { isCalledInSight, type Sight } from './called-in-sight.ts';
import { mayBeFoundByPlace } from './found-by-place.ts';
import { mayBeLimitedOutside } from './limited-outside.ts';
import type { ReachFacts } from './model.ts';
import type { Session } from './session.ts';
import { isOfUnusedClass } from './unused-class.ts';

/** Answers what leads to the functions of a program besides the calls that are in sight. */
export function reachFacts(session: Session, sight: Sight): ReachFacts {
  return {
    mayBeLimitedOutside: (id) => mayBeLimitedOutside(session, id),
    mayBeFoundByPlace: (id) => mayBeFoundByPlace(session, id),
    isOfUnusedClass: (id) => isOfUnusedClass(session, id, sight.isCounted),
    isCalledInSight: (id) => isCalledInSight(session, id, sight),
  };
}
