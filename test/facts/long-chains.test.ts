import { expect, it } from 'vitest';
import { openService } from './open-service.ts';

it('a chain of a thousand calls is followed to its end', () => {
  const service = openService();
  const chain = Array.from(
    { length: 1000 },
    (_, index) => `export async function f${String(index)}() { await f${String(index + 1)}(); }`,
  );
  const written = service.add(
    `import axios from 'axios'; ${chain.join('\n')} export async function f1000() { await axios.get('/a'); }`,
  );
  const summaries = service.summaries();
  expect(summaries.unboundedCalls(written.facts())).toHaveLength(1);
  expect(summaries.dualWrites(written.facts())).toEqual([]);
  expect(summaries.endlessRetries(written.facts())).toEqual([]);
});
