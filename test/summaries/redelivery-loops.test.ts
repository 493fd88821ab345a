import { expect, test } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

const helpers = {
  'refusals.ts':
    "import type { Channel, ConsumeMessage } from 'amqplib'; export function giveBack(channel: Channel, message: ConsumeMessage) { console.error('failed'); channel.nack(message); } export function putAside(channel: Channel, message: ConsumeMessage) { channel.nack(message, false, false); }",
  'orders.ts':
    "import { Pool } from 'pg'; const pool = new Pool(); export const markPaid = (id: string) => pool.query(\"UPDATE orders SET status = 'paid' WHERE id = $1\", [id]);",
};

const consumer = (answer: string) => `import type { Channel } from 'amqplib';
import { giveBack, putAside } from './refusals.ts';
import { markPaid } from './orders.ts';
export async function start(channel: Channel) {
  await channel.assertQueue('orders', { deadLetterExchange: 'dead' });
  await channel.consume('orders', async (message) => {
    if (!message) return;
    try { await markPaid(message.content.toString()); channel.ack(message); } catch { ${answer} }
  });
}`;

const givesBack = service.add({ 'main.ts': consumer('giveBack(channel, message);'), ...helpers });
const putsAside = service.add({ 'main.ts': consumer('putAside(channel, message);'), ...helpers });

test('a helper in another file that gives a message back is told at the call that leads to it', () => {
  const found = service.summaries().redeliveryLoops(givesBack.facts());
  expect(found).toMatchObject([{ callee: 'giveBack', queue: 'orders' }]);
});

test('a helper in another file that puts a message aside ends its way', () => {
  expect(service.summaries().redeliveryLoops(putsAside.facts())).toEqual([]);
});

const kafka = (handler: string) => `import { Kafka } from 'kafkajs';
import { read, readAside, handle } from './reading.ts';
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'orders' });
export const start = () => consumer.run({ eachMessage: ${handler} });`;

const readers = {
  'reading.ts': `import type { EachMessagePayload, KafkaMessage } from 'kafkajs';
const parse = ({ value }: KafkaMessage): unknown => JSON.parse(String(value));
export const read = (message: KafkaMessage) => parse(message);
export const readAside = (message: KafkaMessage) => { try { return parse(message); } catch { return null; } };
export const handle = async ({ message }: EachMessagePayload) => { console.log(read(message)); };`,
};

const fails = service.add({
  'main.ts': kafka('async ({ message }) => { console.log(read(message)); }'),
  ...readers,
});
const isPutAside = service.add({
  'main.ts': kafka('async ({ message }) => { console.log(readAside(message)); }'),
  ...readers,
});
const isHandledElsewhere = service.add({ 'main.ts': kafka('handle'), ...readers });

test('a reader in another file is told at the call that leads to it', () => {
  const found = service.summaries().stuckConsumers(fails.facts());
  expect(found).toMatchObject([{ callee: 'read', via: ['read', 'parse', 'JSON.parse'], by: 'kafkajs' }]);
});

test('a reader in another file that puts a message aside ends its way', () => {
  expect(service.summaries().stuckConsumers(isPutAside.facts())).toEqual([]);
});

test('a handler of another file is told where it is handed over', () => {
  const found = service.summaries().stuckConsumers(isHandledElsewhere.facts());
  const [{ span } = { span: null }] = found;
  expect(found).toMatchObject([{ callee: 'read', via: ['read', 'parse', 'JSON.parse'] }]);
  expect(span?.file).toBe(isHandledElsewhere.fileName);
});
