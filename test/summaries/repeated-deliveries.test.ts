import { expect, test } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

const accounts =
  "import { Pool } from 'pg'; const pool = new Pool(); export const book = (id: string) => pool.query('UPDATE accounts SET balance = balance + 1 WHERE id = $1', [id]);";

const handlerElsewhere = service.add({
  'main.ts':
    "import { Worker } from 'bullmq'; import { pay } from './pay.ts'; export const worker = new Worker('payments', pay);",
  'pay.ts':
    "import { book } from './accounts.ts'; export async function pay(job: { data: { id: string } }) { await book(job.data.id); }",
  'accounts.ts': accounts,
});

const helperElsewhere = service.add({
  'main.ts':
    "import { Worker } from 'bullmq'; import { book } from './accounts.ts'; export const worker = new Worker('payments', async ({ data }) => { await book(data.id); });",
  'accounts.ts': accounts,
});

test('a handler of another file is told where it is handed over, with the way to its effect', () => {
  const [found, ...others] = service.summaries().repeatedDeliveries(handlerElsewhere.facts());
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    callee: 'pool.query',
    by: 'bullmq',
    makes: 'change',
    via: ['pay', 'book', 'pool.query'],
  });
});

test('an effect in another file is told at the call that leads to it', () => {
  const found = service.summaries().repeatedDeliveries(helperElsewhere.facts());
  expect(found).toMatchObject([
    { callee: 'book', by: 'bullmq', makes: 'change', via: ['book', 'pool.query'] },
  ]);
});

const polled = (option: string) =>
  service.add({
    'main.ts': `import { Consumer } from 'sqs-consumer'; import { book } from './accounts.ts';
export const consumer = ${option}`,
    'accounts.ts': accounts,
  });

const polls = [
  polled(
    "Consumer.create({ queueUrl: 'q', handleMessage: async (message) => { await book('1'); return message; } });",
  ),
  polled(
    "new Consumer({ queueUrl: 'q', handleMessageBatch: async (messages) => { await book('1'); return messages; } });",
  ),
];

test.each(polls)('a handler of sqs-consumer is given a message again', (written) => {
  const found = service.summaries().repeatedDeliveries(written.facts());
  expect(found).toMatchObject([{ callee: 'book', by: 'sqs-consumer', makes: 'change' }]);
});
