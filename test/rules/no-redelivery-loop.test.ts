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

/** A consumer of Kafka with a handler for each message, and what stands beside it. */
const reading = (handler: string, beside = '') =>
  `import { type KafkaMessage, Kafka } from 'kafkajs'; declare const store: (order: unknown) => Promise<void>; const kafka = new Kafka({ brokers: [] }); const consumer = kafka.consumer({ groupId: 'orders' });
${beside}
export const start = () => consumer.run({ eachMessage: ${handler} });`;

/** A server of Nest with its options, and a handler of its messages. */
const serving = (options: string, handler: string) =>
  `import { NestFactory } from '@nestjs/core'; import { Ctx, EventPattern, Payload, type RmqContext, Transport } from '@nestjs/microservices'; declare const store: (text: unknown) => Promise<void>;
export class Orders { @EventPattern('orders') async placed(@Payload() order: unknown, @Ctx() context: RmqContext) { const channel = context.getChannelRef(); const message = context.getMessage(); ${handler} } }
export const start = () =>
NestFactory.createMicroservice(Orders, { transport: Transport.RMQ, options: { queue: 'orders', noAck: false, ${options} } });`;

const givesBack =
  'try { await store(order); channel.ack(message); } catch (error) { console.error(error); channel.nack(message); }';

/** What is told of a queue of RabbitMQ. */
const rabbit = {
  lasts: 'without end',
  remedy:
    'Pass `false` as `requeue`, which leads to the queue’s dead-letter exchange, or limit the deliveries by `x-delivery-limit`',
};

/** A listener of a subscription of Pub/Sub that is created with some options. */
const listening = (options: string) => `import { type Message, PubSub } from '@google-cloud/pubsub';
declare const store: (data: Buffer) => Promise<void>; const pubsub = new PubSub();
export async function start() { await pubsub.createSubscription('orders', 'mails', { ${options} });
pubsub.subscription('mails').on('message', async (message: Message) => { try { await store(message.data); message.ack(); } catch (error) { console.error(error);
message.nack(); } }); }`;

const whole = 'const text = message.value?.toString();';

ruleTester.run('no-redelivery-loop', rule, {
  valid: [
    {
      name: 'a handler of Nest lets go what fails',
      code: serving('', givesBack.replace('nack(message)', 'nack(message, false, false)')),
    },
    {
      name: 'a handler of Nest gives back what was not delivered before',
      code: serving('', givesBack.replace('channel.nack', 'if (!message.fields.redelivered) channel.nack')),
    },
    {
      name: 'a server of Nest whose queue lets a message go when it is too old',
      code: serving('queueOptions: { messageTtl: 60_000 }', givesBack),
    },
    {
      name: 'a server of Nest whose queue may limit the deliveries',
      code: serving("queueOptions: { arguments: { 'x-queue-type': 'quorum' } }", givesBack),
    },
    {
      name: 'a server of Nest whose queue is declared elsewhere',
      code: serving('noAssert: true', givesBack),
    },
    {
      name: 'a server of Nest whose queue has a dead-letter route in the broker',
      code: serving('', givesBack),
      settings: { distributed: { deadLetter: ['orders'] } },
    },
    {
      name: 'a server of Nest whose options cannot be read',
      code: `${serving('...others', givesBack)} declare const others: object;`,
    },
    {
      name: 'what cannot be read is put aside',
      code: reading(
        'async ({ message }) => { try { await store(JSON.parse(String(message.value))); } catch (error) { console.error(error); } }',
      ),
    },
    {
      name: 'some of what cannot be read is put aside',
      code: reading(
        `async ({ message }) => { ${whole} try { JSON.parse(text ?? ''); } catch (error) { if (message.key) throw error; } }`,
      ),
    },
    {
      name: 'a test asks whether it can be read',
      code: reading(
        `async ({ message }) => { ${whole} if (!isOrder(text)) return; await store(JSON.parse(text ?? '')); }`,
        'declare const isOrder: (text: unknown) => boolean;',
      ),
    },
    {
      name: 'a test asks the text whether it can be read',
      code: reading(
        "async ({ message }) => { const text = String(message.value); await store(text.startsWith('{') ? JSON.parse(text) : text); }",
      ),
    },
    {
      name: 'what is read is no part of the message',
      code: reading(
        "async ({ message }) => { const row = await find(message.key); await store(JSON.parse(row.order)); await store(JSON.parse('{}' + message.offset)); let text = ''; text = message.offset; JSON.parse(text); }",
        'declare const find: (key: unknown) => Promise<{ order: string }>;',
      ),
    },
    {
      name: 'nobody waits for the function that reads',
      code: reading(
        'async ({ message }) => { void handle(message); }',
        'async function handle({ value }: KafkaMessage) { await store(JSON.parse(String(value))); }',
      ),
    },
    {
      name: 'the consumer is told where to go on',
      code: reading(
        'async ({ message }) => { await store(JSON.parse(String(message.value))); }',
        "consumer.on('consumer.crash', () => { consumer.seek({ topic: 'orders', partition: 0, offset: '1' }); });",
      ),
    },
    {
      name: 'the handler takes the message as done itself',
      code: reading(
        'async ({ message }) => { await done(); await store(JSON.parse(String(message.value))); }',
        'const done = () => consumer.commitOffsets([]);',
      ),
    },
    {
      name: 'a batch, of which a part may be done',
      code: reading('undefined').replace(
        'eachMessage: undefined',
        'eachBatch: async ({ batch, resolveOffset }) => { for (const one of batch.messages) { resolveOffset(one.offset); await store(JSON.parse(String(one.value))); } }',
      ),
    },
    {
      name: 'a subscription puts aside what fails too often',
      code: listening("deadLetterPolicy: { deadLetterTopic: 'dead', maxDeliveryAttempts: 5 }"),
    },
    {
      name: 'a reader of the program that is named as the one of the language',
      code: reading(
        'async ({ message }) => { await store(JSON.parse(String(message.value))); }',
        'const JSON = { parse: (text: string) => text };',
      ),
    },
    {
      name: 'the reading is a function that runs later, or one of several',
      code: reading(
        'async ({ message }) => { await later(() => JSON.parse(String(message.value))); await store(readers[0](message)); for (const part of parts(message)) await store(part); }',
        'declare const later: (run: () => unknown) => Promise<void>; declare const readers: [(message: KafkaMessage) => unknown]; function* parts({ value }: KafkaMessage) { yield JSON.parse(String(value)); }',
      ),
    },
    {
      name: 'the reading comes in a catch, or a handler is given nothing',
      code: `${reading('async ({ message }) => { try { await store(message); } catch { JSON.parse(String(message.value)); } }')} export const other = () => consumer.run({ eachMessage: async () => { await store(JSON.parse('{}')); } });`,
    },
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
      errors: [{ messageId: 'endless', line: 4, data: { ...rabbit, callee: 'channel.nack', via: '' } }],
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
      errors: [{ messageId: 'endless', line: 4, data: { ...rabbit, callee: 'channel.reject', via: '' } }],
    },
    {
      name: 'the queue is named by a parameter, and a method gives back',
      code: `import type { ChannelWrapper } from 'amqp-connection-manager'; import type { ConsumeMessage } from 'amqplib';
export class Orders { constructor(private readonly channel: ChannelWrapper, private readonly store: (text: string) => Promise<void>) {}
private back(message: ConsumeMessage) { this.channel.nack(message); }
async start(queue: string) { await this.channel.assertQueue(queue, {}); await this.channel.consume(queue, async (message) => { try { await this.store(message.content.toString()); this.channel.ack(message); } catch {
this.back(message); } }); } }`,
      errors: [{ messageId: 'endless', line: 5, data: { ...rabbit, callee: 'this.back', via: '' } }],
    },
    {
      name: 'a subscription gives a message at once that is given back',
      code: listening('ackDeadlineSeconds: 30'),
      errors: [
        {
          messageId: 'endless',
          line: 5,
          data: {
            callee: 'message.nack',
            via: '',
            lasts: 'until it is too old, by default after seven days',
            remedy:
              'Create the subscription with a `deadLetterPolicy`, and with a `retryPolicy` that lets time pass in between',
          },
        },
      ],
    },
    {
      name: 'a batch begins again with the message that cannot be read',
      code: reading('undefined').replace(
        'eachMessage: undefined',
        'eachBatch: async ({ batch, resolveOffset }) => { for (const one of batch.messages) {\nawait store(JSON.parse(String(one.value))); resolveOffset(one.offset); } }',
      ),
      errors: [{ messageId: 'stuck', line: 4 }],
    },
    {
      name: 'a handler of Nest gives back whatever fails',
      code: serving("queueOptions: { durable: true, deadLetterExchange: 'dead' }", givesBack),
      errors: [
        {
          messageId: 'endless',
          line: 4,
          data: { ...rabbit, callee: 'channel.nack', via: ' (via `Orders.placed → channel.nack`)' },
        },
      ],
    },
    {
      name: 'a message of Kafka that is no JSON fails its handler, each time',
      code: reading('async ({ message }) => {\nawait store(JSON.parse(String(message.value))); }'),
      errors: [{ messageId: 'stuck', line: 4, data: { callee: 'JSON.parse', via: '', by: 'kafkajs' } }],
    },
    {
      name: 'parts of the message in variables, and a default for one that is empty',
      code: reading(
        "async (payload) => { const { message: { value } } = payload; const text = value ? value.toString() : ''; if (text === '') return;\nawait store(JSON.parse(text || '{}')); }",
      ),
      errors: [{ messageId: 'stuck', line: 4 }],
    },
    {
      name: 'a method reads it, notes the error and throws it on',
      code: `import { Kafka, type KafkaMessage } from 'kafkajs';
export class Orders { private readonly consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'orders' });
start() { return this.consumer.run({ eachMessage: async ({ topic, message }) => { await this.handle(topic, this.read(message)); } }); }
private async handle(topic: string, order: unknown) { console.log(topic, order); }
private read(message: KafkaMessage) { try { const text = message.value!.toString();
return JSON.parse(text); } catch (error) { console.error(error); throw error; } } }`,
      errors: [{ messageId: 'stuck', line: 6, data: { callee: 'JSON.parse', via: '', by: 'kafkajs' } }],
    },
    {
      name: 'an awaited function reads it, for two consumers',
      code: reading(
        'async ({ message }) => { await handle(message); }',
        'async function handle({ value }: KafkaMessage) {\nawait store(JSON.parse(String(value))); } export const again = () => consumer.run({ eachMessage: async ({ message }) => handle(message) });',
      ),
      errors: [{ messageId: 'stuck', line: 3 }],
    },
  ],
});

untypedRuleTester.run('no-redelivery-loop without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'a message of Kafka that is no JSON, in plain JavaScript',
      code: "const { Kafka } = require('kafkajs'); const { store } = require('./store');\nconst consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'orders' }); consumer.run({ eachMessage: async ({ message }) => {\nawait store(JSON.parse(message.value.toString())); } });",
      filename: 'file.js',
      errors: [{ messageId: 'stuck', line: 3 }],
    },
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const amqp = require('amqplib'); const { store } = require('./store');\nexports.start = async () => { const connection = await amqp.connect('amqp://broker'); const channel = await connection.createChannel(); await channel.assertQueue('orders'); await channel.consume('orders', async (message) => { try { await store(message); channel.ack(message); } catch (error) {\nchannel.nack(message); } }); };",
      filename: 'file.js',
      errors: [{ messageId: 'endless', line: 3 }],
    },
  ],
});
