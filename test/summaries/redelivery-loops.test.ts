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

const batch = (
  body: string,
  given = '{ batch, resolveOffset, isRunning }',
) => `import { type EachBatchPayload, Kafka } from 'kafkajs';
declare const handle: (order: unknown) => Promise<void>; declare const skim: (payload: EachBatchPayload) => Promise<void>;
const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'orders' }); console.log(skim);
export const start = () => consumer.run({ eachBatch: async (${given}) => { ${body} } });`;

const each = (body: string) => `for (const message of batch.messages) { ${body} }`;
const read = 'await handle(JSON.parse(String(message.value)));';
const resolve = 'resolveOffset(message.offset);';

const batches: readonly [string, string, number][] = [
  ['fails with one that cannot be read', batch(each(`${read} ${resolve}`)), 1],
  ['asks a server first', batch(each(`await fetch('https://a/u'); ${read} ${resolve}`)), 1],
  ['asks whether it still runs', batch(each(`if (!isRunning()) break; ${read} ${resolve}`)), 1],
  ['is done with a message before it is read', batch(each(`${resolve} ${read}`)), 0],
  ['goes past what fails', batch(each(`try { ${read} } catch (error) { ${resolve} throw error; }`)), 0],
  ['goes past everything', batch(each(`try { ${read} } finally { ${resolve} }`)), 0],
  [
    'hands on how to go past it',
    batch(`const skip = resolveOffset; ${each(`skip(message.offset); ${read}`)}`),
    0,
  ],
  [
    'hands on all that it is given',
    batch(`await skim(payload); for (const message of payload.batch.messages) { ${read} }`, 'payload'),
    0,
  ],
  [
    'keeps all that it is given',
    batch(`for (const message of payload.batch.messages) { ${read} payload.${resolve} }`, 'payload'),
    1,
  ],
];

const readBatches = batches.map(([what, code, count]) => [what, service.add(code), count] as const);

test.each(readBatches)('a handler of batches that %s', (_what, written, count) => {
  expect(service.summaries().stuckConsumers(written.facts())).toHaveLength(count);
});

const subscribed = (
  policy: string,
  failing: string,
  name = "'orders'",
) => `import { type Message, PubSub } from '@google-cloud/pubsub';
declare const handle: (data: Buffer) => Promise<void>; const pubsub = new PubSub();
export async function start() {
  await pubsub.topic('orders').createSubscription('orders', { ${policy} });
  pubsub.subscription(${name}).on('message', async (message: Message) => {
    try { await handle(message.data); message.ack(); } catch (error) { console.error(error); ${failing} }
  });
}`;

const returned: readonly [string, string, number][] = [
  ['gives back what fails, at once', subscribed('', 'message.nack();'), 1],
  ['gives it back and is told of that', subscribed('', 'await message.nackWithResponse();'), 1],
  [
    'gives it back a few times',
    subscribed("deadLetterPolicy: { deadLetterTopic: 'd' }", 'message.nack();'),
    0,
  ],
  ['gives it back after a while', subscribed('retryPolicy: { minimumBackoff: {} }', 'message.nack();'), 0],
  ['lets it go', subscribed('', 'message.ack();'), 0],
  ['lets some go', subscribed('', 'if (error instanceof TypeError) message.ack(); else message.nack();'), 0],
  ['is given those of another one', subscribed('', 'message.nack();', "'others'"), 0],
];

const readReturned = returned.map(([what, code, count]) => [what, service.add(code), count] as const);

test.each(readReturned)('a listener of a subscription that %s', (_what, written, count) => {
  const found = service.summaries().redeliveryLoops(written.facts());
  expect(found).toHaveLength(count);
  for (const { endless } of found) expect(endless.lasts).toContain('until it is too old');
});
