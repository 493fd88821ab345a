import type { FunctionId } from '../facts/model.ts';
import { sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { partingOf } from './order.ts';
import { outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { rememberSettled } from '../remember.ts';

/** Two operations of one run that can come apart, shown where one function holds both. */
export interface OperationPair {
  readonly first: Sight & Pick<Occurrence, 'call'>;
  /** The later one, whose failure leaves the first standing. */
  readonly second: Sight & Pick<Occurrence, 'call'>;
  /** The later one as the run meets it. */
  readonly later: Occurrence;
  /** Who delivers to the run has both done again when the later one fails, so that there is nothing to tell of. */
  readonly repeated: boolean;
}

/** Two operations as they show in the text of the function that was laid out. */
export function toPair(first: Occurrence, second: Occurrence, repeated = false): OperationPair {
  return {
    repeated,
    later: second,
    first: { ...sightOf(first), call: first.call },
    second: { ...sightOf(second), call: second.call },
  };
}

/** Whether the laid-out function itself holds both operations, or leads to each in its own way. */
export function holdsBoth(a: Occurrence, b: Occurrence): boolean {
  const parting = partingOf(a.place, b.place);
  return parting !== null && parting[0].isHome;
}

/** The pairs that are worth telling: one for each place, and one for each of what `keyOf` tells apart. */
function distinct(
  pairs: readonly OperationPair[],
  keyOf: (pair: OperationPair) => string,
): readonly OperationPair[] {
  const told = new Set<string | number>();
  return pairs.filter((pair) => {
    const keys = [keyOf(pair), pair.second.span.start];
    if (keys.some((key) => told.has(key))) return false;
    for (const key of keys) told.add(key);
    return true;
  });
}

/**
 * Pairs by function, without those whose later operation is in a pair of a function on the way to it: that pair is the inner
 * function's to mend, told or not. `pairsOf` is asked once for each function, and told which operations are settled inside; of the pairs
 * for which `keyOf` is the same, one is told.
 */
export function settledPairs(
  { layouts }: ProgramCalls,
  pairsOf: (layout: Layout, isInner: (occurrence: Occurrence) => boolean) => readonly OperationPair[],
  keyOf: (pair: OperationPair) => string,
): (id: FunctionId) => readonly OperationPair[] {
  const ofFunction: (id: FunctionId) => readonly OperationPair[] = rememberSettled<
    FunctionId,
    readonly OperationPair[]
  >((id) => {
    const layout = layouts.byId(id);
    if (!layout || layout.durable) return [];
    const isInner = (one: Occurrence) => ownersOutside(one).some((owner) => isPaired(one, ofFunction(owner)));
    return pairsOf(layout, isInner);
  }, []);
  return (id) =>
    distinct(
      ofFunction(id).filter(({ repeated }) => !repeated),
      keyOf,
    );
}

function isPaired({ call }: Occurrence, pairs: readonly OperationPair[]): boolean {
  return pairs.some(({ first, second }) => first.call === call || second.call === call);
}

/** The functions on the way to an operation that are not in the text of `root`. */
function ownersOutside({ place }: Occurrence): readonly FunctionId[] {
  return [
    ...new Set(
      outward(place)
        .filter((at) => !at.isHome)
        .map(({ owner }) => owner.id),
    ),
  ];
}
