import { expect, test, vi } from 'vitest';

import { Rounds } from '../../bench/rounds.ts';
import { createDomains } from '../../bench/service/domains.ts';
import { seeded } from '../../bench/service/random.ts';

test('subjects are measured in turn, and compared within their round', async () => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const taken: string[] = [];
  const times = [10, 11, 100, 130, 20, 21];
  const rounds = await Rounds.take(['base', 'more'], 3, (subject) => {
    taken.push(subject);
    return Promise.resolve(times[taken.length - 1] ?? 0);
  });
  expect(taken).toEqual(['base', 'more', 'base', 'more', 'base', 'more']);
  expect(rounds.median('base', (time) => time)).toBe(20);
  expect(rounds.compare('more', 'base', (more, base) => more - base)).toBe(1);
  expect(() => rounds.median('other', () => 0)).toThrow('other was not measured.');
});

test('a service of 2,000 files has domains of different names, the first of them as in a smaller one', () => {
  const names = createDomains(seeded(1), 198).map(({ name }) => name);
  expect(new Set(names).size).toBe(198);
  expect(createDomains(seeded(1), 48).map(({ name }) => name)).toEqual(names.slice(0, 48));
});
