import rule from '../../rules/no-dual-write.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const clients = `
  import { Pool } from 'pg';
  import { Kafka } from 'kafkajs';
  const pool = new Pool();
  const producer = new Kafka({ brokers: [] }).producer();
  const send = (id: string) => producer.send({ topic: 'orders', messages: [{ value: id }] });
  const insert = (id: string) => pool.query('INSERT INTO orders (id) VALUES ($1)', [id]);
`;

const limiter = (update: string, caught: string) => `${clients}
  import { PrismaClient } from '@prisma/client';
  declare const prisma: PrismaClient;
  async function isLimited(key: string) {
    try {
      const row = await prisma.rateLimit.upsert({ where: { key }, create: { key, count: 1 }, update: ${update} });
      return row.count > 10;
    } catch (error) {
      ${caught}
    }
  }
  export async function remind(id: string) {
    if (await isLimited(id)) throw new Error('too many');
    await send(id);
  }`;

/** A function of what it depends on, which others call. */
const depending = (rest: string) => `${clients}
  import type { PrismaClient } from '@prisma/client';
  import { PrismaClient as Client } from '@prisma/client';
  const root = new Client();
  interface Dependencies { readonly db: PrismaClient; now(): Date }
  const placing = ({ db }: Dependencies) => async (id: string) => {
    await db.order.create({ data: { id } });
    await send(id);
  };
  ${rest}`;
const now = 'now: () => new Date()';

const composed = (type: string, write: string, root: string) => `${clients}
  import type * as drizzle from 'drizzle-orm/node-postgres';
  import type * as mikro from '@mikro-orm/core';
  import type { Knex } from 'knex';
  import type { PrismaClient } from '@prisma/client';
  import type { EntityManager } from 'typeorm';
  import { orders as table } from './schema';
  class Orders {
    constructor(private readonly db: ${type}) {}
    add(id: string) { return ${write}; }
  }
  class Checkout {
    constructor(private readonly orders: Orders) {}
    async place(id: string) { await this.orders.add(id); }
  }
  ${root}`;
const composedManager = (root: string) => composed('EntityManager', `this.db.insert('orders', { id })`, root);
const compositions = [
  ['EntityManager', `this.db.insert('orders', { id })`],
  ['PrismaClient', 'this.db.order.create({ data: { id } })'],
  ['Knex', `this.db('orders').insert({ id })`],
  ['mikro.EntityManager', `this.db.insert('orders', { id })`],
  ['drizzle.NodePgDatabase', 'this.db.insert(table).values({ id })'],
] as const;

const withLink = (message: string) => `${clients}
  import type { PoolClient } from 'pg';
  async function addLink(client: PoolClient, domain: string, owner: string) {
    const { rows: [link] } = await client.query('INSERT INTO links (domain) VALUES ($1) RETURNING id', [domain]);
    await send(${message});
  }
  export async function addDomain(client: PoolClient, name: string) {
    const { rows } = await pool.query('INSERT INTO domains (name) VALUES ($1) RETURNING owner', [name]);
    await addLink(client, name, rows[0].owner);
  }`;

const delivered = (work: string, caught = "return new Response('', { status: 500 });") => `${clients}
  import Stripe from 'stripe';
  const stripe = new Stripe('key');
  async function settle(id: string) {
    ${work}
  }
  async function accept(request: Request) {
    return stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, 'secret');
  }
  export async function POST(request: Request) {
    try {
      const event = await accept(request);
      await settle(event.id);
      return new Response('');
    } catch {
      ${caught}
    }
  }`;
const pay = "await pool.query('UPDATE orders SET paid = true WHERE id = $1', [id]);";

const stored = (parameter: string, client: string, given: string) => `${clients}
  import type { PoolClient } from 'pg';
  async function store(id: string, ${parameter}) {
    await ${client}.query('INSERT INTO orders (id) VALUES ($1)', [id]);
  }
  export async function place(id: string, tx: PoolClient) {
    await store(id${given});
    await send(id);
  }`;
const optional = [
  ['client?: PoolClient', '(client ?? pool)'],
  ['client: PoolClient | Pool = pool', 'client'],
] as const;

const inPrisma = (test: string) =>
  delivered(`
    ${test}
    await prisma.order.update({ where: { id }, data: { paid: true } });
    await send(id);
  `).replace(
    'async function settle',
    "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); async function settle",
  );

/** A handler that is handed to a function of the program, which gives one that checks what it `accepts` and then runs it. */
const wrapped = (accepts: string) => `${clients}
  import Stripe from 'stripe';
  const stripe = new Stripe('key');
  interface Handler { (given: { id: string }): Promise<Response>; }
  const withLog = (inner: (request: Request) => Promise<Response>) => async (request: Request) => inner(request);
  const withDelivery = (handler: Handler) => withLog(async (request: Request) => {
    try {
      const { id } = ${accepts};
      return await handler({ id });
    } catch (error) {
      return new Response(String(error), { status: 500 });
    }
  });
  export const POST = withDelivery(async ({ id }) => {
    ${pay} await send(id);
    return new Response('');
  });`;

/** A job that is asked for by a request, with rows that are made before it. */
const importing = (before: string, job = '{ url: id }') => `${clients}
  import { PrismaClient } from '@prisma/client';
  const prisma = new PrismaClient();
  export async function POST(request: Request) {
    const { id, names } = (await request.json()) as { id: string; names: string[] };
    ${before}
    await producer.send({ topic: 'imports', messages: [{ value: JSON.stringify(${job}) }] });
    return new Response('');
  }`;
const missing = (duplicates: string) =>
  `await prisma.domain.createMany({ data: names.map((name) => ({ name })), ${duplicates} });`;

/** A client of a database in `prisma`, and a function that writes by it and sends. */
const withPrisma = (client: string) => `${clients}
  import { PrismaClient } from '@prisma/client';
  ${client}
  export async function place(id: string) {
    await prisma.order.create({ data: { id } });
    await send(id);
  }`;

/** A row that is written, and then announced by a function of its own. */
const announced = (announce: string, call = 'await announce(id);') => `${clients}
  import { waitUntil } from '@vercel/functions';
  async function announce(id: string) {
    ${announce}
  }
  export async function place(id: string, ready = true) {
    await insert(id);
    ${call}
    return { id };
  }`;
const unheard = [
  [
    'a combinator at whose results nobody looks',
    'await Promise.allSettled([id].map(async (one) => { await send(one); }));',
    'await announce(id);',
    '`Promise.allSettled` (line 11)',
  ],
  [
    'a combinator whose results nobody takes',
    'const results = await Promise.allSettled([send(id)]); return results.map(({ status }) => ({ ok: status }));',
    'waitUntil(Promise.allSettled([insert(id), ...(ready ? [ready && announce(id)] : [])]));',
    '`Promise.allSettled` (line 11)',
  ],
  [
    'a catch whose answer nobody takes',
    'try { return await send(id); } catch (error) { console.error(error, [id].join()); return null; }',
    'await announce(id);',
    'the `catch` (line 11)',
  ],
  [
    'a reaction that gives nothing',
    'await send(id).catch((error) => { console.error(error); });',
    'const done = await announce(id); console.log(done);',
    'the `catch` (line 11)',
  ],
] as const;
const heard = [
  [
    'by what a catch answers',
    'try { return await send(id); } catch (error) { return null; }',
    'if (!(await announce(id))) return { failed: id };',
  ],
  [
    'by another error',
    'const [sent] = await Promise.allSettled([send(id)]); if (sent.status === "rejected") throw sent.reason;',
    'await announce(id);',
  ],
  [
    'by the error that a catch throws on',
    'try { await send(id); } catch (error) { throw error; }',
    'await announce(id);',
  ],
  [
    'by results that are handed on',
    'return Promise.allSettled([send(id)]);',
    'const results = await announce(id); return { results };',
  ],
] as const;

ruleTester.run('no-dual-write', rule, {
  valid: [
    {
      name: 'one of two functions each time, of which no run is known to come to both',
      code: `${clients}
        const steps = { insert, send };
        export async function run(first: keyof typeof steps, second: keyof typeof steps, early: boolean) {
          await steps[first]('1');
          await steps[second]('1');
          const step = early ? insert : send;
          await step('1');
        }`,
    },
    {
      name: 'what a handler does that is handed to a function which checks a delivery first is done again when it fails',
      code: wrapped(
        "stripe.webhooks.constructEvent(await request.text(), request.headers.get('stripe-signature')!, 'secret')",
      ),
    },
    {
      name: 'a row that the first run has changed is found all the same by what did not change',
      code: inPrisma(`if (!(await prisma.order.findUnique({ where: { id } }))) return;`),
    },
    {
      name: 'a test of a column ends the second run no more than the first where the first has left it as it was',
      code: inPrisma(`
        const order = await prisma.order.findUniqueOrThrow({ where: { id } });
        if (order.state === 'cancelled') return;`),
    },
    {
      name: 'a list that the second run finds shorter ends nothing that is not made for it',
      code: delivered(`
        const orders = await prisma.order.findMany({ where: { state: 'open' } });
        if (orders.length > 0) await prisma.order.updateMany({ where: {}, data: { state: 'paid' } });
        await send(id);`).replace(
        'async function settle',
        "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); async function settle",
      ),
    },
    {
      name: 'a helper whose own message is sent when it is delivered again makes up for it as well where something else is not done twice',
      code: delivered(
        `await pool.query('UPDATE orders SET tries = tries + 1 WHERE id = $1', [id]); await close(id);`,
      ).replace(
        'async function settle',
        `async function close(id: string) { ${pay} await send(id); } async function settle`,
      ),
    },
    {
      name: 'two runs that nobody waits for have nothing to do with each other',
      code: `${clients}
        import { waitUntil } from '@vercel/functions';
        async function complete(id: string) { await insert(id); }
        export function greet(id: string) {
          waitUntil(send(id));
          waitUntil(complete(id));
        }`,
    },
    ...optional.map(([parameter, client]) => ({
      name: `a helper that is handed a client may work in the transaction of that: ${parameter}`,
      code: stored(parameter, client, ', tx'),
    })),
    {
      name: 'a webhook that fails is delivered again, and then does both',
      code: delivered(`${pay} await send(id);`),
    },
    {
      name: 'what a webhook that fails answers may be an error',
      code: delivered(
        `${pay} await send(id);`,
        'return answer(); function answer(): Response { throw new Error(); }',
      ),
    },
    {
      name: 'a row that is missing ends the second run of a webhook no more than the first',
      code: inPrisma(`if (!(await prisma.customer.findUnique({ where: { id } }))) return;`),
    },
    {
      name: 'a message that is made of the answer of a later write tells of that, which may be part of a transaction of the caller',
      code: withLink('link.id').replace(', rows[0].owner', ", ''"),
    },
    {
      name: 'a count that the run goes on without when it cannot be kept is not what the message tells of',
      code: limiter('{ count: { increment: 1 } }', 'return false;'),
    },
    {
      name: 'a read before a publish is no write',
      code: `${clients}
        export async function announce(id: string) {
          await pool.query('SELECT * FROM orders WHERE id = $1', [id]);
          await send(id);
        }`,
    },
    {
      name: 'a repository of a manager that a caller hands in may write in the transaction of that',
      code: `${clients}
        import type { EntityManager } from 'typeorm';
        export async function place(manager: EntityManager, id: string) {
          await manager.getRepository('orders').insert({ id });
          await send(id);
        }`,
    },
    {
      name: 'so may a class that is made with it',
      code: `${clients}
        import type { EntityManager } from 'typeorm';
        class Orders { constructor(private readonly manager: EntityManager) {} add(id: string) { return this.manager.insert('orders', { id }); } }
        export async function place(manager: EntityManager, id: string) {
          await new Orders(manager).add(id);
          await send(id);
        }`,
    },
    ...[
      'const orders = new Orders(manager); for (const id of ids) await orders.add(id);',
      'const orders = new Orders(manager); await Promise.all(ids.map((id) => orders.add(id)));',
      'const orders = new Orders(manager); await new Checkout(orders).place(ids[0]!);',
      'await new Orders(manager ?? own).add(ids[0]!);',
      'const store = async (orders: Orders) => { await orders.add(ids[0]!); }; await store(new Orders(manager));',
    ].map((work) => ({
      name: `an instance may write in the transaction of the manager that it is made with for the work at hand: ${work}`,
      code: composedManager(
        `declare const own: EntityManager; export async function place(manager: EntityManager, ids: string[]) { ${work} await send(ids[0]!); }`,
      ),
    })),
    ...[
      'constructor(private readonly manager: EntityManager) {} get orders() { return new Orders(this.manager); }',
      'readonly orders: Orders; constructor(manager: EntityManager) { this.orders = new Orders(manager); }',
    ].map((members) => ({
      name: `so may one of a unit of work that is begun with a transaction: ${members}`,
      code: composedManager(`
        import type { DataSource } from 'typeorm';
        class Work { ${members} }
        export const place = (source: DataSource, id: string) => source.transaction(async (manager) => { await new Work(manager).orders.add(id); });
        export async function publish(work: Work, id: string) { await work.orders.add(id); await send(id); }`),
    })),
    {
      name: 'so may one of a factory that others call with a transaction',
      code: composedManager(`
        import type { DataSource } from 'typeorm';
        const ordersIn = (manager: EntityManager) => new Orders(manager);
        export const store = (source: DataSource, id: string) => source.transaction(async (manager) => { await ordersIn(manager).add(id); });
        export async function place(manager: EntityManager, id: string) { await ordersIn(manager).add(id); await send(id); }`),
    },
    ...[
      `export const inTransaction = (id: string) => root.$transaction((tx) => placing({ db: tx as PrismaClient, ${now} })(id));`,
      `export const work = (db: PrismaClient, id: string) => placing({ db, ${now} })(id);`,
      'export { placing };',
    ].map((rest) => ({
      name: `so may a function that is made of what others hand over: ${rest}`,
      code: depending(rest),
    })),
    {
      name: 'so may a callback of a function that is given a client',
      code: `${clients}
        import type { PrismaClient } from '@prisma/client';
        export const place = (db: PrismaClient, ids: string[]) =>
          Promise.all(ids.map(async (id) => { await db.order.create({ data: { id } }); await send(id); }));`,
    },
    {
      name: 'a client that something unreadable may give instead is not known',
      code: withPrisma('declare const given: any; const prisma = given.prisma ?? new PrismaClient();'),
    },
    {
      name: 'what another object holds under a name is not what the global one holds',
      code: withPrisma(
        'declare const held: any; held.db = new PrismaClient(); const prisma = (globalThis as any).db;',
      ),
    },
    {
      name: 'rows that are missing are made for some messages only, which are asked for again as a whole',
      code: importing(`if (names.length > 0) ${missing('skipDuplicates: true')}`),
    },
    {
      name: 'a write without a publish is one write',
      code: `${clients} export async function place(id: string) { await insert(id); }`,
    },
    {
      name: 'different arms are different runs',
      code: `${clients} export async function place(id: string, draft: boolean) { if (draft) await insert(id); else await send(id); }`,
    },
    {
      name: 'a run that returns after the write does not publish',
      code: `${clients} export async function place(id: string, draft: boolean) { if (draft) { await insert(id); return; } await send(id); }`,
    },
    {
      name: 'a catch that undoes the write makes up for the publish',
      code: `${clients}
        export async function place(id: string) {
          await insert(id);
          try { await send(id); } catch (error) { await pool.query('DELETE FROM orders WHERE id = $1', [id]); throw error; }
        }`,
    },
    {
      name: 'a relay marks the rows that it has published',
      code: `${clients}
        export async function relay() {
          const { rows } = await pool.query('SELECT * FROM outbox LIMIT 10');
          for (const row of rows) {
            await producer.send({ topic: 'orders', messages: [{ value: row.payload }] });
            await pool.query('DELETE FROM outbox WHERE id = $1', [row.id]);
          }
        }`,
    },
    {
      name: 'an in-process emitter is no broker',
      code: `${clients}
        import { EventEmitter } from 'node:events';
        const bus = new EventEmitter();
        export async function place(id: string) { await insert(id); bus.emit('placed', id); }`,
    },
    {
      name: 'a cache beside the database is no second truth',
      code: `${clients}
        import { Redis } from 'ioredis';
        const redis = new Redis();
        export async function place(id: string) { await insert(id); await redis.del(id); }`,
    },
    {
      name: 'a write on a client that was handed in may be part of a transaction of the caller',
      code: `${clients}
        import type { PoolClient } from 'pg';
        export async function place(id: string, client: PoolClient) {
          await client.query('INSERT INTO orders (id) VALUES ($1)', [id]);
          await send(id);
        }`,
    },
    {
      name: 'a publish while the transaction is open is told by another rule',
      code: `
        import { Kafka } from 'kafkajs';
        import { DataSource } from 'typeorm';
        const producer = new Kafka({ brokers: [] }).producer();
        declare const source: DataSource;
        export const place = (order: { id: string }) => source.transaction(async (manager) => {
          await manager.insert('orders', order);
          await producer.send({ topic: 'orders', messages: [{ value: order.id }] });
        });`,
    },
  ],
  invalid: [
    ...[
      ['each run makes the rows that are missing', missing('skipDuplicates: true')],
      ['rows are made anew for some messages', `if (names.length > 0) ${missing('skipDuplicates: false')}`],
    ].map(([name = '', before = '']) => ({
      name,
      code: importing(before),
      errors: [{ messageId: 'lost' as const }],
    })),
    ...[
      `export const place = placing({ db: root, ${now} });`,
      `const dependencies = { db: root, ${now} }; export const place = placing(dependencies);`,
      `class Container { readonly place = placing({ db: root, ${now} }); } export const container = new Container();`,
    ].map((rest) => ({
      name: `a function that is made of a client of its own writes in no transaction of others: ${rest}`,
      code: depending(rest),
      errors: [
        {
          messageId: 'lost' as const,
          data: { second: 'send', first: 'db.order.create', via: ' (via `send → producer.send`)' },
        },
      ],
    })),
    {
      name: 'of several writes, the one is named by whose answer the message is sent',
      code: importing(`
        const { count } = await prisma.job.updateMany({ where: { id }, data: { state: 'begun' } });
        await prisma.domain.updateMany({ where: { name: id }, data: { state: 'begun' } });
        if (count === 0) return new Response('', { status: 404 });
        if (count > 0)`),
      errors: [
        { messageId: 'lost', data: { second: 'producer.send', first: 'prisma.job.updateMany', via: '' } },
      ],
    },
    {
      name: 'of several writes, the one is named without which the message is never sent',
      code: importing(`
        await prisma.job.update({ where: { id }, data: { state: 'begun' } });
        if (names.length > 0) await prisma.domain.updateMany({ where: { name: id }, data: { state: 'begun' } });`),
      errors: [{ messageId: 'lost', data: { second: 'producer.send', first: 'prisma.job.update', via: '' } }],
    },
    {
      name: 'of several writes, the one is named that does more than count',
      code: importing(`
        await prisma.job.update({ where: { id }, data: { state: 'begun' } });
        await prisma.usage.update({ where: { id }, data: { [id]: { increment: 1 } } });`),
      errors: [{ messageId: 'lost', data: { second: 'producer.send', first: 'prisma.job.update', via: '' } }],
    },
    ...[
      [
        'that changes a row, rather than one that adds an entry of which the run takes no notice',
        'prisma.job.update',
        `await prisma.job.update({ where: { id }, data: { state: 'begun' } });
        await prisma.entry.create({ data: { id } });`,
      ],
      [
        'that changes a row, rather than the entry that one transaction adds beside it',
        'prisma.job.update',
        `const [job] = await prisma.$transaction([
          prisma.job.update({ where: { id }, data: { state: 'begun' } }),
          prisma.entry.create({ data: { id } }),
        ]);`,
      ],
      [
        'that makes a row, rather than one that counts on in a row and stamps it',
        'prisma.job.create',
        `await prisma.job.create({ data: { id } }).then(console.log);
        await prisma.usage.update({ where: { id }, data: { jobs: { increment: 1 }, last: new Date() } });`,
      ],
      [
        'that each run makes, rather than one by which some runs make what the message is made of',
        'prisma.job.update',
        `let owner = id;
        if (names.length > 0) owner = (await prisma.owner.create({ data: { id } })).id;
        await prisma.job.update({ where: { id }, data: { owner } });`,
      ],
      [
        'of which most others are made',
        'prisma.job.create',
        `const settings = await prisma.settings.create({ data: {} });
        const job = await prisma.job.create({ data: { id, settings: settings.id } });
        await prisma.domain.updateMany({ where: { name: id }, data: { job: job.id } });
        await prisma.entry.create({ data: { job: job.id } });`,
      ],
    ].map(([which = '', first = '', before = '']) => ({
      name: `of several writes, the one is named ${which}`,
      code: importing(before, before.includes('owner') ? '{ url: owner }' : undefined),
      errors: [{ messageId: 'lost' as const, data: { second: 'producer.send', first, via: '' } }],
    })),
    ...compositions.map(([type, write]) => ({
      name: `a service that is composed with a client is not made in a transaction: ${type}`,
      code: composed(
        type,
        write,
        `export function compose(db: ${type}) {
          const orders = new Orders(db);
          return { place: async (id: string) => { await orders.add(id); await send(id); } };
        }`,
      ),
      errors: [{ messageId: 'lost' as const }],
    })),
    ...[
      `class Services { readonly orders: Orders; constructor(db: EntityManager) { this.orders = new Orders(db); } }
        export const compose = (db: EntityManager) => new Services(db);`,
      `export function compose(db: EntityManager) { routes.push(new Orders(db)); }`,
      `export function compose(db: EntityManager) { return new Orders(db); }`,
      `const ordersOf = (db: EntityManager) => new Orders(db); export function compose(db: EntityManager) { routes.push(ordersOf(db)); }`,
    ].map((root) => ({
      name: `nor is one that is kept: ${root}`,
      code: composedManager(`
        const routes: Orders[] = [];
        ${root}
        export async function place(orders: Orders, id: string) { await orders.add(id); await send(id); }`),
      errors: [{ messageId: 'lost' as const }],
    })),
    ...optional.map(([parameter, client]) => ({
      name: `a helper that is handed no client commits by itself: ${parameter}`,
      code: stored(parameter, client, ''),
      errors: [{ messageId: 'lost' as const }],
    })),
    {
      name: 'a webhook that is delivered again counts another time',
      code: delivered(
        `await pool.query('UPDATE orders SET payments = payments + 1 WHERE id = $1', [id]); await send(id);`,
      ),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'a webhook that is delivered again ends where it finds what the first run has written',
      code: inPrisma(`if (await prisma.order.findFirst({ where: { id, paid: true } })) return;`),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'a webhook that is delivered again ends where it finds its mark',
      code: delivered(`
        const isNew = await redis.set(id, 'done', 'EX', 60, 'NX');
        if (!isNew) return;
        ${pay} await send(id);`).replace(
        'async function settle',
        "import Redis from 'ioredis'; const redis = new Redis(); async function settle",
      ),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'what a handler does that is handed to a function which checks nothing is not done again',
      code: wrapped('{ id: request.url }'),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'a second run no longer finds the rows that the first has changed, and sends nothing for them',
      code: inPrisma('').replace(
        'await prisma.order.update({ where: { id }, data: { paid: true } });',
        `const orders = await prisma.order.findMany({ where: { state: 'open' } });
         await prisma.order.updateMany({ where: { id: { in: orders.map((one) => one.id) } }, data: { state: 'paid' } });
         for (const order of orders) `,
      ),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'a second run ends where it finds a column as the first has left it',
      code: inPrisma(`
        const order = await prisma.order.findUniqueOrThrow({ where: { id } });
        if (!order || order.paid) return 'paid already';`),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'what is also done for a request of a user is not done again then',
      code: `${delivered(`${pay} await send(id);`)}
        export async function settleNow(id: string) {
          'use server';
          await settle(id);
        }`,
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'what is over before the message is named, rather than what runs beside it',
      code: `${clients}
        export async function place(id: string) {
          const row = await insert(id);
          await Promise.allSettled([pool.query('DELETE FROM drafts'), send(id)]);
        }`,
      errors: [
        {
          messageId: 'unheard',
          data: {
            first: 'insert',
            second: 'send',
            via: ' (via `send → producer.send`)',
            end: '`Promise.allSettled` (line 11)',
          },
        },
      ],
    },
    {
      name: 'of the writes of a transaction whose answer the message is made of, the one is named that each run makes',
      code: `${clients}
        import type { PrismaClient } from '@prisma/client';
        declare const prisma: PrismaClient;
        export async function rename(id: string, name: string) {
          const order = await prisma.$transaction(async (tx) => {
            const changed = await tx.order.update({ where: { id }, data: { name } });
            if (changed.kind === 'draft') await tx.log.create({ data: { id } });
            return changed;
          });
          if (order.kind !== 'draft') await send(order.id);
        }`,
      errors: [
        {
          messageId: 'lost',
          data: { second: 'send', first: 'tx.order.update', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'the write is named that the message is made of, rather than a nearer one',
      code: `${clients}
        export async function place(id: string) {
          const { rows } = await insert(id);
          await pool.query('DELETE FROM drafts');
          await send(rows[0].id);
        }`,
      errors: [
        {
          messageId: 'lost',
          data: { first: 'insert', second: 'send', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'a webhook goes on after whatever message cannot be sent',
      code: delivered(`${pay} await Promise.allSettled([send(id)]);`),
      errors: [{ messageId: 'unheard' }],
    },
    ...unheard.map(([name, announce, call, end]) => ({
      name: `the run goes on when a message fails whose error ends in ${name}`,
      code: announced(announce, call),
      errors: [
        {
          messageId: 'unheard' as const,
          data: {
            first: 'insert',
            second: 'announce',
            via: ' (via `announce → send → producer.send`)',
            end,
          },
        },
      ],
    })),
    ...heard.map(([name, announce, call]) => ({
      name: `a failure may be heard of: ${name}`,
      code: announced(announce, call),
      errors: [{ messageId: 'lost' as const }],
    })),
    {
      name: 'a request that no deliverer makes is not made again',
      code: delivered(`${pay} await send(id);`).replace('await accept(request)', '{ id: request.url }'),
      errors: [{ messageId: 'lost' }],
    },
    {
      name: 'a client that outlives reloads on the global object is the one that is made',
      code: withPrisma(
        'const prisma = (global as any).prisma ?? new PrismaClient(); (global as any).prisma = prisma;',
      ),
      errors: [
        {
          messageId: 'lost',
          line: 13,
          data: { second: 'send', first: 'prisma.order.create', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'so is one that is kept there under a name of the module',
      code: withPrisma(
        'const shared = globalThis as unknown as { db?: PrismaClient }; const prisma = (shared.db ??= new PrismaClient());',
      ),
      errors: [
        {
          messageId: 'lost',
          line: 13,
          data: { second: 'send', first: 'prisma.order.create', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'and one that is read from there',
      code: withPrisma(
        'if (!(global as any).db) (global as any).db = new PrismaClient(); const prisma = (global as any).db;',
      ),
      errors: [
        {
          messageId: 'lost',
          line: 13,
          data: { second: 'send', first: 'prisma.order.create', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'a message that is made of no answer may tell of each write before it',
      code: withLink('domain').replace(', rows[0].owner', ", ''"),
      errors: [{ messageId: 'lost', line: 16 }],
    },
    {
      name: 'a message that is made of both answers tells of the first write as well',
      code: withLink('owner + link.id'),
      errors: [{ messageId: 'lost', line: 16 }],
    },
    {
      name: 'a count without which the run ends may be what the message tells of',
      code: limiter('{ count: { increment: 1 } }', 'throw error;'),
      errors: [{ messageId: 'lost', line: 21 }],
    },
    {
      name: 'what is set beside a count may be what the message tells of, even where the run goes on without it',
      code: limiter('{ count: { increment: 1 }, last: key }', 'return false;'),
      errors: [{ messageId: 'lost', line: 21 }],
    },
    {
      name: 'a write and then a publish',
      code: `${clients}
        export async function place(id: string) {
          await insert(id);
          await send(id);
        }`,
      errors: [
        {
          messageId: 'lost',
          line: 11,
          data: { first: 'insert', second: 'send', via: ' (via `send → producer.send`)' },
        },
      ],
    },
    {
      name: 'a publish and then a write',
      code: `${clients}
        export async function place(id: string) {
          await send(id);
          await insert(id);
        }`,
      errors: [{ messageId: 'phantom', line: 11 }],
    },
    {
      name: 'each message of a helper is its own to mend, also where one of them is told of',
      code: `${clients}
        async function place(id: string) {
          await insert(id);
          await send(id);
          await send('all');
        }
        export async function replace(id: string) {
          await pool.query('DELETE FROM orders WHERE id = $1', [id]);
          await place(id);
        }`,
      errors: [{ messageId: 'lost', line: 11 }],
    },
    {
      name: 'a publish after the commit is still outside of it',
      code: `
        import { Kafka } from 'kafkajs';
        import { DataSource } from 'typeorm';
        const producer = new Kafka({ brokers: [] }).producer();
        declare const source: DataSource;
        export async function place(order: { id: string }) {
          await source.transaction(async (manager) => { await manager.insert('orders', order); });
          await producer.send({ topic: 'orders', messages: [{ value: order.id }] });
        }`,
      errors: [{ messageId: 'lost', line: 8 }],
    },
    {
      name: 'injected clients are known by their declared types',
      code: `
        import type { Producer } from 'kafkajs';
        import type { Repository } from 'typeorm';
        export class Orders {
          constructor(private readonly orders: Repository<{ id: string }>, private readonly producer: Producer) {}
          async place(id: string) {
            await this.orders.save({ id });
            await this.producer.send({ topic: 'orders', messages: [{ value: id }] });
          }
        }`,
      errors: [
        {
          messageId: 'lost',
          line: 8,
          data: { first: 'this.orders.save', second: 'this.producer.send', via: '' },
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-dual-write without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { Pool } = require('pg');
        const { Kafka } = require('kafkajs');
        const pool = new Pool();
        const producer = new Kafka({ brokers: [] }).producer();
        exports.place = async (id) => {
          await pool.query('INSERT INTO orders (id) VALUES ($1)', [id]);
          await producer.send({ topic: 'orders', messages: [{ value: id }] });
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'lost', line: 8 }],
    },
  ],
});
