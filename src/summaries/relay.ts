import type { RemoteCall } from '../facts/model.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { mayShareTable } from './stores.ts';

/**
 * Whether a publish and the database write after it are a relay: rows are read, handed to the broker, and then marked or
 * deleted in the table that they were read from. The rows may be read by a caller that hands them over one by one.
 */
export function isRelay(
  publish: Occurrence,
  write: Occurrence,
  { root, calls }: Layout,
  program: ProgramCalls,
): boolean {
  const { remote } = write.call;
  if (remote?.effect !== 'write' || orderOf(publish.place, write.place) !== 'before') return false;
  const isSource = (read: Occurrence) => isRead(read, remote);
  if (calls.some((read) => isSource(read) && orderOf(read.place, publish.place) === 'before')) return true;
  return program.callers.of(root.id).some(({ caller }) => {
    const above = program.layouts.of(caller).calls;
    const here = above.filter(({ place }) => someOutward(place, ({ owner }) => owner.id === root.id));
    return above.some(
      (read) => isSource(read) && here.some(({ place }) => orderOf(read.place, place) === 'before'),
    );
  });
}

function isRead({ call, place }: Occurrence, write: RemoteCall): boolean {
  const { remote } = call;
  if (remote?.system !== 'database' || remote.effect !== 'read') return false;
  return mayShareTable(remote, write) || isOneOfSeveral(place);
}

/** Whether another implementation may have been met instead, which then reads its own store. */
function isOneOfSeveral(place: Place): boolean {
  return someOutward(place, (at) => at.part === 'target' && (callAt(at)?.targets.length ?? 0) > 1);
}
