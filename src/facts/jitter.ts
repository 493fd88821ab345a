import { chanceInFunction } from './chance.ts';
import type { Answer } from './model.ts';
import { isAbsent, numberOf } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Whether chance has a part in the waits that an option decides on: it switches chance on, gives its share, or is the function or the
 * strategy that tells how long to wait. `isDelay`: a number in it is the wait itself.
 */
export function jitterOf(session: Session, value: Value, fallback: boolean, isDelay: boolean): Answer {
  if (isAbsent(value)) return fallback ? 'yes' : 'no';
  if (value.kind === 'function') return chanceInFunction(session, value.id);
  if (value.kind === 'api') {
    const library = session.knowledge.library(value.package);
    const { jitter } = library?.value(value.type === '' ? value.path : `${value.type}()`) ?? {};
    return jitter === undefined ? 'unknown' : jitter ? 'yes' : 'no';
  }
  if (value.kind !== 'literal') return 'unknown';
  const isOff = isDelay ? numberOf(value) !== null : !value.value || value.value === 'none';
  return isOff ? 'no' : 'yes';
}
