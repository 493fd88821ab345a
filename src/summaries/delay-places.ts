import type { Span } from '../facts/model.ts';

/** What a finding about a delay is about. */
export interface DelayFinding {
  /** Where the delay is made, where that is written in the file; else what repeats. */
  readonly at: Span;
}

/** Each place once, with what is found there first: a delay is mended once, however many it makes wait. */
export function oncePerDelay<T extends DelayFinding>(found: readonly T[]): readonly T[] {
  const places = new Map<number, T>();
  for (const one of found) if (!places.has(one.at.start)) places.set(one.at.start, one);
  return [...places.values()];
}
