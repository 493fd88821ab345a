import { alwaysBefore, orderOf } from './order.ts';
import { callAt, entersFunction, outward, type Occurrence, type Place } from './place.ts';
import { rememberWeakly } from '../remember.ts';

/** A transaction that is open where a call is met. */
export interface OpenTransaction {
  /** Equal for calls in one run of one transaction. */
  readonly key: object;
  /** The place inside which it is open, or after which it is; `null` when the laid-out function itself is the transaction. */
  readonly from: Place | null;
  /** How it was opened. */
  readonly by: 'region' | 'begin' | 'decorator';
}

/** The transaction that is open at an occurrence, the innermost one; `null` when none is. */
export function transactionAt(occurrence: Occurrence, layout: readonly Occurrence[]): OpenTransaction | null {
  for (const place of outward(occurrence.place)) {
    if (place.part === 'callback' && callAt(place)?.region?.kind === 'transaction') {
      return { key: place, from: place, by: 'region' };
    }
    const isOutermost = place.up === null || entersFunction(place.up);
    if (isOutermost && place.owner.entry?.kind === 'transaction') {
      return { key: place.up ?? place.owner, from: place.up, by: 'decorator' };
    }
  }
  return begunBefore(occurrence, layout);
}

/** A transaction begun by hand, on each way to the occurrence, and neither committed nor rolled back until then. */
function begunBefore({ place }: Occurrence, layout: readonly Occurrence[]): OpenTransaction | null {
  const { begins, ends } = marksIn(layout);
  for (const begin of begins) {
    if (!alwaysBefore(begin.place, place)) continue;
    const isOver = ends.some((end) => isBetween(begin.place, end.place, place));
    if (!isOver) return { key: begin, from: begin.place, by: 'begin' };
  }
  return null;
}

/** The calls of a layout that open and close transactions by hand. */
interface Marks {
  readonly begins: readonly Occurrence[];
  readonly ends: readonly Occurrence[];
}

const marksIn = rememberWeakly((layout: readonly Occurrence[]): Marks => {
  const begins = layout.filter(({ call }) => call.remote?.marks === 'begin');
  const ends = layout.filter(
    ({ call }) => call.remote?.marks === 'commit' || call.remote?.marks === 'rollback',
  );
  return { begins, ends };
});

function isBetween(first: Place, middle: Place, last: Place): boolean {
  return orderOf(first, middle) === 'before' && orderOf(middle, last) === 'before';
}

/** Whether `place`, at or around a call, is still within the transaction: the transaction was opened on the way to it. */
export function isWithin(transaction: OpenTransaction, place: Place): boolean {
  const { from, by } = transaction;
  if (!from) return true;
  if (by === 'begin') return orderOf(from, place) === 'before';
  return place !== from && outward(place).includes(from);
}
