import { isGiven } from './arguments.ts';
import { given } from './given.ts';
import type { Occurrence } from './place.ts';

/** Whether no caller on the way hands in the client of a transaction where one could, so that the call is made on the client used instead. */
export function isLeftOut({ call: { remote }, place }: Pick<Occurrence, 'call' | 'place'>): boolean {
  return remote?.handed !== undefined && isGiven(given(remote.handed.by, place)) === 'no';
}
