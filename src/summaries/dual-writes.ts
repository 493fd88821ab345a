import type { FileFacts } from '../facts/model.ts';
import type { System } from '../libraries/descriptor.ts';
import { afterFailure } from './handling.ts';
import { isHome, sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf, partingOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRelay } from './relay.ts';
import { clientKey, keeperOf } from './stores.ts';
import { transactionAt } from './transactions.ts';

/** Two operations of one run that can come apart, shown where one function holds both. */
export interface OperationPair {
  readonly first: Sight & { readonly call: Occurrence['call'] };
  /** The later one, whose failure leaves the first standing. */
  readonly second: Sight & { readonly call: Occurrence['call'] };
}

/** Pairs of a committed database write and a message, or a write to an index, with nothing that keeps them together. */
export function dualWritesIn(file: FileFacts, program: ProgramCalls): readonly OperationPair[] {
  return program.layouts
    .ofFile(file)
    .filter(({ durable }) => !durable)
    .flatMap((layout) => pairsOf(layout, program));
}

function pairsOf(layout: Layout, program: ProgramCalls): readonly OperationPair[] {
  const writes = layout.calls.filter((one) => keeperOf(one) === 'database' && isCommitted(one, layout));
  const announcements = layout.calls.filter((one) => isAnnouncement(one) && !isJoined(one, layout));
  const told = new Set<string>();
  return announcements.flatMap((announcement) => {
    const partners = writes.filter((write) => isPair(write, announcement, layout, program));
    const key = clientKey(announcement.call);
    const write = partners.findLast((one) => isEarlier(one, announcement)) ?? partners[0];
    if (!write || told.has(key)) return [];
    told.add(key);
    return [
      isEarlier(write, announcement)
        ? toPair(write, announcement, layout)
        : toPair(announcement, write, layout),
    ];
  });
}

function isAnnouncement(occurrence: Occurrence): boolean {
  const keeper = keeperOf(occurrence);
  return keeper === 'message' || keeper === 'index';
}

/** Whether it is on a connection of its own, or in a transaction whose end can be seen. */
function isCommitted(occurrence: Occurrence, { calls }: Layout): boolean {
  return occurrence.call.remote?.joins === 'outer' || transactionAt(occurrence, calls) !== null;
}

/** Whether it is in an open transaction, as a part of it or as a remote call made while it waits. */
function isJoined(occurrence: Occurrence, { calls }: Layout): boolean {
  return occurrence.call.remote?.joins === 'transaction' || transactionAt(occurrence, calls) !== null;
}

function isEarlier(one: Occurrence, other: Occurrence): boolean {
  return orderOf(one.place, other.place) !== 'after';
}

function isPair(write: Occurrence, announcement: Occurrence, layout: Layout, program: ProgramCalls): boolean {
  const order = orderOf(write.place, announcement.place);
  if (order === 'apart') return false;
  const [meeting] = partingOf(write.place, announcement.place) ?? [];
  if (!meeting || !isHome(meeting, layout.root)) return false;
  if (isRelay(announcement, write, layout, program)) return false;
  return !isHandled(order === 'after' ? write : announcement, layout);
}

/** Systems in which a handler can undo the first operation, or note what is left to do. */
const keeping: readonly System[] = ['database', 'broker', 'queue', 'workflow'];

/** Whether the failure of the later operation leads to something that undoes the first or notes what is left to do. */
function isHandled(later: Occurrence, { calls }: Layout): boolean {
  return afterFailure(later, calls).some(({ call: { remote } }) => {
    return (
      remote?.marks === null &&
      keeping.includes(remote.system) &&
      remote.effect !== 'read' &&
      remote.effect !== 'none'
    );
  });
}

export function toPair(first: Occurrence, second: Occurrence, { root }: Layout): OperationPair {
  return {
    first: { ...sightOf(first, root), call: first.call },
    second: { ...sightOf(second, root), call: second.call },
  };
}
