import type { Layout } from './layouts.ts';
import { partingOf } from './order.ts';
import { callAt, someOutward, type Occurrence, type Place } from './place.ts';
import { keeperOf } from './stores.ts';
import { transactionAt } from './transactions.ts';

/** Messages, and writes to an index, that tell others of what a run has written. */
export function announcementsIn(layout: Layout, writes: readonly Occurrence[]): readonly Occurrence[] {
  return layout.calls.filter(
    (one) =>
      isAnnouncement(one) &&
      !isJoined(one, layout) &&
      !isBackground(one.place) &&
      !writes.some((write) => isAlternative(one.place, write.place)),
  );
}

function isAnnouncement(occurrence: Occurrence): boolean {
  const keeper = keeperOf(occurrence);
  return keeper === 'message' || keeper === 'index';
}

/** Whether it is in an open transaction, as a part of it or as a remote call made while it waits. */
function isJoined(occurrence: Occurrence, { calls }: Layout): boolean {
  return occurrence.call.remote?.joins === 'transaction' || transactionAt(occurrence, calls) !== null;
}

/** Whether a function on the way is started and left to itself, which is how work is begun that may get lost. */
function isBackground({ up }: Place): boolean {
  return up !== null && someOutward(up, (at) => at.part === 'target' && callAt(at)?.awaited === 'no');
}

/**
 * Whether a function on the way sends a message in one arm and writes to the database in another: the message is that write, done later,
 * and tells of no other.
 */
function isAlternative(message: Place, write: Place): boolean {
  const parting = partingOf(message, write);
  if (!parting) return false;
  const [left, right] = parting;
  return left.step === right.step && left.step.kind === 'branch' && left.arm !== right.arm && !left.isHome;
}
