import rule from '../../rules/no-dedupe-outside-transaction.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const pg =
  "import { Pool } from 'pg'; const pool = new Pool(); const schema = 'CREATE TABLE inbox (id text PRIMARY KEY); CREATE TABLE entries (account text, amount int)';";
const redis = "import Redis from 'ioredis'; const redis = new Redis();";
const kafka = `import { Kafka } from 'kafkajs'; ${pg} ${redis} const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' }); type Payment = { id: string; account: string; amount: number };`;
const work =
  "await pool.query('UPDATE accounts SET balance = balance + $1 WHERE id = $2', [payment.amount, payment.account]);";
const day = 'await redis.set(`paid:${payment.id}`, 1, "EX", 86400, "NX")';
const claim = `const isNew = ${day}; if (isNew === null) return;`;
const look =
  "const { rows } = await pool.query('SELECT id FROM inbox WHERE id = $1', [payment.id]); if (rows.length > 0) return;";
const store = "await pool.query('INSERT INTO inbox (id) VALUES ($1)', [payment.id]);";

/** A handler of kafkajs that has a payment, and what stands before it. */
const handling = (body: string, before = '') =>
  `${kafka}\n${before}\nexport const start = () => consumer.run({ eachMessage: async ({ message }) => { const payment = JSON.parse(String(message.value)) as Payment;\n${body} } });`;

const lost = [{ messageId: 'lost' as const, line: 4 }];
const twice = [{ messageId: 'twice' as const, line: 4 }];
const remove = 'await redis.del(`paid:${payment.id}`);';
const prisma = "import { PrismaClient } from '@prisma/client'; const db = new PrismaClient();";
const upstash = "import { Redis as Cache } from '@upstash/redis'; const cache = Cache.fromEnv();";
const webhook = (body: string, before = '') =>
  `import Stripe from 'stripe'; ${pg} ${redis} const stripe = new Stripe('key'); ${before}\nexport async function receive(text: string, signature: string) { const event = stripe.webhooks.constructEvent(text, signature, 'secret');\nawait book({ id: event.id, account: 'a', amount: 1 }); }\nasync function book(payment: { id: string; account: string; amount: number }) {\n${body} }`;

ruleTester.run('no-dedupe-outside-transaction', rule, {
  valid: [
    { name: 'work without a mark', code: handling(work) },
    {
      name: 'a row in one transaction with the work',
      code: handling(
        `await db.$transaction(async (tx) => { const known = await tx.inbox.findUnique({ where: { id: payment.id } }); if (known) return; await tx.inbox.create({ data: { id: payment.id } }); await tx.entry.create({ data: { account: payment.account } }); });`,
        prisma,
      ),
    },
    {
      name: 'a transaction that the caller opens',
      code: `${kafka}\nimport type { PoolClient } from 'pg'; export const handle = async (client: PoolClient, payment: Payment) => { ${`${look} ${store} ${work}`.replaceAll('pool.', 'client.')} }; export const start = (client: PoolClient) => consumer.run({ eachMessage: async ({ message }) => { await handle(client, JSON.parse(String(message.value)) as Payment); } });`,
    },
    {
      name: 'a key that is removed when the work fails',
      code: handling(`${claim} try { ${work} } catch (error) { ${remove} throw error; }`),
    },
    {
      name: 'a key that is removed in any case',
      code: handling(`${claim} try { ${work} } finally { ${remove} }`),
    },
    {
      name: 'a key that is removed by a caller',
      code: webhook(`${claim} ${work}`).replace(
        "await book({ id: event.id, account: 'a', amount: 1 });",
        "try { await book({ id: event.id, account: 'a', amount: 1 }); } catch (error) { await redis.del(`paid:${event.id}`); throw error; }",
      ),
    },
    {
      name: 'a failure that is handled out of sight',
      code: handling(
        `${claim} try { ${work} } catch (error) { await release(payment.id); throw error; }`,
        'declare const release: (id: string) => Promise<void>;',
      ),
    },
    {
      name: 'a failure that ends in a catch',
      code: handling(`${claim} try { ${work} } catch { console.log('failed'); }`),
    },
    {
      name: 'a failure that a combinator keeps',
      code: handling(`${claim} await Promise.allSettled([${work.slice(6, -1)}]);`),
    },
    { name: 'work that nobody waits for', code: handling(`${claim} void ${work.slice(6)}`) },
    { name: 'a lease', code: handling(`${claim.replace('86400', '60')} ${work}`) },
    {
      name: 'a lease in milliseconds',
      code: handling(`${claim.replace('"EX"', '"PX"')} ${work}`).replace('86400', '60000'),
    },
    {
      name: 'a time that is not known',
      code: handling(`${claim.replace('86400', 'time')} ${work}`, 'declare const time: number;'),
    },
    {
      name: 'an expiry of another kind',
      code: handling(`${claim.replace('"EX"', '"EXAT"')} ${work}`),
    },
    {
      name: 'an argument that is not known',
      code: handling(`${claim.replace('"EX"', 'unit')} ${work}`, 'declare const unit: "EX";'),
    },
    { name: 'a lock', code: handling(`${claim.replace('paid:', 'lock:')} ${work}`) },
    { name: 'a key that is set in any case', code: handling(`${claim.replace(', "NX"', '')} ${work}`) },
    {
      name: 'a key whose expiry is set later',
      code: handling(
        `${claim.replace(', "EX", 86400', '')} ${work} await redis.expire(\`paid:\${payment.id}\`, 60);`,
      ),
    },
    ...['{ ...options, nx: true }', '{ ex: time, nx: true }', '{ keepTtl: true, nx: true }'].map((one) => ({
      name: `options that cannot be read, or say something else: ${one}`,
      code: handling(
        `if (!(await cache.set(payment.id, 1, ${one}))) return; ${work}`,
        `${upstash} declare const options: object; declare const time: number;`,
      ),
    })),
    { name: 'an argument that is no text', code: handling(`${claim.replace('"EX"', 'null')} ${work}`) },
    {
      name: 'a comparison that says nothing about whether it was set',
      code: handling(`${claim.replace('isNew === null', 'isNew < "x"')} ${work}`),
    },
    {
      name: 'an answer that decides together with something else',
      code: handling(`${claim.replace('isNew === null', 'isNew === null && payment.amount > 1')} ${work}`),
    },
    {
      name: 'a second delivery that is answered with an error',
      code: handling(`${claim.replace('return;', "throw new Error('again');")} ${work}`),
    },
    {
      name: 'a second delivery that is told to come again',
      code: handling(`${claim.replace('return;', '{ console.log("in progress"); return; }')} ${work}`),
    },
    {
      name: 'a second delivery of which nothing is known',
      code: handling(
        `${claim.replace('return;', 'return later();')} ${work}`,
        'declare const later: () => void;',
      ),
    },
    {
      name: 'an answer that cannot be read',
      code: handling(
        `${claim.replace('return;', 'return answer;')} ${work}`,
        'declare const answer: undefined;',
      ),
    },
    {
      name: 'a test that leaves for the first delivery',
      code: handling(`${claim.replace('===', '!==')} ${work}`),
    },
    {
      name: 'a test that only logs',
      code: handling(`${claim.replace('return;', 'console.log(1);')} ${work}`),
    },
    { name: 'a test of something else', code: handling(`${day}; if (payment.amount === 0) return; ${work}`) },
    {
      name: 'a test in a loop of its own',
      code: handling(`for (const one of [1, 2]) { ${claim} console.log(one); } ${work}`),
    },
    { name: 'a mark that nobody waits for', code: handling(`void ${day.slice(6)}; ${work}`) },
    {
      name: 'mails, which no transaction holds',
      code: handling(
        `${claim} await mail.sendMail({ to: payment.account });`,
        "import { createTransport } from 'nodemailer'; const mail = createTransport({});",
      ),
    },
    {
      name: 'work that sets a value, and then the mark',
      code: handling(
        `${look} await pool.query('UPDATE accounts SET state = $1 WHERE id = $2', ['paid', payment.id]); ${store}`,
      ),
    },
    {
      name: 'work in another database, and then the mark',
      code: handling(
        `${look} await db.account.update({ where: { id: payment.account }, data: { balance: { increment: 1 } } }); ${store}`,
        prisma,
      ),
    },
    {
      name: 'a row of another table than the one that is looked up',
      code: handling(`${look.replace('inbox', 'customers')} ${store} ${work}`),
    },
    {
      name: 'a row that is changed afterwards',
      code: handling(
        `${look} ${store} ${work} await pool.query("UPDATE inbox SET state = 'done' WHERE id = $1", [payment.id]);`,
      ),
    },
    {
      name: 'a row that must be there',
      code: handling(`${look.replace('> 0', '=== 0')} ${store} ${work}`),
    },
    {
      name: 'a lookup that comes after the mark',
      code: handling(`${store} ${look} ${work}`),
    },
    {
      name: 'a function that is said to be idempotent',
      code: handling(
        'await book(payment);',
        `/** @idempotent */\nasync function book(payment: Payment) { ${claim} ${work} }`,
      ),
    },
    {
      name: 'a request',
      code: `${pg} ${redis} export async function POST(payment: { id: string; account: string; amount: number }) { ${claim} ${work} }`,
    },
    {
      name: 'a handler that delivers once',
      code: `import { connect } from 'nats'; ${pg} ${redis} export const start = async () => { const nc = await connect(); nc.subscribe('payments', { callback: async () => { const payment = { id: 'i', account: 'a', amount: 1 }; ${claim} ${work} } }); };`,
    },
    {
      name: 'an engine remembers the step',
      code: `import { Inngest } from 'inngest'; ${pg} ${redis} const inngest = new Inngest({ id: 'app' }); export const pay = inngest.createFunction({ id: 'pay' }, { event: 'paid' }, async ({ event, step }) => { const payment = event.data; ${claim} ${work} });`,
    },
  ],
  invalid: [
    {
      name: 'a key that stays when the work fails',
      code: handling(`${claim} ${work}`),
      errors: [
        {
          messageId: 'lost',
          line: 4,
          data: { callee: 'redis.set', by: 'kafkajs', work: 'pool.query', via: '' },
        },
      ],
    },
    {
      name: 'a key that is never removed',
      code: handling(`${claim.replace(', "EX", 86400', '')} ${work}`),
      errors: lost,
    },
    {
      name: 'a key by setnx',
      code: handling('if ((await redis.setnx(`paid:${payment.id}`, 1)) === 0) return; ' + work),
      errors: lost,
    },
    {
      name: 'options of another client',
      code: handling(
        `const ok = await cache.set(\`paid:\${payment.id}\`, 1, { ex: 604800, nx: true }); if (!ok) { console.log('done before'); return; } ${work}`,
        upstash,
      ),
      errors: lost,
    },
    {
      name: 'options without an expiry',
      code: handling(`if (!(await cache.set(payment.id, 1, { nx: true }))) return; ${work}`, upstash),
      errors: lost,
    },
    {
      name: 'an answer to the second delivery',
      code: handling(
        `${claim.replace('return;', 'return reply.send();')} ${work}`,
        'declare const reply: { send(): void };',
      ),
      errors: lost,
    },
    {
      name: 'a key of something else is removed',
      code: handling(`${claim} ${work} await redis.del('balances');`),
      errors: lost,
    },
    {
      name: 'a failure that is rethrown, and a test inside another',
      code: handling(
        `if (payment.id) { ${claim} } try { ${work} } catch (error) { console.log(error); throw error; }`,
      ),
      errors: lost,
    },
    {
      name: 'a turn of a loop for each message',
      code: handling(
        `for (const one of [payment]) { ${claim.replace('return', 'continue')} console.log(one); ${work} }`,
      ),
      errors: lost,
    },
    {
      name: 'a row that is stored before the work',
      code: handling(`${look} ${store} ${work}`),
      errors: lost,
    },
    {
      name: 'a row beside a transaction of the work',
      code: handling(
        `const known = await db.inbox.findUnique({ where: { id: payment.id } }); if (known !== null) return; await db.inbox.create({ data: { id: payment.id } }); await db.$transaction(async (tx) => { await tx.entry.create({ data: { account: payment.account } }); });`,
        prisma,
      ),
      errors: lost,
    },
    {
      name: 'a row that is stored after the work',
      code: handling(`${look} ${work} ${store}`),
      errors: [
        {
          messageId: 'twice',
          line: 4,
          data: { callee: 'pool.query', by: 'kafkajs', work: 'pool.query', via: '' },
        },
      ],
    },
    {
      name: 'the first row of the answer',
      code: handling(
        `const { rows: [known] } = await pool.query('SELECT id FROM inbox WHERE id = $1', [payment.id]); if (known) return; ${work} ${store}`,
      )
        .replace('const { rows: [known] } =', 'const found =')
        .replace('if (known)', 'if (Boolean(found.rows[0]))'),
      errors: twice,
    },
    {
      name: 'helpers that look up, store and work',
      code: handling(
        'if (await isHandled(payment.id)) return; await book(payment); await markHandled(payment);',
        `const isHandled = async (id: string) => { const { rowCount } = await pool.query('SELECT id FROM inbox WHERE id = $1', [id]); return rowCount > 0; }; const markHandled = async (payment: Payment) => { ${store} }; const book = async (payment: Payment) => { ${work} };`,
      ),
      errors: [
        {
          messageId: 'twice',
          line: 4,
          data: {
            callee: 'markHandled',
            by: 'kafkajs',
            work: 'pool.query',
            via: ' (via `book → pool.query`)',
          },
        },
      ],
    },
    {
      name: 'a function that the receiver of a webhook calls',
      code: webhook(`${claim} ${work}`),
      errors: [
        {
          messageId: 'lost',
          line: 5,
          data: { callee: 'redis.set', by: 'stripe', work: 'pool.query', via: '' },
        },
      ],
    },
    {
      name: 'a handler that is handed over by name',
      code: `${kafka}\nasync function handle({ message }: { message: { value: Buffer | null } }) { const payment = JSON.parse(String(message.value)) as Payment;\n\n${claim} ${work} }\nexport const start = () => consumer.run({ eachMessage: handle });`,
      errors: lost,
    },
    {
      name: 'injected clients',
      code: `import { Processor, WorkerHost } from '@nestjs/bullmq'; import { Pool } from 'pg'; import type { Redis } from 'ioredis';\n@Processor('payments') export class Payments extends WorkerHost { constructor(private readonly pool: Pool, private readonly redis: Redis) { super(); } async process(payment: { id: string; account: string; amount: number }) {\n\n${`${claim} ${work}`.replace('redis.set', 'this.redis.set').replace('pool.', 'this.pool.')} } }`,
      errors: lost,
    },
  ],
});

untypedRuleTester.run('no-dedupe-outside-transaction without types', rule, {
  valid: [],
  invalid: [
    { name: 'a key that stays when the work fails', code: handling(`${claim} ${work}`), errors: lost },
  ],
});
