import { expect, test } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

const store =
  "import { Redis } from 'ioredis'; import { Pool } from 'pg'; const redis = new Redis(); const pool = new Pool(); export const claim = async (id: string) => (await redis.set(`paid:${id}`, 1, 'NX')) === 'OK'; export const book = (id: string) => pool.query('UPDATE accounts SET balance = balance + 1 WHERE id = $1', [id]);";
const pay =
  "import { book, claim } from './store.ts'; export async function pay(id: string) { if (!(await claim(id))) return; await book(id); }";

const elsewhere = service.add({
  'main.ts': pay,
  'store.ts': store,
  'worker.ts':
    "import { Worker } from 'bullmq'; import { pay } from './main.ts'; export const worker = new Worker('payments', async ({ data }) => { await pay(data.id); });",
});

const nobody = service.add({ 'main.ts': pay, 'store.ts': store });

test('a mark and the work are told where both are led to, though all of it is in other files', () => {
  const found = service.summaries().splitDedupes(elsewhere.facts());
  expect(found).toMatchObject([
    { callee: 'claim', by: 'bullmq', leaves: 'lost', work: 'pool.query', via: ['book', 'pool.query'] },
  ]);
});

test('nothing is told of a function that nobody delivers to', () => {
  expect(service.summaries().splitDedupes(nobody.facts())).toEqual([]);
});
