import { expect, test } from 'vitest';
import type { Files } from '../program/open-file.ts';
import { dualWritesOf } from './dual-writes-of.ts';

const database = "import { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\n";

/** What is done for an event before others are told of it, with the function that looks for who is behind it. */
const event = (before: string) => `${database}
  import { Kafka } from 'kafkajs';
  import { ensure } from './ensure';
  const producer = new Kafka({ brokers: [] }).producer();
  export async function event(id: string, actor: string | null) {
    ${before}
    await producer.send({ topic: 'events', messages: [{ value: id }] });
  }`;

const ensure = (made = 'return prisma.actor.create({ data: { id } });') => `${database}
  export async function ensure(id: string) {
    const found = await prisma.actor.findUnique({ where: { id } });
    if (!found) ${made}
    return found;
  }`;

/** How many dual writes an event has. */
function dualWrites(before: string, files: Files = {}): number {
  const service: Files = {
    'package.json': { name: 'shop', dependencies: {} },
    'tsconfig.json': { compilerOptions: { lib: ['es2022'], types: [], module: 'esnext' } },
    'ensure.ts': ensure(),
    'event.ts': event(before),
    ...files,
  };
  return dualWritesOf(service, 'event.ts');
}

const find = 'const found = await prisma.actor.findUnique({ where: { id } });';
const create = 'await prisma.actor.create({ data: { id } });';
const update = 'await prisma.actor.update({ where: { id }, data: { seen: true } });';

test.each([
  ['made where it is missing', `${find} if (!found) ${create}`],
  ['put right where it is not as it should be', `${find} if (found?.seen === false) { ${update} }`],
  ['looked for and made by a function', 'if (actor) await ensure(actor);'],
])('a message does not tell of a row that is %s', (_name, before) => {
  expect(dualWrites(before)).toBe(0);
});

test('so it does not where the row is made or changed for some messages only', () => {
  const either = ensure(
    'return prisma.actor.create({ data: { id } }); else await prisma.actor.update({ where: { id }, data: { seen: true } });',
  );
  expect(dualWrites('if (actor) await ensure(actor);', { 'ensure.ts': either })).toBe(0);
});

test.each([
  ['written in any case', `${find} if (found) { ${update} } else { ${create} }`],
  ['made before the message, which is sent for it alone', `${find} if (found) return; ${create}`],
  ['made in the only arm that goes on', `${find} if (!found) { ${create} } else return;`],
  ['made without a look', `if (actor) { ${create} }`],
  ['made for what another table says', `const plan = await prisma.plan.findFirst(); if (!plan) ${create}`],
  ['read after it was made', `if (actor) { ${create} } ${find} if (!found) return;`],
])('a message tells of a row that is %s', (_name, before) => {
  expect(dualWrites(before)).toBe(1);
});
