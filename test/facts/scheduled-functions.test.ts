import { expect, test } from 'vitest';
import type { Files } from '../program/open-file.ts';
import { dualWritesOf, jobsByName } from './dual-writes-of.ts';

const database = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";
const jobs = "import { jobs } from './jobs';\n";

/** What a schedule runs: it reads the orders, and hands each on under a name. */
const sweep = (
  name: string,
  read = 'prisma.order.findMany({ where: { packed: false } })',
) => `${database}${jobs}
  export const run = async () => {
    const orders = await ${read};
    await Promise.all(orders.map(async ({ id }) => jobs.trigger({ name: '${name}', payload: { id } })));
  };`;

const job = (trigger: string) => `
  export const packAll = {
    id: 'orders.sweep',
    trigger: ${trigger},
    handler: async () => {
      const handler = await import('./sweep');
      await handler.run();
    },
  };`;

const service: Files = {
  ...jobsByName,
  'sweep.ts': sweep('orders.pack'),
  'job.ts': job("{ name: 'orders.sweep', cron: '*/15 * * * *' }"),
  'order.ts': `${database}${jobs}
    export async function order(id: string) {
      await prisma.order.create({ data: { id } });
      await jobs.trigger({ name: 'orders.pack', payload: { id } });
    }`,
};

/** How many dual writes an order has, with some files changed. */
function dualWrites(files: Files = {}): number {
  return dualWritesOf({ ...service, ...files }, 'order.ts');
}

test('a job that a schedule beside its function hands on for rows may be missed', () => {
  expect(dualWrites()).toBe(0);
});

test('a job that a function hands on may be missed, where a call is given it with a schedule', () => {
  const started =
    "import { schedule } from 'node-cron';\nimport { run } from './sweep';\nschedule('0 */2 * * *', run);\n";
  expect(dualWrites({ 'job.ts': started })).toBe(0);
});

test.each<[string, Files]>([
  ['of another name', { 'sweep.ts': sweep('orders.bill') }],
  [
    'that makes the rows itself',
    { 'sweep.ts': sweep('orders.pack', 'prisma.order.createManyAndReturn({ data: [] })') },
  ],
  ['that has no schedule', { 'job.ts': job("{ name: 'orders.sweep', label: 'every * 15 minutes' }") }],
  ['that a list of numbers stands beside', { 'job.ts': job("{ name: 'orders.sweep', order: '1 2 3 4 5' }") }],
  [
    'through another function',
    { 'sweep.ts': sweep('orders.pack').replaceAll('jobs.trigger', 'console.log') },
  ],
])('a job is not sent by a function %s', (_name, files) => {
  expect(dualWrites(files)).toBe(1);
});
