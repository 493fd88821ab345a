import type { CallFact, FileFacts } from '../facts/model.ts';
import { agreementOf, type Agreement } from './agreement.ts';
import { given } from './given.ts';
import { isInside, sightOf, type Sight } from './home.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import { handsLockKey, isLock, saysLock } from './lock-names.ts';
import { callAt, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** A place at which processes agree with one another before they go on, with no reason beside it. */
export interface Coordination extends Sight {
  readonly agreement: Agreement;
}

/**
 * Where a file takes locks that other processes respect, or takes part in a commit in two phases, each kind once for each function. Of such a
 * commit that is where a database is asked to prepare; in a file that asks none, its first other statement of one.
 */
export function coordinationIn(file: FileFacts, program: ProgramCalls): readonly Coordination[] {
  if (!file.functions.some(({ flow }) => callsIn(flow).some(mayAgree))) return [];
  const byFunction = program.layouts.ofFile(file).map((layout) => agreementsIn(layout, file));
  const firstOf = (part: Agreement['part']) =>
    byFunction.flatMap((found) => found.find(({ agreement }) => agreement.part === part) ?? []);
  const prepared = firstOf('prepare');
  return [...firstOf('lock'), ...(prepared.length > 0 ? prepared : firstOf('decide').slice(0, 1))];
}

/** Whether a call takes a lock, or holds the text of an agreement. */
function mayAgree(call: CallFact): boolean {
  return isLock(call) || handsLockKey(call) || holdsStatement(call);
}

function holdsStatement({ remote, args }: CallFact): boolean {
  return [remote?.statement, ...args].some((value) => value && agreementOf(value) !== null);
}

function agreementsIn({ calls }: Layout, { coordinated }: FileFacts): readonly Coordination[] {
  return calls.flatMap((occurrence) => {
    const agreement = occurrence.certain ? agreementAt(occurrence) : null;
    if (agreement === null) return [];
    const sight = sightOf(occurrence);
    const isTold = coordinated.some((over) => isInside(sight.span, over));
    return isDecidedAt(sight, occurrence) && !isTold ? [{ ...sight, agreement }] : [];
  });
}

function agreementAt({ call, place }: Occurrence): Agreement | null {
  const { key = null } = call.remote?.locks ?? {};
  if (isLock(call) || saysLock(key && given(key, place))) return { part: 'lock', words: call.callee };
  return call.remote?.statement ? agreementOf(given(call.remote.statement, place)) : null;
}

/** Whether the call that shows takes the lock itself, or holds the text or the key that makes it one: else the file that does is the place. */
function isDecidedAt({ place }: Sight, { call, place: end }: Occurrence): boolean {
  if (place === end) return mayAgree(call);
  const shown = callAt(place) ?? call;
  return holdsStatement(shown) || (!isLock(call) && handsLockKey(shown));
}
