import type { FileFacts, KeyFact, RemoteCall } from '../facts/model.ts';
import { toPair, type OperationPair } from './dual-writes.ts';
import { afterFailure, isAwaited } from './handling.ts';
import { isHome } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf, partingOf } from './order.ts';
import { outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { clientKey, isSameService, keeperOf, mayShareTable } from './stores.ts';
import { transactionAt } from './transactions.ts';

/**
 * Pairs of mutations in different services, or in a service and a database, of which the later one can fail while the
 * earlier one stands: nothing on the way undoes it, and nobody repeats it safely.
 */
export function uncompensatedIn(file: FileFacts, program: ProgramCalls): readonly OperationPair[] {
  return program.layouts
    .ofFile(file)
    .filter(({ durable, root }) => !durable && !root.tags.some(({ name }) => name === 'idempotent'))
    .flatMap((layout) => pairsOf(layout, program));
}

function pairsOf(layout: Layout, program: ProgramCalls): readonly OperationPair[] {
  const steps = layout.calls.filter((one) => isStep(one, layout));
  const told = new Set<string>();
  return steps.flatMap((later, index) => {
    const earlier = steps
      .slice(0, index)
      .findLast(
        (one) =>
          isPair(one, later, layout) &&
          !isUndone(one, later, layout) &&
          !isUndoneAbove(one, later, layout, program),
      );
    const key = keyOf(later);
    if (!earlier || told.has(key)) return [];
    told.add(key);
    return [toPair(earlier, later, layout)];
  });
}

/** A mutation of a service or database that stands on its own. Services called inside a transaction are another finding. */
function isStep(occurrence: Occurrence, { calls }: Layout): boolean {
  const keeper = keeperOf(occurrence);
  if (keeper === 'service') return transactionAt(occurrence, calls) === null;
  if (keeper !== 'database') return false;
  return occurrence.call.remote?.joins === 'outer' || transactionAt(occurrence, calls) !== null;
}

function isPair(earlier: Occurrence, later: Occurrence, layout: Layout): boolean {
  const [first, second] = [earlier.call.remote, later.call.remote];
  if (!first || !second || !isAwaited(later)) return false;
  if (orderOf(earlier.place, later.place) !== 'before') return false;
  const [meeting] = partingOf(earlier.place, later.place) ?? [];
  if (!meeting || !isHome(meeting, layout.root)) return false;
  if (keeperOf(earlier) === keeperOf(later) && (first.system === 'database' || isSameService(first, second)))
    return false;
  return !isRepeatable(first.key) && !isIntent(earlier, later, layout);
}

/** Whether a call can be made again with the same key, so that going forward is a way out. */
function isRepeatable(key: KeyFact | null): boolean {
  return key !== null && key.verdict !== 'no';
}

/**
 * Whether the database holds the intent around the service's call: written before, and the outcome written after to the same
 * table. What is left standing can then be found and finished.
 */
function isIntent(earlier: Occurrence, later: Occurrence, { calls }: Layout): boolean {
  const service = [earlier, later].find((one) => keeperOf(one) === 'service') ?? later;
  const writes = calls.filter((one) => keeperOf(one) === 'database');
  const before = writes.filter((write) => orderOf(write.place, service.place) === 'before');
  const after = writes.filter((write) => orderOf(service.place, write.place) === 'before');
  return before.some(({ call: intent }) =>
    after.some(
      ({ call: outcome }) => intent.remote && outcome.remote && mayShareTable(intent.remote, outcome.remote),
    ),
  );
}

/** Whether the failure of the later call leads to a mutation in the system that holds the earlier one. */
function isUndone(earlier: Occurrence, later: Occurrence, { calls }: Pick<Layout, 'calls'>): boolean {
  const { remote } = earlier.call;
  return afterFailure(later, calls).some(({ call }) => remote && call.remote && undoes(call.remote, remote));
}

function undoes(remote: RemoteCall, earlier: RemoteCall): boolean {
  if (remote.effect === 'read' || remote.effect === 'none' || remote.system !== earlier.system) return false;
  return remote.system === 'database' ? remote.marks === null : isSameService(remote, earlier);
}

/** Whether every caller of the laid-out function undoes the earlier call when the function fails. */
function isUndoneAbove(
  earlier: Occurrence,
  later: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
): boolean {
  const sites = program.callers.of(root.id);
  return (
    sites.length > 0 &&
    sites.every(({ caller, call }) => {
      const { calls } = program.layouts.of(caller);
      const isHere = ({ place }: Occurrence) =>
        [...outward(place)].some(({ step }) => step.kind === 'call' && step.call === call);
      const seen = calls.filter((one) => one.call === later.call && isHere(one));
      return seen.length > 0 && seen.every((one) => isUndone(earlier, one, { calls }));
    })
  );
}

function keyOf(later: Occurrence): string {
  return keeperOf(later) === 'database' ? 'database' : clientKey(later.call);
}
