import rule from '../../rules/require-idempotent-consumer.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const pg =
  "import { Pool } from 'pg'; const pool = new Pool(); const schema = 'CREATE TABLE inbox (id text PRIMARY KEY); CREATE TABLE entries (account text, amount int)';";
const kafka = `import { Kafka } from 'kafkajs'; ${pg} const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' }); type Payment = { id: string; account: string; amount: number };`;
const add =
  "await pool.query('UPDATE accounts SET balance = balance + $1 WHERE id = $2', [payment.amount, payment.account]);";
const insert =
  "await pool.query('INSERT INTO entries (account, amount) VALUES ($1, $2)', [payment.account, payment.amount]);";

/** A handler of kafkajs that has a payment, and what stands before it. */
const handling = (body: string, before = '') =>
  `${kafka}\n${before}\nexport const start = () => consumer.run({ eachMessage: async ({ message }) => { const payment = JSON.parse(String(message.value)) as Payment;\n${body} } });`;

const mail = "import { createTransport } from 'nodemailer'; const mail = createTransport({});";
const send = 'await mail.sendMail({ to: payment.account });';
const amqp = (body: string, options = '') =>
  `import type { Channel } from 'amqplib'; ${pg}\nexport const start = (channel: Channel) => channel.consume('payments', async (message) => { if (!message) return; const payment = JSON.parse(String(message.content)) as { id: string; account: string; amount: number };\n${body} }${options});`;
const webhook = (body: string) =>
  `import Stripe from 'stripe'; ${pg} const stripe = new Stripe('key');\nexport async function receive(text: string, signature: string) { const event = stripe.webhooks.constructEvent(text, signature, 'secret'); const payment = { id: event.id, account: 'a', amount: 1 };\n${body} }`;

const items = (body: string) =>
  `import { DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'; import type { SQSEvent } from 'aws-lambda'; declare const client: DynamoDBDocumentClient;\nexport const handler = async (event: SQSEvent) => { const payment = JSON.parse(event.Records[0].body) as { id: string; account: string; amount: number };\n${body} };`;
const total =
  "await client.send(new UpdateCommand({ TableName: 'accounts', Key: { id: payment.account }, UpdateExpression: 'ADD total :n', ExpressionAttributeValues: { ':n': payment.amount } }));";

const jobs = (handle: string) =>
  `type Payment = { id: string; account: string; amount: number }; interface Job { name: string; handle(payment: Payment): Promise<void> } const defineJob = (job: Job) => job; const jobs: Record<string, Job> = { rename: defineJob({ name: 'rename', async handle(payment) { await pool.query('UPDATE accounts SET name = $1 WHERE id = $2', [payment.id, payment.account]); } }), pay: defineJob({ name: 'pay', async handle(payment) { ${handle} } }) };`;
const lookUp = 'const job = jobs[String(event.type)]; if (!job) return; await job.handle(payment);';

/** A method of Nest for messages of RabbitMQ, with what stands above it and what it does. */
const pattern = (body: string, above = '') =>
  `import { Ctx, EventPattern, Payload, type RmqContext } from '@nestjs/microservices'; ${pg}\n${above}\nexport class Payments { constructor(private readonly seen: Set<string>) {} @EventPattern('paid') ${above && '@once '} async paid(@Payload() payment: { id: string; account: string; amount: number }, @Ctx() context: RmqContext) {\n${body} } }`;
const acknowledged = `${add} context.getChannelRef().ack(context.getMessage());`;

/** A consumer of the program's own, what it does with a message, and a handler that another function hands to it. */
const wrapped = (body: string, options = '') =>
  `import type { Channel } from 'amqplib'; ${pg} type Payment = { id: string; account: string; amount: number };
declare const channel: Channel; async function consume(queue: string, handle: (payment: Payment) => Promise<void>) { await channel.consume(queue, async (message) => { if (!message) return; const payment = JSON.parse(String(message.content)) as Payment; ${body} }${options}); }
async function pay(payment: Payment) {
  ${add} }
export const start = () => consume('payments', pay);`;
const tried =
  'try { await handle(payment); channel.ack(message); } catch { channel.nack(message, false, false); }';

/** A repository of accounts with methods of its own, and a worker of BullMQ that is given a payment. */
const ledger = (
  body: string,
  more = '',
) => `import { Worker } from 'bullmq'; import { type DataSource, type EntityManager, Repository } from 'typeorm';
class Account { id!: string; customer!: string; balance!: number; state!: string; paidBy!: string } class Note { id!: string }
export class Accounts extends Repository<Account> { in(manager?: EntityManager) { return manager ? manager.getRepository(Account) : this; } async credit(id: string, amount: number) { await this.in().increment({ id }, 'balance', amount); } }
export const start = (accounts: Accounts, notes: Repository<Note>) => new Worker<{ id: string; customer: string; amount: number }>('payments', async ({ data: payment }) => {
${body} });${more}`;
const account = 'const account = await accounts.findOneBy({ customer: payment.customer });';
const credit = 'await accounts.credit(account.id, payment.amount);';
const users = (body: string) =>
  `import { Worker } from 'bullmq'; import { model, Schema } from 'mongoose'; const User = model('User', new Schema({ customer: String, credits: Number, paidBy: String }));
export const worker = new Worker<{ id: string; customer: string }>('payments', async ({ data: payment }) => { const user = await User.findOne({ customer: payment.customer }).lean(); if (user === null) throw new Error('missing');
${body} }, { connection: {} });`;

const repeated = [{ messageId: 'repeated' as const, line: 4 }];

ruleTester.run('require-idempotent-consumer', rule, {
  valid: [
    {
      name: 'a row that is read, of which a test reads what the handler changes',
      code: ledger(
        `${account} if (!account || account.paidBy === payment.id) return; ${credit} await accounts.update({ id: account.id }, { paidBy: payment.id });`,
      ),
    },
    {
      name: 'a row that is asked for by its state',
      code: ledger(
        `const account = await accounts.findOneBy({ customer: payment.customer, state: 'waiting' }); if (!account) return; ${credit} await accounts.update({ id: account.id }, { state: 'paid' });`,
      ),
    },
    {
      name: 'a row that is handed to a function of which nothing is known',
      code: ledger(
        `${account} if (!account || wasPaid(account)) return; ${credit}`,
        'declare function wasPaid(account: Account): boolean;',
      ),
    },
    {
      name: 'a row that the handler makes where there is none',
      code: users(
        'const known = await User.findOne({ customer: payment.customer }); if (known) return; await User.updateOne({ customer: payment.customer }, { $inc: { credits: 5 } }, { upsert: true });',
      ),
    },
    {
      name: 'a column that an operator sets, which a test reads',
      code: users(
        'if (user.paidBy === payment.id) return; await User.updateOne({ _id: user._id }, { $inc: { credits: 5 }, $set: { paidBy: payment.id } });',
      ),
    },
    {
      name: 'a consumer that looks up what was handled before it hands a message on',
      code: wrapped(
        `const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [payment.id]); if (rows.length > 0) return; ${tried}`,
      ),
    },
    {
      name: 'a consumer that stores what was handled beside it',
      code: wrapped(
        "await handle(payment); await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]);",
      ),
    },
    {
      name: 'a consumer that acknowledges first',
      code: wrapped('channel.ack(message); await handle(payment);'),
    },
    { name: 'a consumer whose messages are done on delivery', code: wrapped(tried, ', { noAck: true }') },
    {
      name: 'a consumer that cannot be seen to hand every message on',
      code: `declare function first(id: string): Promise<boolean>; ${wrapped(`if (await first(payment.id)) { ${tried} }`)}`,
    },
    {
      name: 'a consumer that never hands on what it is given',
      code: wrapped('console.log(payment); channel.ack(message);'),
    },
    {
      name: 'a table of jobs of which none does anything twice',
      code: `${webhook(lookUp)}\n${jobs(add.replace('balance + $1', '$1'))}`,
    },
    {
      name: 'a table of jobs that is looked up after the message was stored',
      code: `${webhook(`await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]); ${lookUp}`)}\n${jobs(add)}`,
    },
    {
      name: 'a change to a given value',
      code: handling(
        "await pool.query('UPDATE accounts SET state = $1 WHERE id = $2', ['paid', payment.account]);",
      ),
    },
    {
      name: 'the id of the message is stored under a key before',
      code: handling(`await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]); ${add}`),
    },
    {
      name: 'the id of the message is stored in the same transaction',
      code: handling(
        `await db.$transaction(async (tx) => { await tx.account.update({ where: { id: payment.account }, data: { balance: { increment: 1 } } }); await tx.inbox.create({ data: { id: payment.id } }); });`,
        "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();",
      ),
    },
    {
      name: 'what was handled is looked up before',
      code: handling(
        `const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [payment.id]); if (rows.length > 0) return; ${add} await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]);`,
      ),
    },
    {
      name: 'a helper throws for what was handled',
      code: handling(
        `await assertNew(payment.id); ${add} await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]);`,
        "async function assertNew(id: string) { const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [id]); if (rows.length > 0) throw new Error('handled'); }",
      ),
    },
    {
      name: 'a helper runs what is new',
      code: handling(
        `await once(payment.id, async () => { ${add} });`,
        "async function once(id: string, run: () => Promise<void>) { const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [id]); if (rows.length === 0) { await run(); await pool.query('INSERT INTO inbox (id) VALUES ($1)', [id]); } }",
      ),
    },
    {
      name: 'the state of the row decides, and is changed',
      code: handling(
        `const { rows: [order] } = await pool.query('SELECT state FROM orders WHERE id = $1', [payment.id]); switch (order.state) { case 'open': { ${add} await pool.query('UPDATE orders SET state = $1 WHERE id = $2', ['paid', payment.id]); } }`,
      ),
    },
    {
      name: 'a row of the same table is read before',
      code: handling(
        `await pool.query('SELECT * FROM entries WHERE account = $1', [payment.account]); ${insert}`,
      ),
    },
    {
      name: 'a key that is set when it is not there',
      code: handling(
        `const isNew = (await redis.set(payment.id, '1', 'NX')) === 'OK'; for (const one of isNew ? [payment] : []) { ${add} }`,
        "import type Redis from 'ioredis'; declare const redis: Redis;",
      ),
    },
    {
      name: 'a row of Drizzle that gives way the second time, in one transaction with the sum',
      code: handling(
        'await db.transaction(async (tx) => { const [one] = await tx.insert(inbox).values({ id: payment.id }).onConflictDoNothing().returning(); if (!one) return; await tx.update(accounts).set({ balance: sql`${accounts.balance} + 1` }).where(eq(accounts.id, payment.account)); });',
        "import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; import { integer, pgTable, text } from 'drizzle-orm/pg-core'; const db = drizzle(pool); const inbox = pgTable('inbox', { id: text().primaryKey() }); const accounts = pgTable('accounts', { id: text().primaryKey(), balance: integer() });",
      ),
    },
    {
      name: 'an item of the message that is stored before, where it is not there',
      code: items(
        `await client.send(new PutCommand({ TableName: 'inbox', Item: { id: payment.id }, ConditionExpression: 'attribute_not_exists(id)' })); ${total}`,
      ),
    },
    {
      name: 'an item whose condition refuses a second change',
      code: items(
        total.replace('Values: {', "Values: {}, ConditionExpression: 'attribute_not_exists(paid)', More: {"),
      ),
    },
    {
      name: 'an inbox that cannot be seen',
      code: handling(
        `let seen = false; seen = await inbox.has(payment.id); if (seen) return; ${add}`,
        'declare const inbox: { has(id: string): Promise<boolean> };',
      ),
    },
    {
      name: 'a test of what something out of sight may change',
      code: handling(
        `const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [payment.id]); if (rows.length > 0) return; ${add} await mark(payment.id);`,
        'declare const mark: (id: string) => Promise<void>;',
      ),
    },
    {
      name: 'a function that is said to be idempotent',
      code: handling(
        'await book(payment);',
        `/** @idempotent */\nasync function book(payment: Payment) { ${add} }`,
      ),
    },
    {
      name: 'what is done when something fails',
      code: handling(`try { await pool.query('SELECT 1'); } catch (error) { ${add} throw error; }`),
    },
    {
      name: 'a way that its argument rules out',
      code: handling(
        'await book(payment, false);',
        `async function book(payment: Payment, isPaid: boolean) { if (isPaid) { ${add} } }`,
      ),
    },
    {
      name: 'a mail that comes last',
      code: handling(`${insert.replace('INSERT', 'SELECT * FROM entries; INSERT')} ${send}`, mail),
    },
    {
      name: 'a mail whose followers may fail alone',
      code: handling(`${send} try { ${add.replace('+', '')} } catch {}`, mail),
    },
    { name: 'the message is taken as done before', code: amqp(`channel.ack(message); ${add}`) },
    { name: 'the message is taken as done on delivery', code: amqp(add, ', { noAck: true }') },
    {
      name: 'options that cannot be read',
      code: `${amqp(add, ', options')} declare const options: { noAck: boolean };`,
    },
    {
      name: 'a handler that delivers once',
      code: `import { connect } from 'nats'; ${pg} export const start = async () => { const nc = await connect(); nc.subscribe('payments', { callback: async () => { const payment = { account: 'a', amount: 1 }; ${add} } }); };`,
    },
    {
      name: 'a request',
      code: `${pg} export async function POST(payment: { account: string; amount: number }) { ${add} }`,
    },
    {
      name: 'what comes before the check of a delivery',
      code: webhook('')
        .replace('const event', `const payment = { account: 'a', amount: 1 }; ${add} const event`)
        .replace("const payment = { id: event.id, account: 'a', amount: 1 };", ''),
    },
    {
      name: 'an engine remembers the step',
      code: `import { Inngest } from 'inngest'; ${pg} const inngest = new Inngest({ id: 'app' }); export const pay = inngest.createFunction({ id: 'pay' }, { event: 'paid' }, async ({ event, step }) => { const payment = event.data; await step.run('add', async () => { ${add} }); });`,
    },
    {
      name: 'a decorated method that is no handler',
      code: `import { Injectable } from '@nestjs/common'; ${pg} @Injectable() export class Payments { async process(payment: { account: string; amount: number }) { ${add} } }`,
    },
    {
      name: 'a type of the program that is named as one of AWS Lambda',
      code: `import type { Context } from 'aws-lambda'; interface SQSEvent { Records: { body: string }[] } ${pg} export const handler = async (event: SQSEvent, context: Context) => { const payment = JSON.parse(event.Records[0].body + context.awsRequestId) as { account: string; amount: number }; ${add} };`,
    },
    {
      name: 'a type of another package that is named as one of AWS Lambda',
      code: `import type { Context } from 'aws-lambda'; import type { SQSEvent } from './events.ts'; ${pg} export const handler = async (event: SQSEvent, context: Context) => { const payment = JSON.parse(event.Records[0].body + context.awsRequestId) as { account: string; amount: number }; ${add} };`,
    },
    {
      name: 'a function for events of another kind',
      code: `import type { APIGatewayProxyEvent } from 'aws-lambda'; ${pg} export const handler = async (event: APIGatewayProxyEvent) => { const payment = JSON.parse(event.body ?? '') as { account: string; amount: number }; ${add} };`,
    },
    {
      name: 'a function that a package wraps before it is exported',
      code: `import { once } from '@acme/inbox'; import type { SQSEvent } from 'aws-lambda'; ${pg} export const handler = once(async (event: SQSEvent) => { const payment = JSON.parse(event.Records[0].body) as { account: string; amount: number }; ${add} });`,
    },
    {
      name: 'a method that does not say that a message is done, of a transport that may deliver it once',
      code: pattern(add),
    },
    {
      name: 'a method that a decorator of the program keeps from running twice',
      code: pattern(
        acknowledged,
        'function once(target: object, name: string, property: PropertyDescriptor) { const run = property.value; property.value = function (this: Payments, ...given: { id: string }[]) { return this.seen.has(given[0].id) ? undefined : run.apply(this, given); }; }',
      ),
    },
  ],
  invalid: [
    {
      name: 'a row that is only looked for, by a repository of the program',
      code: ledger(
        `${account} if (!account) return; ${credit} await accounts.update({ id: account.id }, { state: 'paid' }); await notes.upsert({ id: payment.id }, ['id']);`,
      ),
      errors: [{ messageId: 'repeated', line: 5 }],
    },
    {
      name: 'a document that is only looked for',
      code: users('await User.updateOne({ _id: user._id }, { $inc: { credits: 5 } });'),
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a consumer of the program hands messages on to a handler',
      code: wrapped(tried),
      errors: [
        {
          messageId: 'repeated',
          line: 4,
        },
      ],
    },
    {
      name: 'so it does where the handler is written in place',
      code: wrapped('await handle(payment); channel.ack(message);').replace(
        "consume('payments', pay)",
        "consume('payments', async (payment) => { await pay(payment); })",
      ),
      errors: [{ messageId: 'repeated', line: 5 }],
    },
    {
      name: 'a method that is given a message until it says that it is done',
      code: pattern(acknowledged),
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'a method with a decorator that only notes something',
      code: pattern(acknowledged, 'function once(target: object, name: string) { console.log(name); }'),
      errors: [{ messageId: 'repeated', line: 4 }],
    },
    {
      name: 'a sum that grows with each delivery',
      code: handling(add),
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          data: {
            by: 'kafkajs',
            callee: 'pool.query',
            twice: 'makes the change on top of the first',
            via: '',
          },
        },
      ],
    },
    {
      name: 'a row that each delivery stores',
      code: handling(insert),
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          data: { by: 'kafkajs', callee: 'pool.query', twice: 'stores another row', via: '' },
        },
      ],
    },
    {
      name: 'a mail that is followed by what may fail',
      code: handling(`${send} await pool.query('SELECT 1');`, mail),
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          data: { by: 'kafkajs', callee: 'mail.sendMail', twice: 'sends the notice again', via: '' },
        },
      ],
    },
    {
      name: 'mails of which a later one may fail',
      code: handling(`for (const to of [payment.account]) { await mail.sendMail({ to }); }`, mail),
      errors: repeated,
    },
    {
      name: 'a test of what nobody changes here',
      code: handling(
        `const { rows } = await pool.query('SELECT id FROM customers WHERE id = $1', [payment.account]); if (rows.length === 0) return; ${add}`,
      ),
      errors: repeated,
    },
    {
      name: 'a test of the message alone',
      code: handling(
        `const { amount } = payment; if (amount === 0 || !Number.isFinite(amount)) return; ${add}`,
      ),
      errors: repeated,
    },
    {
      name: 'an assertion about what nobody changes here',
      code: handling(
        `await assertKnown(payment.account); ${add}`,
        "async function assertKnown(id: string) { const { rows } = await pool.query('SELECT id FROM customers WHERE id = $1', [id]); if (rows.length === 0) throw new Error('unknown'); }",
      ),
      errors: repeated,
    },
    {
      name: 'through a helper',
      code: handling('await book(payment);', `async function book(payment: Payment) { ${add} }`),
      errors: [
        {
          messageId: 'repeated',
          line: 4,
          data: {
            by: 'kafkajs',
            callee: 'book',
            twice: 'makes the change on top of the first',
            via: ' (via `book → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'the message is acknowledged after',
      code: amqp(`${add} channel.ack(message);`),
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a job of a table that a webhook looks up',
      code: `${webhook(lookUp)}\n${jobs(add)}`,
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            by: 'stripe',
            callee: 'job.handle',
            twice: 'makes the change on top of the first',
            via: ' (via `handle → pool.query`)',
          },
        },
      ],
    },
    { name: 'a webhook', code: webhook(add), errors: [{ messageId: 'repeated', line: 3 }] },
    {
      name: 'a webhook that is checked elsewhere',
      code: `${webhook(add).replace(
        "const event = stripe.webhooks.constructEvent(text, signature, 'secret')",
        'const event = check(text, signature)',
      )}\nfunction check(text: string, signature: string) { return stripe.webhooks.constructEvent(text, signature, 'secret'); }`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a processor of jobs',
      code: `import { Processor, WorkerHost } from '@nestjs/bullmq'; ${pg}\n@Processor('payments') export class Payments extends WorkerHost { async process(payment: { account: string; amount: number }) {\n${add} } }`,
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            by: '@nestjs/bullmq',
            callee: 'pool.query',
            twice: 'makes the change on top of the first',
            via: '',
          },
        },
      ],
    },
    {
      name: 'a process of a queue',
      code: `import { Process } from '@nestjs/bull'; ${pg}\nexport class Payments { @Process() async pay(payment: { account: string; amount: number }) {\n${add} } }`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a function for messages of a queue',
      code: `import type { SQSEvent } from 'aws-lambda'; ${pg}\nexport const handler = async (event: SQSEvent) => { const payment = JSON.parse(event.Records[0].body) as { account: string; amount: number };\n${add} };`,
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            by: 'Amazon SQS',
            callee: 'pool.query',
            twice: 'makes the change on top of the first',
            via: '',
          },
        },
      ],
    },
    {
      name: 'a counter of Knex that grows with each delivery',
      code: handling(
        "await db('accounts').where({ id: payment.account }).increment('balance', payment.amount);",
        "import knex from 'knex'; const db = knex({});",
      ),
      errors: repeated,
    },
    {
      name: 'a sum of Drizzle that grows with each delivery',
      code: handling(
        'await db.update(accounts).set({ balance: sql`${accounts.balance} + ${payment.amount}` }).where(eq(accounts.id, payment.account));',
        "import { drizzle } from 'drizzle-orm/node-postgres'; import { eq, sql } from 'drizzle-orm'; import { integer, pgTable, text } from 'drizzle-orm/pg-core'; const db = drizzle(pool); const accounts = pgTable('accounts', { id: text().primaryKey(), balance: integer() });",
      ),
      errors: repeated,
    },
    {
      name: 'a number of an item that grows with each delivery',
      code: items(total),
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'an item that is replaced by each delivery before a number grows',
      code: items(
        `await client.send(new PutCommand({ TableName: 'inbox', Item: { id: payment.id } })); ${total}`,
      ),
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a function that is typed as a handler',
      code: `import type { SNSHandler } from 'aws-lambda'; ${pg}\nexport const handler: SNSHandler = async (event) => { const payment = JSON.parse(event.Records[0].Sns.Message) as { account: string; amount: number };\n${add} };`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a function that is typed by the event that it handles',
      code: `import type { Handler, SQSEvent as Messages } from 'aws-lambda'; ${pg}\nexport const handler: Handler<Messages, void> = async (event) => { const payment = JSON.parse(event.Records[0].body) as { account: string; amount: number };\n${add} };`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'an event in the namespace of its package',
      code: `import type * as lambda from 'aws-lambda'; ${pg}\nexport const handler = async (event: lambda.SQSEvent) => { const payment = JSON.parse(event.Records[0].body) as { account: string; amount: number };\n${add} };`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'an injected client',
      code: `import { Processor, WorkerHost } from '@nestjs/bullmq'; import { Pool } from 'pg';\n@Processor('payments') export class Payments extends WorkerHost { constructor(private readonly pool: Pool) { super(); } async process(payment: { account: string; amount: number }) {\n${add.replace('pool', 'this.pool')} } }`,
      errors: [{ messageId: 'repeated', line: 3 }],
    },
    {
      name: 'a template of Prisma',
      code: handling(
        'await db.$executeRaw`UPDATE accounts SET balance = balance + ${payment.amount} WHERE id = ${payment.account}`; await db.$executeRaw`UPDATE totals SET count = count + 1 WHERE id = 1`;',
        "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();",
      ),
      errors: [...repeated, ...repeated],
    },
  ],
});

untypedRuleTester.run('require-idempotent-consumer without types', rule, {
  valid: [],
  invalid: [{ name: 'a sum that grows with each delivery', code: handling(add), errors: repeated }],
});
