const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** A position as one says it, counted from 0: "third" for 2. */
export function ordinal(position: number): string {
  return ordinals[position] ?? `${String(position + 1)}th`;
}
