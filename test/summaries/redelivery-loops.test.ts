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
