import rule from '../../rules/no-ack-before-processing.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const pg =
  "import { Pool } from 'pg'; const pool = new Pool(); const save = (id: string) => pool.query('INSERT INTO orders (id) VALUES ($1)', [id]);";
const amqp = `import type { Channel, ConsumeMessage } from 'amqplib'; ${pg}`;
const sqs = `import { DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'; ${pg} const sqs = new SQSClient({});`;
const done =
  "await sqs.send(new DeleteMessageCommand({ QueueUrl: 'orders', ReceiptHandle: message.ReceiptHandle }));";

/** A consumer of a queue whose handler has a message, and its text. */
const handling = (body: string, options = '') =>
  `${amqp}\nexport const start = (channel: Channel) => channel.consume('orders', async (message: ConsumeMessage | null) => { if (!message) return; const text = message.content.toString(); ${body} }${options});`;

/** A loop over the messages that were fetched. */
const polling = (body: string) =>
  `${sqs}\nexport async function poll() { const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: 'orders' })); for (const message of Messages) { ${body} } }`;

/** Such a loop, whose messages a function handles. */
const handing = (handler: string, loop = 'await handle(message);') =>
  `${polling(loop)}\nasync function handle(message: { Body?: string; ReceiptHandle?: string }) { ${handler} }`;

/** A server for messages, and a controller whose method handles them. */
const serving = (
  start: string,
  handler = "@EventPattern('orders') async placed() { await save('order'); }",
) =>
  `import type { INestApplication } from '@nestjs/common'; import { NestFactory } from '@nestjs/core'; import { EventPattern, MessagePattern, Transport } from '@nestjs/microservices'; ${pg}
export class Orders { ${handler} } export class App {}
export async function start(app: INestApplication) { ${start} }`;

/** A handler of an event, and what it announces. */
const onEvent = (body: string) =>
  `import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'; import { EventPattern } from '@nestjs/microservices'; const sns = new SNSClient({});
const announce = (id: string) => sns.send(new PublishCommand({ TopicArn: 'orders', Message: id }));
export class Orders { @EventPattern('placed') async placed({ id }: { id: string }) { ${body} } }`;

ruleTester.run('no-ack-before-processing', rule, {
  valid: [
    {
      name: 'the function that handles a message of a caller deletes it last',
      code: handing(`await save(message.Body ?? ''); ${done}`),
    },
    {
      name: 'a caller has done the work before the function that deletes the message',
      code: handing(
        `${done} await save('statistics');`,
        "await save(message.Body ?? ''); await handle(message);",
      ),
    },
    {
      name: 'a function deletes a message that another caller has as well',
      code: `${handing(`${done} await save(message.Body ?? '');`)}\nexport const again = (message: { Body?: string }) => handle(message);`,
    },
    {
      name: 'a message of Service Bus is completed after its work',
      code: `import { ServiceBusClient } from '@azure/service-bus'; ${pg}
const receiver = new ServiceBusClient('c').createReceiver('orders');
receiver.subscribe({ processMessage: async (message) => { await save(String(message.messageId)); await receiver.completeMessage(message); }, processError: async () => {} }); export {};`,
    },
    {
      name: 'a server whose handlers acknowledge',
      code: serving('app.connectMicroservice({ transport: Transport.RMQ, options: { noAck: false } });'),
    },
    {
      name: 'a server of a transport that knows no acknowledgement',
      code: serving('app.connectMicroservice({ transport: Transport.TCP });'),
    },
    {
      name: 'a server whose options cannot be read',
      code: `${serving('app.connectMicroservice(options);')} declare const options: { transport: Transport.RMQ };`,
    },
    {
      name: 'a server whose handlers keep nothing',
      code: serving(
        'app.connectMicroservice({ transport: Transport.RMQ });',
        "@MessagePattern('total') total() { return pool.query('SELECT 1'); }",
      ),
    },
    {
      name: 'a handler of Nest that acknowledges last',
      code: `import type { RmqContext } from '@nestjs/microservices'; ${serving(
        'app.connectMicroservice({ transport: Transport.RMQ, options: { noAck: false } });',
        "@EventPattern('orders') async placed(order: string, context: RmqContext) { const channel = context.getChannelRef(); await save(order); channel.ack(context.getMessage()); }",
      )}`,
    },
    {
      name: 'a server whose handlers only answer',
      code: serving(
        'app.connectMicroservice({ transport: Transport.RMQ });',
        "@MessagePattern('total') total({ user }: { user: string }) { return user; }",
      ),
    },
    {
      name: 'a mail that tells of a failure of the handler',
      code: `import { createTransport } from 'nodemailer'; const mails = createTransport(); ${serving(
        'app.connectMicroservice({ transport: Transport.RMQ });',
        "@EventPattern('orders') async placed() { try { console.log('placed'); } catch { await mails.sendMail({ to: 'a@b.c' }); } }",
      )}`,
    },
    {
      name: 'a handler that is meant for another transport',
      code: serving(
        'app.connectMicroservice({ transport: Transport.RMQ });',
        "@EventPattern('orders', Transport.TCP) async placed() { await save('order'); }",
      ),
    },
    {
      name: 'a signal of Redis that keeps nothing',
      code: "import Redis from 'ioredis'; export const start = (redis: Redis) => redis.on('message', (_channel, text) => { console.log(text); });",
    },
    {
      name: 'an event whose work is waited for',
      code: onEvent('await announce(id);'),
    },
    {
      name: 'an error that is kept for later',
      code: onEvent("void announce(id).catch(() => sns.send(new PublishCommand({ TopicArn: 'failed' })));"),
    },
    {
      name: 'work that nobody waits for, beside work that can be found again',
      code: onEvent("await announce(id); void announce('seen');"),
    },
    {
      name: 'work that a request handler does not wait for',
      code: "import { Get } from '@nestjs/common'; import axios from 'axios'; export class Orders { @Get() list() { void axios.put('http://seen/order', {}); } }",
    },
    {
      name: 'work of a caller that does not wait for it either is told there',
      code: `import { EventPattern } from '@nestjs/microservices'; ${pg} async function keep() { void save('order'); await pool.query('SELECT 1'); }
export class Orders { @EventPattern('orders') async placed() { await save('first'); await keep(); } }`,
    },
    { name: 'the acknowledgement comes last', code: handling('await save(text); channel.ack(message);') },
    { name: 'nothing is kept after it', code: handling('channel.ack(message); console.log(text);') },
    { name: 'a read after it', code: handling("channel.ack(message); await pool.query('SELECT 1');") },
    {
      name: 'a message that is of no use is let go',
      code: handling(
        "if (text === '') { channel.ack(message); return; } await save(text); channel.ack(message);",
      ),
    },
    {
      name: 'one way acknowledges, the other works',
      code: handling(
        "if (text === '') { channel.ack(message); } else { await save(text); channel.ack(message); }",
      ),
    },
    {
      name: 'the work was kept before, what follows may be done from there',
      code: handling(
        "await save(text); channel.ack(message); await pool.query('UPDATE orders SET seen = true WHERE id = $1', [text]);",
      ),
    },
    {
      name: 'a failure is let go',
      code: handling(
        'try { await save(text); } catch { channel.ack(message); await save("failed"); return; } channel.ack(message);',
      ),
    },
    {
      name: 'the last thing of each way',
      code: handling('try { await save(text); } finally { channel.ack(message); }'),
    },
    {
      name: 'a cache is filled again by itself',
      code: `import type Redis from 'ioredis'; ${handling("channel.ack(message); await redis.set('seen', text);")}`
        .replace('type Order', 'declare const redis: Redis; type Order')
        .replace('const save', 'declare const redis: Redis; const save'),
    },
    {
      name: 'messages are acknowledged by hand',
      code: handling('await save(text); channel.ack(message);', ', { noAck: false }'),
    },
    { name: 'a consumer that keeps nothing', code: handling('console.log(text);', ', { noAck: true }') },
    {
      name: 'options that cannot be read',
      code: `${handling('await save(text);', ', options')} declare const options: { noAck: boolean };`,
    },
    {
      name: 'each message is deleted after its work',
      code: polling(`await save(String(message.Body)); ${done}`),
    },
    {
      name: 'a message that was not taken in here is removed',
      code: `${sqs}\nexport async function cancel(message: { ReceiptHandle: string }) { ${done} await save('cancelled'); }`,
    },
    {
      name: 'the work that a caller hands in is waited for',
      code: `${amqp}\nconst consume = (channel: Channel, handle: (text: string) => Promise<void>) => channel.consume('orders', async (message) => { if (!message) return; await handle(message.content.toString()); channel.ack(message); });\nexport const start = (channel: Channel) => consume(channel, async (text) => { await save(text); });`,
    },
    {
      name: 'a same-named method is not the library',
      code: `${pg} class Channel { ack(_message: object) {} } export async function run(channel: Channel) { channel.ack({}); await save('order'); }`,
    },
  ],
  invalid: [
    {
      name: 'the function that handles a message of a caller deletes it first',
      code: handing(`${done} await save(message.Body ?? '');`),
      errors: [{ messageId: 'before', line: 3 }],
    },
    {
      name: 'a mail that is all that a message asks for',
      code: `import { MailerService } from '@nestjs-modules/mailer'; ${serving(
        '\napp.connectMicroservice({ transport: Transport.RMQ });',
        "constructor(private readonly mails: MailerService) {} @EventPattern('orders') async placed() { await this.mails.sendMail({ to: 'a@b.c' }); }",
      )}`,
      errors: [
        {
          messageId: 'default',
          line: 4,
          data: {
            callee: 'app.connectMicroservice',
            work: 'this.mails.sendMail',
            option: 'noAck: false',
            via: '',
          },
        },
      ],
    },
    {
      name: 'a handler of Nest that acknowledges first',
      code: `import type { RmqContext } from '@nestjs/microservices'; ${serving(
        'app.connectMicroservice({ transport: Transport.RMQ, options: { noAck: false } });',
        "@EventPattern('orders') async placed(order: string, context: RmqContext) {\ncontext.getChannelRef().ack(context.getMessage()); await save(order); }",
      )}`,
      errors: [{ messageId: 'before', line: 3 }],
    },
    {
      name: 'of a row and a mail, the row is named',
      code: `import { createTransport } from 'nodemailer'; const mails = createTransport(); ${serving(
        '\napp.connectMicroservice({ transport: Transport.RMQ });',
        "@EventPattern('orders') async placed() { await mails.sendMail({ to: 'a@b.c' }); await save('order'); }",
      )}`,
      errors: [
        {
          messageId: 'default',
          line: 4,
          data: {
            callee: 'app.connectMicroservice',
            work: 'pool.query',
            option: 'noAck: false',
            via: ' (via `save → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'of a question and an event, the work of the event is named: who asks learns of a failure',
      code: `import { MessagePattern } from '@nestjs/microservices'; ${serving(
        '\napp.connectMicroservice({ transport: Transport.RMQ });',
        "@MessagePattern('count') async count() { return pool.query('UPDATE stock SET counted = counted + 1'); } @EventPattern('orders') async placed() { await save('order'); }",
      )}`,
      errors: [
        {
          messageId: 'default',
          line: 4,
          data: {
            callee: 'app.connectMicroservice',
            work: 'pool.query',
            option: 'noAck: false',
            via: ' (via `save → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'the work of a method that a module hands to a consumer, whose type hides that it takes time',
      code: `${amqp} class Consumer { constructor(private readonly channel: Channel) {} start(handle: (id: string) => void) { return this.channel.consume('orders', (message) => {
if (message) { handle(message.content.toString()); this.channel.ack(message); } }); } }
class Orders { async placed(id: string) { await save(id); } } declare const channel: Channel; void new Consumer(channel).start(new Orders().placed);`,
      errors: [
        {
          messageId: 'beside',
          line: 2,
          data: {
            callee: 'this.channel.ack',
            work: 'pool.query',
            via: ' (via `handle → Orders.placed → save → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'a row of which nobody waits for the storing is named before a mail',
      code: `import Stripe from 'stripe'; import { createTransport } from 'nodemailer'; ${pg} const stripe = new Stripe('key'); const mails = createTransport();
async function place(id: string) { await mails.sendMail({ to: id }); await save(id); }
export async function webhook(body: string, signature: string) { const event = stripe.webhooks.constructEvent(body, signature, 'secret');
void place(event.id); }`,
      errors: [
        {
          messageId: 'webhook',
          line: 4,
          data: { work: 'pool.query', via: ' (via `place → save → pool.query`)' },
        },
      ],
    },
    {
      name: 'a server for RabbitMQ that is not told otherwise',
      code: serving('app.connectMicroservice({ transport: Transport.RMQ, options: { queue: "orders" } });'),
      errors: [
        {
          messageId: 'default',
          line: 3,
          data: {
            callee: 'app.connectMicroservice',
            work: 'pool.query',
            option: 'noAck: false',
            via: ' (via `Orders.placed → save → pool.query`)'.replace('Orders.placed → ', ''),
          },
        },
      ],
    },
    {
      name: 'a server for RabbitMQ that is created as such',
      code: serving(
        'void app; await NestFactory.createMicroservice(App, { transport: Transport.RMQ, options: { noAck: true } });',
        "@MessagePattern('place') place() { return save('order'); }",
      ),
      errors: [{ messageId: 'delivery', line: 3 }],
    },
    {
      name: 'a server for RabbitMQ that is added to an application made here',
      code: serving(
        'void app; const service = await NestFactory.create(App); service.connectMicroservice({ transport: Transport.RMQ });',
      ),
      errors: [{ messageId: 'default', line: 3 }],
    },
    {
      name: 'messages that Redis sends once',
      code: `import { Redis } from 'ioredis'; ${pg}
export const start = (redis: Redis) => redis.on('message', async (_channel, text) => { await save(text); });`,
      errors: [
        {
          messageId: 'once',
          line: 2,
          data: { callee: 'redis.on', work: 'pool.query', option: '', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'an event handler waits for none of its work',
      code: `import { EventPattern } from '@nestjs/microservices'; ${pg}
class Stock { async sold(ids: string[]) {
ids.forEach((id) => save(id)); } }
export class Orders { constructor(private readonly stock: Stock) {} @EventPattern('sold') async sold(ids: string[]) { return this.stock.sold(ids); } }`,
      errors: [
        {
          messageId: 'event',
          line: 3,
          data: { work: 'pool.query', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'a webhook is answered before its work is done',
      code: `import Stripe from 'stripe'; ${pg} const stripe = new Stripe('key');
export async function webhook(body: string, signature: string) { const event = stripe.webhooks.constructEvent(body, signature, 'secret');
void save(event.id).catch((error: unknown) => { console.error(error); }); }`,
      errors: [{ messageId: 'webhook', line: 3 }],
    },
    {
      name: 'the work comes after the acknowledgement',
      code: handling('channel.ack(message); await save(text);'),
      errors: [
        {
          messageId: 'before',
          line: 2,
          data: { callee: 'channel.ack', work: 'pool.query', option: '', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'nobody waits for the work',
      code: handling('void save(text); channel.ack(message);'),
      errors: [
        {
          messageId: 'beside',
          line: 2,
          data: { callee: 'channel.ack', work: 'pool.query', option: '', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'the work and the acknowledgement go on beside each other',
      code: polling(
        `await Promise.all([save(String(message.Body)), sqs.send(new DeleteMessageCommand({ QueueUrl: 'orders', ReceiptHandle: message.ReceiptHandle }))]);`,
      ),
      errors: [{ messageId: 'beside', line: 2 }],
    },
    {
      name: 'a message is deleted before its work',
      code: polling(`${done} await save(String(message.Body));`),
      errors: [
        {
          messageId: 'before',
          line: 2,
          data: { callee: 'sqs.send', work: 'pool.query', option: '', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'messages that are done on delivery',
      code: handling('await save(text);', ', { noAck: true }'),
      errors: [
        {
          messageId: 'delivery',
          line: 2,
          data: {
            callee: 'channel.consume',
            work: 'pool.query',
            option: 'noAck: true',
            via: ' (via `save → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'an offset is committed before the work',
      code: `import { Kafka } from 'kafkajs'; ${pg} const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'orders' });\nexport const start = () => consumer.run({ autoCommit: false, eachMessage: async ({ topic, partition, message }) => { await consumer.commitOffsets([{ topic, partition, offset: String(Number(message.offset) + 1) }]); await save(String(message.value)); } });`,
      errors: [{ messageId: 'before', line: 2 }],
    },
    {
      name: 'an injected channel, an acknowledgement in a method',
      code: `import type { Channel, ConsumeMessage } from 'amqplib'; ${pg}
        export class Orders {
          constructor(private readonly channel: Channel) {}
          private done(message: ConsumeMessage) { this.channel.ack(message); }
          async handle(message: ConsumeMessage) { this.done(message); await save(message.content.toString()); }
        }`,
      errors: [
        {
          messageId: 'before',
          line: 5,
          data: { callee: 'this.done', work: 'pool.query', option: '', via: ' (via `save → pool.query`)' },
        },
      ],
    },
    {
      name: 'nobody waits for the work that a caller hands in',
      code: `${amqp}\nconst consume = (channel: Channel, handle: (text: string) => void) => channel.consume('orders', (message) => { if (!message) return; handle(message.content.toString());\nchannel.ack(message); });\nexport const start = (channel: Channel) => consume(channel, async (text) => { await save(text); });`,
      errors: [
        {
          messageId: 'beside',
          line: 3,
          data: {
            callee: 'channel.ack',
            work: 'pool.query',
            option: '',
            via: ' (via `handle → start → save → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'a message of Service Bus is completed before its work',
      code: `import { ServiceBusClient } from '@azure/service-bus'; ${pg}
const receiver = new ServiceBusClient('c').createReceiver('orders');
receiver.subscribe({ processMessage: async (message) => { await receiver.completeMessage(message); await save(String(message.messageId)); }, processError: async () => {} }); export {};`,
      errors: [{ messageId: 'before', line: 3 }],
    },
    {
      name: 'a message that is brought to a handler',
      code: `import { PubSub, type Message } from '@google-cloud/pubsub'; ${pg}\nnew PubSub().subscription('orders').on('message', async (message: Message) => { message.ack(); await save(message.id); }); export {};`,
      errors: [{ messageId: 'before', line: 2 }],
    },
  ],
});

untypedRuleTester.run('no-ack-before-processing without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const amqp = require('amqplib'); const { Pool } = require('pg'); const pool = new Pool();\nexports.start = async () => { const connection = await amqp.connect('amqp://broker'); const channel = await connection.createChannel(); await channel.consume('orders', async (message) => {\nchannel.ack(message); await pool.query('INSERT INTO orders (id) VALUES (1)'); }); };",
      filename: 'file.js',
      errors: [{ messageId: 'before', line: 3 }],
    },
  ],
});
