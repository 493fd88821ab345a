import { expect, test } from 'vitest';

import { remember, rememberSettled } from '../src/remember.ts';

test('a question is answered once, even with nothing', () => {
  let asked = 0;
  const answer = remember((question: string) => {
    asked += 1;
    return question === 'known' ? 'yes' : null;
  });
  expect([answer('known'), answer('other'), answer('known'), answer('other')]).toEqual([
    'yes',
    null,
    'yes',
    null,
  ]);
  expect(asked).toBe(2);
});

/** Names reached from a node, depth first; a node that is being looked at adds nothing. */
function reached(edges: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const ask: (node: string) => readonly string[] = rememberSettled<string, readonly string[]>((node) => {
    asked.push(node);
    return [...new Set([node, ...(edges[node] ?? []).flatMap(ask)])].sort();
  }, []);
  return { ask, asked };
}

test('questions that ask each other are answered the same whichever comes first', () => {
  const edges = { a: ['b'], b: ['c', 'd'], c: ['a'], d: [] };
  const first = reached(edges);
  const later = reached(edges);
  later.ask('c');
  later.ask('b');
  expect(later.ask('a')).toEqual(first.ask('a'));
  expect(first.ask('c')).toEqual(['a', 'b', 'c', 'd']);
});

test('an answer that rests on no gap is kept', () => {
  const { ask, asked } = reached({ a: ['b', 'b'], b: ['d'], d: [] });
  ask('a');
  ask('b');
  expect(asked).toEqual(['a', 'b', 'd']);
});

test('an answer that rests on a gap is used until the outermost question is answered', () => {
  const { ask, asked } = reached({ a: ['b', 'c'], b: ['a'], c: ['b'] });
  expect(ask('a')).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(ask('b')).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['a', 'b', 'c', 'b']);
});

test('a chain of questions without an end in sight ends with what is open', () => {
  const edges = Object.fromEntries(
    Array.from({ length: 5000 }, (_, index) => [`n${String(index)}`, [`n${String(index + 1)}`]]),
  );
  const { ask } = reached(edges);
  expect(ask('n0')).toHaveLength(200);
  expect(ask('n4990')).toHaveLength(11);
});
