import rule from '../../rules/no-unstable-idempotency-key.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const stripe =
  "import { randomUUID, createHash } from 'node:crypto'; import Stripe from 'stripe'; import pRetry from 'p-retry'; const stripe = new Stripe('key'); type Order = { id: string; intent: string };";
const refund = (key: string) =>
  `stripe.refunds.create({ payment_intent: order.intent, amount: 5 }, { idempotencyKey: ${key} })`;

/** A function of an order that makes a refund with a key. */
const withKey = (key: string, before = '') =>
  `${stripe}\nexport async function cancel(order: Order, known?: string) { ${before}\nawait ${refund(key)}; }`;

/** A worker whose job makes a refund with a key. */
const inJob = (key: string) =>
  `${stripe} import { Worker } from 'bullmq';
  export const worker = new Worker<Order>('refunds', async (job) => { const order = job.data; await ${refund(key)}; }, { connection: {} });`;

ruleTester.run('no-unstable-idempotency-key', rule, {
  valid: [
    {
      name: 'a key made from the job, which stays the same when it is tried again',
      code: inJob('`${job.id}-${order.id}`'),
    },
    {
      name: 'a count of the business that has the name of an attempt',
      code: inJob('`${order.id}-${paid.attemptsMade}`').replace(
        'type Order',
        'declare const paid: { attemptsMade: number }; type Order',
      ),
    },
    {
      name: 'what is given back as a whole cannot be given back again',
      code: withKey('randomUUID()').replace(', amount: 5', ''),
    },
    { name: 'a key made from the business', code: withKey('`refund-${order.id}`') },
    {
      name: 'a digest of the business',
      code: withKey("createHash('sha256').update(order.id).digest('hex')"),
    },
    { name: 'a key that the caller may give', code: withKey('known ?? randomUUID()') },
    {
      name: 'a key that is kept, here by a store',
      code: withKey('key', 'const key = randomUUID(); await keep(key);').replace(
        'type Order',
        'declare function keep(key: string): Promise<void>; type Order',
      ),
    },
    {
      name: 'a key that is drawn before the retry is the same at each attempt',
      code: `${stripe} export async function cancel(order: Order) { const key = randomUUID(); await pRetry(() => ${refund('key')}, { retries: 3 }); }`,
    },
    {
      name: 'a key that is drawn before the loop as well',
      code: `${stripe} export async function cancel(order: Order) { const key = randomUUID(); for (let turn = 0; turn < 3; turn++) { try { return await ${refund('key')}; } catch {} } }`,
    },
    {
      name: 'options that are made before the retry',
      code: `${stripe} export async function cancel(order: Order) { const options = { idempotencyKey: randomUUID() }; await pRetry(() => stripe.refunds.create({ payment_intent: order.intent, amount: 5 }, options)); }`,
    },
    {
      name: 'a day is the same for each repetition of that day',
      code: withKey('order.id + new Date().toISOString().slice(0, 10)'),
    },
    { name: 'a given moment', code: withKey('`${order.id}-${new Date(order.intent).getTime()}`') },
    {
      name: 'a counter of lines is no counter of attempts',
      code: `${stripe} export async function cancel(order: Order, lines: string[]) { for (let line = 0; line < lines.length; line++) { await ${refund('`${order.id}-${line}`')}; } }`,
    },
    {
      name: 'a line is the same line at each attempt',
      code: `${stripe} export async function cancel(order: Order, lines: string[]) { for (let line = 0; line < lines.length; line++) { for (let attempt = 0; attempt < 3; attempt++) { try { await ${refund('`${order.id}-${line}`')}; break; } catch {} } } }`,
    },
    {
      name: 'lines that are counted within each attempt',
      code: `${stripe} export async function cancel(order: Order, lines: string[]) { while (lines.length > 0) { try { for (let line = 0; line < lines.length; line++) { await ${refund('`${order.id}-${line}`')}; } return; } catch {} } }`,
    },
    {
      name: 'a key that only one of two ways draws',
      code: withKey("known === 'a' ? randomUUID() : order.id"),
    },
    {
      name: 'a function that keeps what it draws',
      code: `${stripe} const keys = new Map<string, string>(); function keyOf(id: string) { const key = randomUUID(); keys.set(id, key); return key; } export async function cancel(order: Order) { await ${refund('keyOf(order.id)')}; }`,
    },
    {
      name: 'an id of a job that has to be told from others',
      code: "import { Queue } from 'bullmq'; import { nanoid } from 'nanoid'; const queue = new Queue('mails'); export const enqueue = () => queue.add('mail', {}, { jobId: nanoid() });",
    },
    {
      name: 'what the library repeats by itself has the key each time',
      code: "import ky from 'ky'; export const order = (cart: string) => ky.post('https://shop.example/orders', { json: { cart }, headers: { 'Idempotency-Key': crypto.randomUUID() }, retry: { limit: 3, methods: ['post'] } });",
    },
    {
      name: 'what a wrapper repeats has the key of its caller each time',
      code: `${stripe} const pay = (order: Order, key: string) => pRetry(() => ${refund('key')}, { retries: 2 }); export const cancel = (order: Order) => pay(order, randomUUID());`,
    },
    {
      name: 'a wrapper that is given a stable key',
      code: `${stripe} const pay = (order: Order, key: string) => ${refund('key')}; export const cancel = (order: Order) => pay(order, order.id);`,
    },
    {
      name: 'a wrapper that does something else with what is drawn',
      code: `${stripe} const pay = (order: Order, trace: string, key: string) => ${refund('key')}; export const cancel = (order: Order) => pay(order, randomUUID(), order.id);`,
    },
    {
      name: 'a same-named local function draws nothing that is known',
      code: `import Stripe from 'stripe'; const stripe = new Stripe('key'); declare function randomUUID(): string; export const cancel = (order: { intent: string }) => ${refund('randomUUID()')};`,
    },
  ],
  invalid: [
    {
      name: 'a key made from the attempt of the job',
      code: inJob('`${order.id}-${job.attemptsMade}`'),
      errors: [
        {
          messageId: 'repeated',
          line: 2,
          data: {
            callee: 'stripe.refunds.create',
            via: '',
            text: 'job.attemptsMade',
            option: '`idempotencyKey`',
            wish: 'payment',
          },
        },
      ],
    },
    {
      name: 'chance at the call',
      code: withKey('randomUUID()'),
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            callee: 'stripe.refunds.create',
            text: 'randomUUID()',
            via: '',
            option: '`idempotencyKey`',
            wish: 'payment',
          },
        },
      ],
    },
    {
      name: 'the clock in a text',
      code: withKey('`refund-${order.id}-${Date.now()}`'),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'the clock in a sum',
      code: withKey("order.id + '-' + new Date().getTime()"),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'chance in a digest',
      code: withKey("createHash('sha256').update(order.id + Math.random()).digest('hex')"),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'chance in a list',
      code: withKey("[order.id, randomUUID().slice(0, 8)].join('-')"),
      errors: [{ messageId: 'repeated' }],
    },
    { name: 'a converted clock', code: withKey('String(Date.now())'), errors: [{ messageId: 'repeated' }] },
    {
      name: 'both ways draw',
      code: withKey("(known === 'a' ? randomUUID() : `${Date.now()}`)!"),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'a variable that is made for the call',
      code: withKey('key', 'const key = randomUUID();'),
      errors: [{ messageId: 'repeated' }],
    },
    {
      name: 'a shorthand, and options that are made for the call',
      code: `${stripe}\nexport async function cancel(order: Order) { const idempotencyKey = randomUUID(); const options = { idempotencyKey }; await stripe.refunds.create({ payment_intent: order.intent, amount: 5 }, options); }`,
      errors: [{ messageId: 'repeated', line: 2 }],
    },
    {
      name: 'a function that draws at each call',
      code: `${stripe}\nconst keyOf = (id: string) => \`\${id}-\${Date.now()}\`;\nexport const cancel = (order: Order) => ${refund('keyOf(order.id)')};`,
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            callee: 'stripe.refunds.create',
            text: 'Date.now()',
            via: '',
            option: '`idempotencyKey`',
            wish: 'payment',
          },
        },
      ],
    },
    {
      name: 'a header of a request',
      code: "export const order = (cart: string) => fetch('https://shop.example/orders', { method: 'POST', body: cart, headers: { 'Idempotency-Key': crypto.randomUUID() } });",
      errors: [
        {
          messageId: 'repeated',
          data: {
            callee: 'fetch',
            text: 'crypto.randomUUID()',
            via: '',
            option: 'header `Idempotency-Key`',
            wish: 'request',
          },
        },
      ],
    },
    {
      name: 'the attempt that a library counts',
      code: `${stripe}\nexport const cancel = (order: Order) => pRetry((attempt) => ${refund('`${order.id}-${attempt}`')}, { retries: 3 });`,
      errors: [
        {
          messageId: 'retried',
          line: 2,
          data: {
            callee: 'stripe.refunds.create',
            text: 'attempt',
            via: '',
            option: '`idempotencyKey`',
            wish: 'payment',
            retry: '`pRetry`',
          },
        },
      ],
    },
    {
      name: 'the attempt that a loop counts',
      code: `${stripe}\nexport async function cancel(order: Order) { for (let attempt = 0; attempt < 3; attempt++) { try { return await ${refund('`${order.id}-${attempt}`')}; } catch {} } }`,
      errors: [
        {
          messageId: 'retried',
          line: 2,
          data: {
            callee: 'stripe.refunds.create',
            text: 'attempt',
            via: '',
            option: '`idempotencyKey`',
            wish: 'payment',
            retry: 'the loop around it',
          },
        },
      ],
    },
    {
      name: 'attempts counted beside a loop',
      code: `${stripe}\nexport async function cancel(order: Order) { let attempt = 0; while (attempt < 3) { attempt += 1; try { return await ${refund('`${order.id}-${attempt}`')}; } catch {} } }`,
      errors: [{ messageId: 'retried', line: 2 }],
    },
    {
      name: 'a job that is enqueued again by the retry',
      code: "import { Queue } from 'bullmq'; import { nanoid } from 'nanoid'; import pRetry from 'p-retry'; const queue = new Queue('mails');\nexport const enqueue = () => pRetry(() => queue.add('mail', {}, { jobId: nanoid() }));",
      errors: [{ messageId: 'retried', line: 2 }],
    },
    {
      name: 'a wrapper is reported where the key is drawn',
      code: `${stripe}\nconst pay = (order: Order, key: string) => ${refund('`refund-${key}`')};\nexport const cancel = (order: Order) => pay(order, randomUUID());`,
      errors: [
        {
          messageId: 'repeated',
          line: 3,
          data: {
            callee: 'pay',
            text: 'randomUUID()',
            via: ' (via `pay → stripe.refunds.create`)',
            option: '`idempotencyKey`',
            wish: 'payment',
          },
        },
      ],
    },
    {
      name: 'a wrapper that takes the key in an object, of an injected client',
      code: `import type Stripe from 'stripe'; import { v4 as uuid } from 'uuid';
        export class Refunds {
          constructor(private readonly stripe: Stripe) {}
          private create(wish: { intent: string; key: string }) { return this.stripe.refunds.create({ payment_intent: wish.intent, amount: 5 }, { idempotencyKey: wish.key }); }
          cancel(intent: string) { return this.create({ intent, key: uuid() }); }
        }`,
      errors: [{ messageId: 'repeated', line: 5 }],
    },
  ],
});

untypedRuleTester.run('no-unstable-idempotency-key without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const { randomUUID } = require('node:crypto');\nconst stripe = require('stripe')('key');\nexports.refund = (id) => stripe.refunds.create({ charge: id, amount: 5 }, { idempotencyKey: randomUUID() });",
      filename: 'file.js',
      errors: [{ messageId: 'repeated', line: 3 }],
    },
  ],
});
