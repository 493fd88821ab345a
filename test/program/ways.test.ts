import { expect, test } from 'vitest';
import { Ways } from '../../src/program/ways.ts';

test('one way is followed to where it begins before another, and each place is visited once', () => {
  const above: Record<string, readonly string[]> = {
    a: ['b', 'c'],
    b: ['d'],
    c: ['d', 'e'],
    d: ['a'],
    e: [],
  };
  const ways = new Ways('a');
  const visited: string[] = [];
  for (const place of ways) {
    visited.push(place);
    above[place]?.forEach((one) => {
      ways.add(one);
    });
  }
  expect(visited).toEqual(['a', 'c', 'e', 'd', 'b']);
});
