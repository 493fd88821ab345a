import rule from '../../rules/require-compensation.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const clients = `
  import axios from 'axios';
  import { Pool } from 'pg';
  import Stripe from 'stripe';
  const pool = new Pool();
  const stripe = new Stripe('key');
  const stock = axios.create({ baseURL: 'http://stock', timeout: 500 });
  const reserve = (id: string) => stock.patch('/reservations', { id });
  const release = (id: string) => stock.delete('/reservations/' + id);
  const insert = (id: string) => pool.query('INSERT INTO orders (id) VALUES ($1)', [id]);
`;

const reservedBy = (disposal: string) => `${clients}
  class Reservation implements AsyncDisposable {
    private kept = false;
    constructor(private readonly id: string) {}
    static async of(id: string) { await reserve(id); return new Reservation(id); }
    keep() { this.kept = true; }
    async [Symbol.asyncDispose]() { if (!this.kept) { ${disposal} } }
  }
  export async function place(id: string) {
    await using reservation = await Reservation.of(id);
    await insert(id);
    reservation.keep();
  }`;

const settled = (test: string) => `${clients}
  export async function place(id: string) {
    const results = await Promise.allSettled([reserve(id), insert(id)]);
    const [seat, row] = results;
    if (${test}) {
      await release(id);
      await pool.query('UPDATE orders SET cancelled = true WHERE id = $1', [id]);
    }
  }`;
const settledTests = [
  "results.some((one) => one.status === 'rejected')",
  "seat.status === 'fulfilled' && row.status !== 'fulfilled'",
];

const keep =
  "await pool.query('UPDATE users SET data = $1 WHERE id = $2', [{ customer: made.id }, user.id]);";
const customerOf = (find: string, keeps: string) => `${clients}
  interface User { id: string; name: string; customer?: string }
  async function customerOf(user: User) {
    ${find}
    ${keeps}
    return made.id;
  }`;
const saved = `import type { Repository } from 'typeorm';
  interface User { id: string; fields: { customer: string | null } }
  class Payments {
    constructor(private readonly users: Repository<User>) {}
    async customerOf(user: User) {
      const { customer } = user.fields;
      if (user.fields.customer === null) {
        const made = await stripe.subscriptions.create({ items: [], customer: user.id });
        user.fields.customer = made.id;
        await this.users.save(user);
      }
      return user.fields.customer;
    }
    async pay(user: User) { const customer = await this.customerOf(user); await stock.put('/sales', { customer }); }
  }`;
const gateway =
  "import { BraintreeGateway } from 'braintree'; import type { Repository } from 'typeorm'; declare const gateway: BraintreeGateway;";
const kept = (made: 'customer' | 'subscription') => `
  interface User { id: string; fields: { payer?: string } }
  declare const users: Repository<User>;
  export async function payerOf(user: User) {
    if (!user.fields.payer) {
      const result = await gateway.${made}.create({ paymentMethodToken: 't', planId: 'p' });
      if (result.success) {
        const payer = result.${made}.id;
        user.fields.payer = payer;
        await users.save(user);
        return payer;
      }
    }
    return user.fields.payer;
  }`;
const keeping = (second: string) => ({ first: 'stripe.subscriptions.create', second, via: '' });
const ask =
  'if (user.customer) return user.customer; const made = await stripe.subscriptions.create({ items: [], customer: user.name });';
const pay =
  'export async function pay(user: User) { const customer = await customerOf(user); await stock.put("/sales", { customer }); }';

const delivered = (isStripe: boolean) => `${clients}
  async function place(id: string) {
    await reserve(id);
    await insert(id);
  }
  export async function POST(request: Request) {
    const text = await request.text();
    const event = ${isStripe ? "stripe.webhooks.constructEvent(text, request.headers.get('stripe-signature')!, 'secret')" : 'JSON.parse(text)'};
    await place(event.id);
    return new Response('');
  }`;

ruleTester.run('require-compensation', rule, {
  valid: [
    {
      name: 'what is made and costs nothing, when the object that lacked it cannot be saved',
      code: `${gateway} ${kept('customer')}`,
    },
    {
      name: 'what is made and costs nothing, when the database does not learn which one it is',
      code: `${clients}
        const customerFor = (name: string) => stripe.customers.create({ name });
        const link = (user: { id: string; customer: string }) => pool.query('UPDATE users SET customer = $1 WHERE id = $2', [user.customer, user.id]);
        export async function open(user: { id: string; name: string }) {
          const customer = await customerFor(user.name).then((made) => made.id);
          await link({ id: user.id, customer });
        }`,
    },
    {
      name: 'a service and the database are given what they keep, so that whoever repeats the request gets the same',
      code: `${clients}
        export async function rename(id: string, name: string) {
          await stock.put('/customers/' + id, { name });
          await pool.query('UPDATE customers SET name = $1 WHERE id = $2', [name, id]);
        }`,
    },
    {
      name: 'a webhook that fails is delivered again, and then does both',
      code: delivered(true),
    },
    {
      name: 'what is added to a record of what happened is nothing to undo, and nothing is undone for it',
      code: `${clients}
        import { Tinybird } from '@chronark/zod-bird';
        import { z } from 'zod';
        const tinybird = new Tinybird({ token: 'token' });
        const recordSale = tinybird.buildIngestEndpoint({ datasource: 'sales', event: z.object({ id: z.string() }) });
        export async function sell(id: string) {
          await recordSale({ id });
          await pool.query('UPDATE orders SET sold = true WHERE id = $1', [id]);
          await recordSale({ id });
        }`,
    },
    {
      name: 'a removal after whose failure the run goes on is passed over by the next run as well',
      code: `${clients}
        export async function close(id: string) {
          try {
            await release(id);
          } catch (error) {
            console.log('released already', error);
          }
          await pool.query('UPDATE orders SET closed = true WHERE id = $1', [id]);
        }`,
    },
    {
      name: 'a read before a write leaves nothing behind',
      code: `${clients} export async function place(id: string) { await stock.get('/items/' + id); await insert(id); }`,
    },
    {
      name: 'two writes in one database are one system',
      code: `${clients} export async function place(id: string) { await insert(id); await insert(id + '-copy'); }`,
    },
    {
      name: 'two calls of one service are one system',
      code: `${clients} export async function move(id: string) { await release(id); await reserve(id); }`,
    },
    {
      name: 'a catch that undoes the first step compensates',
      code: `${clients}
        export async function place(id: string) {
          await reserve(id);
          try { await insert(id); } catch (error) { await release(id); throw error; }
        }`,
    },
    ...[
      ['a value of any type', `declare const ledger: any;`, `ledger.undo(id)`],
      ['a function that is only declared', `declare function undo(id: string): Promise<void>;`, `undo(id)`],
      ['a module that is not found', `import { undo } from './undo-elsewhere';`, `undo(id)`],
      [
        'an interface that nothing implements',
        `interface Undo { run(id: string): Promise<void> } declare const undo: Undo;`,
        `undo.run(id)`,
      ],
      [
        'a table of functions',
        `declare const undo: Record<string, (id: string) => Promise<void>>;`,
        `undo['reserve']?.(id)`,
      ],
      [
        'a function that leads out of sight',
        `declare const ledger: any; async function undo(id: string) { await ledger.undo(id); }`,
        `undo(id)`,
      ],
    ].map(([by = '', declared = '', call = '']) => ({
      name: `a catch may undo the first step through ${by}`,
      code: `${declared} ${clients}
        export async function place(id: string) {
          await reserve(id);
          try { await insert(id); } catch (error) { await ${call}; throw error; }
        }`,
    })),
    {
      name: 'a caller that undoes the first step compensates',
      code: `${clients}
        async function place(id: string) { await reserve(id); await insert(id); }
        export async function handle(id: string) {
          try { await place(id); } catch (error) { await release(id); throw error; }
        }`,
    },
    ...settledTests.map((test) => ({
      name: `what is undone where a promise was rejected is no step: ${test}`,
      code: settled(test),
    })),
    {
      name: 'what disposes of a step at the end of its block undoes it',
      code: reservedBy('await release(this.id);'),
    },
    {
      name: 'so does a function that a stack of such things is given',
      code: `${clients}
        export async function place(id: string) {
          await using stack = new AsyncDisposableStack();
          await reserve(id);
          stack.defer(async () => { await release(id); });
          await insert(id);
          stack.move();
        }`,
    },
    {
      name: 'different arms are different runs',
      code: `${clients} export async function place(id: string, draft: boolean) { if (draft) await insert(id); else await reserve(id); }`,
    },
    {
      name: 'a payment with a key is made again until its outcome is noted',
      code: `${clients}
        export async function pay(id: string) {
          await stripe.refunds.create({ charge: id }, { idempotencyKey: 'refund-' + id });
          await pool.query('UPDATE orders SET refunded = true WHERE id = $1', [id]);
        }`,
    },
    {
      name: 'an intent that is noted before and closed after can be finished later',
      code: `${clients}
        export async function pay(id: string) {
          await insert(id);
          await stripe.refunds.create({ charge: id });
          await pool.query('UPDATE orders SET refunded = true WHERE id = $1', [id]);
        }`,
    },
    {
      name: 'a mail at the end takes nothing back',
      code: `${clients}
        import nodemailer from 'nodemailer';
        const mailer = nodemailer.createTransport({ host: 'mail' });
        export async function place(id: string) { await reserve(id); await mailer.sendMail({ to: id }); }`,
    },
    {
      name: 'a catch that goes on keeps the failure',
      code: `${clients}
        async function note(id: string) { try { await pool.query('INSERT INTO notes VALUES ($1)', [id]); } catch { console.error(id); } }
        export async function place(id: string) { await reserve(id); await note(id); }`,
    },
    {
      name: 'a function given to catch that does not throw keeps the failure',
      code: `${clients} export async function place(id: string) { await reserve(id); await insert(id).catch((error) => console.error(error)); }`,
    },
    {
      name: 'allSettled keeps the failure of each',
      code: `${clients} export async function place(id: string) { await reserve(id); await Promise.allSettled([insert(id)]); }`,
    },
    {
      name: 'work that is left to itself fails alone',
      code: `${clients} export async function place(id: string) { await reserve(id); void (async () => { await insert(id); })(); }`,
    },
    {
      name: 'work that the platform goes on with fails alone',
      code: `${clients}
        import { waitUntil } from '@vercel/functions';
        export async function place(id: string) { await reserve(id); waitUntil(stock.get('/').then(async () => { await insert(id); })); }`,
    },
    {
      name: 'two updates by id come to the same when both are done again',
      code: `${clients}
        export async function rename(id: string, name: string) {
          await pool.query('UPDATE customers SET name = $1 WHERE id = $2', [name, id]);
          await stripe.customers.update(id, { name });
        }`,
    },
    {
      name: 'an answer to an address that came with the event is no step',
      code: `${clients}
        import { request } from 'node:https';
        import { parse } from 'node:url';
        const respond = (event: { url: string }) =>
          new Promise<void>((resolve) => { request({ hostname: parse(event.url).hostname, method: 'PUT' }, () => resolve()).end(); });
        export async function handler(event: { url: string }) { await stock.put('/init', {}); await respond(event); }`,
    },
    {
      name: 'a step that nobody waits for fails alone',
      code: `${clients} export async function place(id: string) { await insert(id); void reserve(id); }`,
    },
  ],
  invalid: [
    {
      name: 'a removal whose failure ends the run leaves it half done',
      code: `${clients}
        export async function close(id: string) {
          await release(id);
          await pool.query('UPDATE orders SET closed = true WHERE id = $1', [id]);
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a service that is told to change something makes another change when it is told again',
      code: `${clients}
        export async function rename(id: string, name: string) {
          await stock.patch('/customers/' + id, { name });
          await pool.query('UPDATE customers SET name = $1 WHERE id = $2', [name, id]);
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a service that is given what it keeps has it already when the row is stored a second time',
      code: `${clients}
        export async function register(id: string, name: string) {
          await stock.put('/customers/' + id, { name });
          await insert(id);
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a result that the program names as a rejected promise is none',
      code: `${clients}
        interface PromiseRejectedResult { status: 'rejected' }
        interface PromiseFulfilledResult { status: 'fulfilled' }
        declare function review(id: string): Promise<PromiseRejectedResult | PromiseFulfilledResult>;
        export const isSettled = (ids: string[]) => Promise.allSettled(ids);
        export async function withdraw(id: string) {
          const verdict = await review(id);
          if (verdict.status === 'rejected') { await release(id); await insert(id); }
        }
        export {};`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'another stack of the same name disposes of its own',
      code: `${clients}
        export async function place(id: string) {
          await using stack = new AsyncDisposableStack();
          await reserve(id);
          { const stack = { defer(done: () => Promise<unknown>) {} }; stack.defer(async () => { await release(id); }); }
          await insert(id);
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a request that no deliverer makes is not made again',
      code: delivered(false),
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'what is made where it is missing, and kept there, is used by the next run: only keeping it may fail',
      code: `${customerOf(ask, keep)} ${pay}`,
      errors: [{ messageId: 'uncompensated', data: keeping('pool.query') }],
    },
    {
      name: 'what is kept in the object that is saved is used by the next run: only keeping it may fail',
      code: `${clients} ${saved}`,
      errors: [{ messageId: 'uncompensated', data: keeping('this.users.save') }],
    },
    {
      name: 'what is asked for through a variable is found by the next run as well: only keeping it may fail',
      code: `${clients}
        export async function pay(user: { id: string; customer: string | null }) {
          const known = user.customer;
          if (!known) {
            const made = await stripe.subscriptions.create({ items: [], customer: user.id });
            ${keep}
          }
          await stock.put('/sales', { user });
        }`,
      errors: [{ messageId: 'uncompensated', data: keeping('pool.query') }],
    },
    {
      name: 'what is made whether it is there or not is made again',
      code: `${customerOf('const made = await stripe.subscriptions.create({ items: [], customer: user.name });', keep)} ${pay}`,
      errors: [{ messageId: 'uncompensated' }, { messageId: 'uncompensated' }],
    },
    {
      name: 'what is kept elsewhere than where it is looked for is not found',
      code: `${customerOf(ask, keep.replace('customer', 'payer'))} ${pay}`,
      errors: [{ messageId: 'uncompensated', line: 15 }, { messageId: 'uncompensated' }],
    },
    {
      name: 'a step that is left out once the mark is set does not come again',
      code: `${clients}
        export async function ship(user: { id: string; customer: string | null }) {
          if (user.customer === null) {
            const made = await stripe.subscriptions.create({ items: [], customer: user.id });
            ${keep}
            await stock.put('/sales', { user });
          }
        }`,
      errors: [{ messageId: 'uncompensated' }, { messageId: 'uncompensated' }],
    },
    {
      name: 'what is billed for stands when the object that lacked it cannot be saved',
      code: `${gateway} ${kept('subscription')}`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'what is made and costs nothing stands when what is saved is something else',
      code: `${clients}
        export async function open(user: { id: string; name: string }) {
          const made = await stripe.customers.create({ name: user.name });
          await pool.query('UPDATE teams SET owner = $1', [user.id]);
          return made.id;
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'what is made and costs nothing stands when the transaction fails that makes what it is for',
      code: `${clients}
        import { PrismaClient } from '@prisma/client';
        const prisma = new PrismaClient();
        export async function open(name: string) {
          const made = await stripe.customers.create({ name });
          return prisma.$transaction(async (tx) => {
            const settings = await tx.settings.create({ data: { mails: true } });
            return tx.team.create({ data: { name, settingsId: settings.id, customer: made.id } });
          });
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'what is made and costs nothing is billed for before it is kept',
      code: `${clients}
        export async function open(user: { id: string; name: string }) {
          const made = await stripe.customers.create({ name: user.name });
          const plan = await stripe.subscriptions.create({ customer: made.id, items: [] });
          await pool.query('UPDATE users SET customer = $1, plan = $2 WHERE id = $3', [made.id, plan.id, user.id]);
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a reservation stands when the order cannot be saved',
      code: `${clients}
        export async function place(id: string) {
          await reserve(id);
          await insert(id);
        }`,
      errors: [
        {
          messageId: 'uncompensated',
          line: 14,
          data: { first: 'reserve', second: 'insert', via: ' (via `insert → pool.query`)' },
        },
      ],
    },
    {
      name: 'a cancelled order stands when the service fails',
      code: `${clients}
        export async function cancel(id: string) {
          await pool.query('UPDATE orders SET cancelled = true WHERE id = $1', [id]);
          await release(id);
        }`,
      errors: [{ messageId: 'uncompensated', line: 14 }],
    },
    {
      name: 'what is done where all promises were fulfilled is',
      code: settled("results.every((one) => one.status === 'fulfilled')"),
      errors: [{ messageId: 'uncompensated', line: 17 }],
    },
    {
      name: 'what is disposed of without a word to the service stands',
      code: reservedBy("console.warn('left', this.id);"),
      errors: [
        {
          messageId: 'uncompensated',
          line: 21,
          data: { first: 'Reservation.of', second: 'insert', via: ' (via `insert → pool.query`)' },
        },
      ],
    },
    {
      name: 'a reservation stands when the payment fails',
      code: `${clients}
        export async function place(id: string) {
          await reserve(id);
          await stripe.refunds.create({ charge: id });
        }`,
      errors: [{ messageId: 'uncompensated', line: 14 }],
    },
    {
      name: 'a catch that logs, and rejects, undoes nothing',
      code: `import { captureException } from '@sentry/node'; ${clients}
        export function place(id: string) {
          return new Promise<void>(async (resolve, reject) => {
            await reserve(id);
            try { await insert(id); resolve(); }
            catch (error) { console.error(error); captureException(error); reject(error); }
          });
        }`,
      errors: [{ messageId: 'uncompensated' }],
    },
    {
      name: 'a catch around both steps undoes neither',
      code: `${clients}
        export async function place(id: string) {
          try {
            await reserve(id);
            await insert(id);
          } catch (error) { console.error(error); }
        }`,
      errors: [{ messageId: 'uncompensated', line: 15 }],
    },
    {
      name: 'a counter does not come to the same when it is done again',
      code: `${clients}
        export async function earn(id: string) {
          await pool.query('UPDATE customers SET points = points + 1 WHERE id = $1', [id]);
          await stripe.customers.update(id, { name: 'gold' });
        }`,
      errors: [{ messageId: 'uncompensated', line: 14 }],
    },
    {
      name: 'injected clients are known by their declared types',
      code: `
        import type { AxiosInstance } from 'axios';
        import type { Repository } from 'typeorm';
        export class Orders {
          constructor(private readonly orders: Repository<{ id: string }>, private readonly http: AxiosInstance) {}
          async place(id: string) {
            await this.http.put('/reservations', { id });
            await this.orders.save({ id });
          }
        }`,
      errors: [{ messageId: 'uncompensated', line: 8 }],
    },
  ],
});

untypedRuleTester.run('require-compensation without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        const { Pool } = require('pg');
        const pool = new Pool();
        exports.place = async (id) => {
          await axios.put('http://stock/reservations', { id });
          await pool.query('INSERT INTO orders (id) VALUES ($1)', [id]);
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'uncompensated', line: 7 }],
    },
  ],
});
