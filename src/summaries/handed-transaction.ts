import type { Span } from '../facts/model.ts';
import type { ApiValue, Value } from '../facts/value.ts';
import { entranceOf, isInside } from './home.ts';
import { callAt, type Occurrence, type Place } from './place.ts';
import type { OpenTransaction } from './transactions.ts';

/**
 * Whether a database call is known to run in a transaction: on its client, on one that each function on the way was handed and that
 * is taken from the transaction's, or, where a decorator opens it, by context.
 */
export function runsIn({ call, place }: Occurrence, transaction: OpenTransaction): boolean {
  const { remote } = call;
  if (!remote) return false;
  if (transaction.by === 'decorator' || remote.joins === 'transaction') return true;
  const { origin } = remote.client;
  const region = transaction.from && callAt(transaction.from)?.region;
  if (remote.joins !== 'unknown' || !origin || region?.kind !== 'transaction' || !region.client.origin)
    return false;
  return isInside(origin, place.owner.span) && isHanded(place, remote.library, region.client.origin);
}

/** Whether the only client of a library that the function around a place is given is one that is taken from `client`. */
function isHanded(place: Place, library: string, client: Span): boolean {
  const entrance = entranceOf(place);
  const call = entrance?.part === 'target' ? callAt(entrance) : null;
  const given = (call?.args ?? []).filter((value) => isClient(value, library));
  const [only] = given;
  if (!entrance || !only || given.length > 1) return false;
  if (only.base) return isTakenFrom(only.base, client);
  return (
    only.origin !== null && isInside(only.origin, entrance.owner.span) && isHanded(entrance, library, client)
  );
}

function isClient(value: Value, library: string): value is ApiValue {
  return value.kind === 'api' && value.package === library;
}

function isTakenFrom(value: ApiValue, client: Span): boolean {
  for (let at: ApiValue | null = value; at; at = at.base)
    if (at.origin?.file === client.file && at.origin.start === client.start) return true;
  return false;
}
