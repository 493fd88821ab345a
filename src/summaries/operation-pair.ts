import { isHome, sightOf, type Sight } from './home.ts';
import type { Layout } from './layouts.ts';
import { partingOf } from './order.ts';
import type { Occurrence } from './place.ts';

/** Two operations of one run that can come apart, shown where one function holds both. */
export interface OperationPair {
  readonly first: Sight & Pick<Occurrence, 'call'>;
  /** The later one, whose failure leaves the first standing. */
  readonly second: Sight & Pick<Occurrence, 'call'>;
}

/** Two operations as they show in the text of the function that was laid out. */
export function toPair(first: Occurrence, second: Occurrence, { root }: Layout): OperationPair {
  return {
    first: { ...sightOf(first, root), call: first.call },
    second: { ...sightOf(second, root), call: second.call },
  };
}

/** Whether the laid-out function itself holds both operations, or leads to each in its own way. */
export function holdsBoth({ root }: Layout, a: Occurrence, b: Occurrence): boolean {
  const parting = partingOf(a.place, b.place);
  return parting !== null && isHome(parting[0], root);
}

/** The pairs that are worth telling: one for each place, and one for each of what `keyOf` tells apart. */
export function distinct(
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
