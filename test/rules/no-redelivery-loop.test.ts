import rule from '../../rules/no-redelivery-loop.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const imports =
  "import type { Channel, ConsumeMessage } from 'amqplib'; declare const store: (text: string) => Promise<void>; declare const name: string;";

/** A consumer of a queue that is declared with some options, and its handler. */
const consuming = (handler: string, options = '{ durable: true }') =>
  `${imports}
export async function start(channel: Channel) { await channel.assertQueue('orders', ${options});
await channel.consume('orders', async (message) => { if (!message) return; ${handler} }); }`;

/** What a handler does with a message whose work fails. */
const failing = (answer: string) =>
  `try { await store(message.content.toString()); channel.ack(message); } catch (error) { console.error(error); ${answer} }`;

const back = failing('channel.nack(message);');

ruleTester.run('no-redelivery-loop', rule, {
  valid: [
    { name: 'what fails is let go', code: consuming(failing('channel.nack(message, false, false);')) },
    {
      name: 'whether it goes back cannot be told',
      code: consuming(failing('channel.nack(message, false, Boolean(name));')),
    },
    {
      name: 'a test decides on what goes back',
      code: consuming(failing('if (!message.fields.redelivered) channel.nack(message);')),
    },
    {
      name: 'a test comes before',
      code: consuming(failing('if (message.fields.redelivered) return; channel.nack(message);')),
    },
    {
      name: 'what was delivered before is refused at the head of the handler',
      code: consuming(`if (message.fields.redelivered) { channel.reject(message, false); return; } ${back}`),
    },
    {
      name: 'what was delivered before is taken as done at the head of the handler',
      code: consuming(`if (message.fields.redelivered) { channel.ack(message); return; } ${back}`),
    },
    {
      name: 'what succeeds goes back as well, which is no answer to a failure',
      code: consuming('await store(message.content.toString()); channel.nack(message);'),
    },
    {
      name: 'the broker limits the deliveries',
      code: consuming(back, "{ arguments: { 'x-delivery-limit': 5 } }"),
    },
    {
      name: 'the kind of queue may limit the deliveries',
      code: consuming(back, "{ arguments: { 'x-queue-type': 'quorum' } }"),
    },
    {
      name: 'a message that is too old leaves the queue',
      code: consuming(back, '{ messageTtl: 60_000, deadLetterExchange: "dead" }'),
    },
    {
      name: 'a queue that is too long drops its oldest message',
      code: consuming(back, '{ maxLength: 1_000, deadLetterExchange: "dead" }'),
    },
    {
      name: 'what fails goes to the dead-letter exchange',
      code: consuming(failing('channel.reject(message, false);'), '{ deadLetterExchange: "dead" }'),
    },
    {
      name: 'options that cannot be read',
      code: `${consuming(back, 'options')} declare const options: { durable: boolean };`,
    },
    {
      name: 'a queue that is declared elsewhere',
      code: consuming(back).replace("assertQueue('orders'", "assertQueue('others'"),
    },
    {
      name: 'a queue whose name cannot be told',
      code: consuming(back).replaceAll("'orders'", 'name'),
    },
    {
      name: 'a queue with a dead-letter route in the broker',
      code: consuming(back),
      settings: { distributed: { deadLetter: ['orders'] } },
    },
    {
      name: 'a handler that cannot be seen',
      code: `${imports} declare const handle: (message: ConsumeMessage | null) => void; export async function start(channel: Channel) { await channel.assertQueue('orders'); await channel.consume('orders', handle); }`,
    },
    {
      name: 'a same-named method is not the library',
      code: consuming(back).replace(
        "import type { Channel, ConsumeMessage } from 'amqplib';",
        'interface Channel { assertQueue(name: string, options: object): Promise<void>; consume(name: string, handle: (message: { content: Buffer } | null) => void): void; ack(message: object): void; nack(message: object): void }',
      ),
    },
  ],
  invalid: [
    {
      name: 'what fails goes back, whatever it is',
      code: consuming(`\n${back}`),
      errors: [{ messageId: 'endless', line: 4, data: { callee: 'channel.nack' } }],
    },
    {
      name: 'a dead-letter exchange is never given what goes back',
      code: consuming(`\n${back}`, '{ deadLetterExchange: "dead" }'),
      errors: [{ messageId: 'endless', line: 4 }],
    },
    {
      name: 'a dead-letter exchange in the arguments of the queue',
      code: consuming(
        failing('channel.nack(message, false, true);'),
        "{ arguments: { 'x-dead-letter-exchange': 'dead' } }",
      ),
      errors: [{ messageId: 'endless' }],
    },
    {
      name: 'it is rejected into the queue',
      code: consuming(failing('\nchannel.reject(message, true);'), 'undefined'),
      errors: [{ messageId: 'endless', line: 4, data: { callee: 'channel.reject' } }],
    },
    {
      name: 'the queue is named by a parameter, and a method gives back',
      code: `import type { ChannelWrapper } from 'amqp-connection-manager'; import type { ConsumeMessage } from 'amqplib';
export class Orders { constructor(private readonly channel: ChannelWrapper, private readonly store: (text: string) => Promise<void>) {}
private back(message: ConsumeMessage) { this.channel.nack(message); }
async start(queue: string) { await this.channel.assertQueue(queue, {}); await this.channel.consume(queue, async (message) => { try { await this.store(message.content.toString()); this.channel.ack(message); } catch {
this.back(message); } }); } }`,
      errors: [{ messageId: 'endless', line: 5, data: { callee: 'this.back' } }],
    },
  ],
});

untypedRuleTester.run('no-redelivery-loop without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const amqp = require('amqplib'); const { store } = require('./store');\nexports.start = async () => { const connection = await amqp.connect('amqp://broker'); const channel = await connection.createChannel(); await channel.assertQueue('orders'); await channel.consume('orders', async (message) => { try { await store(message); channel.ack(message); } catch (error) {\nchannel.nack(message); } }); };",
      filename: 'file.js',
      errors: [{ messageId: 'endless', line: 3 }],
    },
  ],
});
