import rule from '../../rules/no-outer-client-in-transaction.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const typeorm = `
  import { DataSource, type EntityManager } from 'typeorm';
  const source = new DataSource({ type: 'postgres' });
`;
const pg = `
  import { Pool, type PoolClient } from 'pg';
  const pool = new Pool();
`;
const sequelize = `
  import { Sequelize, type CreateOptions } from 'sequelize';
  const db = new Sequelize('postgres://db');
  const Order = db.define('order', {});
`;
const nest = `
  import { Injectable } from '@nestjs/common';
  import { InjectRepository } from '@nestjs/typeorm';
  import { DataSource, Repository } from 'typeorm';
  class Order {}
`;

const dao = (members: string) => `
  import knex, { type Knex } from 'knex';
  const root = knex({ client: 'pg' });
  class Orders {
    constructor(private readonly db: Knex = root) {}
    ${members}
    insert(id: string) { return this.db('orders').insert({ id }); }
  }
  const orders = new Orders();
`;

/** Ways in which a helper takes the manager of a transaction that its callers may leave out, with what an argument for it looks like. */
const optional = [
  ['manager: EntityManager = source.manager', 'manager', 'manager'],
  ['manager?: EntityManager', '(manager ?? source.manager)', 'manager'],
  ['given: { manager?: EntityManager } = {}', '(given.manager || source.manager)', '{ manager }'],
  [
    'manager?: EntityManager',
    "(manager ? manager.getRepository('a') : source.getRepository('a'))",
    'manager',
  ],
] as const;
const audited = (parameter: string, client: string, given: string) => `${typeorm}
  async function audit(note: string, ${parameter}) {
    const client = ${client};
    await client.save('audit', { note });
  }
  export const place = () => source.transaction(async (manager) => {
    await manager.insert('orders', {});
    await audit('placed'${given && `, ${given}`});
  });`;

/** Helpers that take a client of a type which that of a transaction extends, and a transaction that calls one. */
const wide = [
  [
    "import createKnex, { type Knex } from 'knex'; const db = createKnex({ client: 'pg' }); const row = { id: 'a' };",
    'async function note(client: Knex = db) {',
    "await client('audit').insert(row);",
    "db.transaction(async (trx) => { await trx('orders').insert(row);",
    'client().insert',
    'db.transaction',
  ],
  [
    "import { Kysely } from 'kysely'; declare const options: ConstructorParameters<typeof Kysely>[0]; const row = { id: 'a' }; const db = new Kysely<Record<string, { id: string }>>(options);",
    'async function note(client: Kysely<Record<string, { id: string }>> = db) {',
    "await client.insertInto('audit').values(row).execute();",
    "db.transaction().execute(async (trx) => { await trx.insertInto('orders').values(row).execute();",
    'client.insertInto().values().execute',
    'db.transaction().execute',
  ],
] as const;
const noted = ([head, helper, body, transaction]: readonly string[], given: string) => `${head ?? ''}
${helper ?? ''} ${body ?? ''} }
export const place = () => ${transaction ?? ''} await note(${given}); });`;

ruleTester.run('no-outer-client-in-transaction', rule, {
  valid: [
    {
      name: 'every call is made on the client of the transaction',
      code: `${typeorm}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await manager.getRepository('audit').insert({});
        });`,
    },
    {
      name: 'helpers that are handed the transaction use it',
      code: `${typeorm}
        const audit = (manager: EntityManager) => manager.insert('audit', {});
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await audit(manager);
        });`,
    },
    {
      name: 'a helper that may be handed the transaction is not judged',
      code: `${typeorm}
        const audit = (manager?: EntityManager) => (manager ?? source.manager).insert('audit', {});
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await audit(manager);
        });`,
    },
    {
      name: 'what is read may be read elsewhere',
      code: `${typeorm}
        export const place = () => source.transaction(async (manager) => {
          const [rate] = await source.getRepository('rates').find();
          await manager.insert('orders', { rate });
        });`,
    },
    {
      name: 'a second database has transactions of its own',
      code: `${typeorm}
        const logs = new DataSource({ type: 'postgres', database: 'logs' });
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await logs.manager.insert('log', {});
        });`,
    },
    {
      name: 'before and after the transaction there is none to join',
      code: `${typeorm}
        export async function place() {
          await source.manager.insert('requests', {});
          await source.transaction(async (manager) => { await manager.insert('orders', {}); });
          await source.manager.insert('audit', {});
        }`,
    },
    {
      name: 'what a failure leads to is to outlive the transaction',
      code: `${typeorm}
        export const place = () => source.transaction(async (manager) => {
          try {
            await manager.insert('orders', {});
          } catch (error) {
            await source.manager.insert('failures', {});
            throw error;
          }
        });`,
    },
    {
      name: 'nobody waits for a note that is left alone',
      code: `${typeorm} export const place = () => source.transaction(async (manager) => { await manager.insert('orders', {}); void source.manager.insert('log', {}); });`,
    },
    {
      name: 'another system is another matter',
      code: `${typeorm}
        import { Redis } from 'ioredis';
        const redis = new Redis();
        export const place = () => source.transaction(async (manager) => { await manager.insert('orders', {}); await redis.set('a', '1'); });`,
    },
    {
      name: 'calls that join by context need no client',
      code: `${typeorm}
        import { initializeTransactionalContext } from 'typeorm-transactional';
        initializeTransactionalContext();
        export const place = () => source.transaction(async (manager) => { await manager.insert('orders', {}); await source.manager.insert('audit', {}); });`,
    },
    {
      name: 'a decorated method has its transaction from the context',
      code: `
        import { DataSource } from 'typeorm';
        import { Transactional } from 'typeorm-transactional';
        export class Orders {
          constructor(private readonly source: DataSource) {}
          @Transactional() async place() { await this.source.manager.insert('orders', {}); }
        }`,
    },
    {
      name: 'a query runner is a connection of its own',
      code: `${typeorm}
        export async function place() {
          const runner = source.createQueryRunner();
          await runner.startTransaction();
          await runner.manager.insert('orders', {});
          await runner.manager.transaction(async (manager) => { await manager.insert('a', {}); await runner.query('INSERT INTO b VALUES (1)'); });
          await source.createQueryBuilder(runner).insert().into('audit').values({}).execute();
          await runner.commitTransaction();
        }`,
    },
    {
      name: 'a single connection has nothing beside it',
      code: `
        import { Client } from 'pg';
        const client = new Client();
        export async function place() {
          await client.query('BEGIN');
          await client.query('INSERT INTO orders VALUES (1)');
          await client.query('COMMIT');
        }`,
    },
    {
      name: 'a transaction that nobody is seen to end is not judged',
      code: `${pg}
        export async function place() {
          const client = await pool.connect();
          await client.query('BEGIN');
          await pool.query('INSERT INTO orders VALUES (1)');
          return client;
        }`,
    },
    {
      name: 'a transaction that is handed on by an option, or may be, is joined',
      code: `${sequelize}
        export const place = (options: CreateOptions) => db.transaction(async (transaction) => {
          await Order.create({}, { transaction });
          await Order.create({}, options);
        });`,
    },
    {
      name: 'a query that is put into the transaction by a member is part of it',
      code: `
        import knex from 'knex';
        const db = knex({ client: 'pg' });
        export const place = () => db.transaction(async (trx) => {
          await trx('orders').insert({});
          await db('audit').insert({}).transacting(trx);
        });`,
    },
    {
      name: 'a function that is run without the transaction was not written for it',
      code: `${typeorm}
        const locked = <T>(job: () => Promise<T>) => source.transaction(async (manager) => { await manager.query('SELECT pg_advisory_xact_lock(1)'); return await job(); });
        export const place = () => locked(() => source.manager.insert('orders', {}));`,
    },
    {
      name: 'a repository of another connection is another database',
      code: `${nest}
        @Injectable()
        export class Orders {
          constructor(private readonly source: DataSource, @InjectRepository(Order, 'logs') private readonly logs: Repository<Order>) {}
          place() { return this.source.transaction(async (manager) => { await manager.insert(Order, {}); await this.logs.insert({}); }); }
        }`,
    },
    {
      name: 'a connection whose name the deployment gives is not known',
      code: `${nest}
        @Injectable()
        export class Orders {
          constructor(private readonly source: DataSource, @InjectRepository(Order, process.env.DB) private readonly logs: Repository<Order>) {}
          place() { return this.source.transaction(async (manager) => { await manager.insert(Order, {}); await this.logs.insert({}); }); }
        }`,
    },
    {
      name: 'a class that no container makes may be given anything',
      code: `${nest}
        export class Orders {
          constructor(private readonly source: DataSource, private readonly orders: Repository<Order>) {}
          place() { return this.source.transaction(async (manager) => { await manager.insert(Order, {}); await this.orders.insert({}); }); }
        }`,
    },
    ...optional.map(([parameter, client, given]) => ({
      name: `a helper that is handed the transaction uses it: ${client}, ${parameter}`,
      code: audited(parameter, client, given),
    })),
    ...wide.map((written) => ({
      name: `a transaction is handed over where any client is asked for: ${written[1]}`,
      code: noted(written, 'trx'),
    })),
    {
      name: 'a helper that finds the transaction by other means than its parameter is not judged',
      code: `declare function current(): EntityManager | undefined; ${audited('manager?: EntityManager', '(manager ?? current() ?? source.manager)', '')}`,
    },
    {
      name: 'an instance that is made with the transaction works on that instead of its default',
      code: `${dao('')} export const place = () => root.transaction(async (trx) => { await new Orders(trx).insert('a'); await trx('audit').insert({}); });`,
    },
    {
      name: 'so does one that the class makes of itself',
      code: `${dao(`
        on(trx: Knex.Transaction): this {
          const Own = this.constructor as new (db: Knex) => this;
          return new Own(trx);
        }`)}
        class Drafts extends Orders {}
        export const place = () => root.transaction(async (trx) => { await new Drafts().on(trx).insert('a'); await trx('audit').insert({}); });`,
    },
    {
      name: 'and one whose heir hands it on',
      code: `${dao('')}
        class Drafts extends Orders { constructor(trx: Knex.Transaction, readonly note = '') { super(trx); } }
        export const place = () => root.transaction(async (trx) => { await new Drafts(trx).insert('a'); await trx('audit').insert({}); });`,
    },
  ],
  invalid: [
    ...optional.map(([parameter, client]) => ({
      name: `a helper that is not handed the transaction is outside of it: ${client}, ${parameter}`,
      code: audited(parameter, client, ''),
      errors: [
        {
          messageId: 'outer' as const,
          line: 11,
          data: { call: 'client.save', via: ' (via `audit → client.save`)', opener: 'source.transaction' },
        },
      ],
    })),
    ...wide.map((written) => ({
      name: `and is not where that is left out: ${written[1]}`,
      code: noted(written, ''),
      errors: [
        {
          messageId: 'outer' as const,
          line: 3,
          data: { call: written[4], via: ` (via \`note → ${written[4]}\`)`, opener: written[5] },
        },
      ],
    })),
    ...['options?: { session?: ClientSession }', 'session?: ClientSession'].map((parameter) => ({
      name: `so is one that is not handed its session: ${parameter}`,
      code: `
        import mongoose, { model, type ClientSession } from 'mongoose';
        const Order = model('Order', {});
        async function add(id: string, ${parameter}) { await Order.create([{ id }], ${parameter.startsWith('options') ? 'options' : '{ session }'}); }
        export const place = () => mongoose.connection.transaction(async (session) => {
          await add('a', ${parameter.startsWith('options') ? '{ session }' : 'session'});
          await add('b');
        });`,
      errors: [{ messageId: 'outer' as const, line: 7 }],
    })),
    {
      name: 'nobody makes an instance with another client than the default',
      code: `${dao('')} export const place = () => root.transaction(async (trx) => { await trx('audit').insert({}); await orders.insert('a'); });`,
      errors: [
        {
          messageId: 'outer',
          line: 10,
          data: {
            call: 'this.db().insert',
            via: ' (via `Orders.insert → this.db().insert`)',
            opener: 'root.transaction',
          },
        },
      ],
    },
    {
      name: 'the outer client changes rows of its own accord',
      code: `${typeorm}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await source.manager.insert('audit', {});
        });`,
      errors: [
        {
          messageId: 'outer',
          line: 7,
          data: { call: 'source.manager.insert', via: '', opener: 'source.transaction' },
        },
      ],
    },
    {
      name: 'the chain leads through a helper, which is reported once',
      code: `${typeorm}
        async function audit() {
          await source.manager.insert('audit', {});
          await source.manager.insert('changes', {});
        }
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await audit();
        });`,
      errors: [
        {
          messageId: 'outer',
          line: 11,
          data: {
            call: 'source.manager.insert',
            via: ' (via `audit → source.manager.insert`)',
            opener: 'source.transaction',
          },
        },
      ],
    },
    {
      name: 'the pool beside a connection with a transaction by hand',
      code: `${pg}
        export async function place() {
          const client = await pool.connect();
          try {
            await client.query('BEGIN');
            await client.query('INSERT INTO orders VALUES (1)');
            await pool.query('INSERT INTO audit VALUES (1)');
            await client.query('COMMIT');
          } catch (error) {
            await client.query('ROLLBACK');
            throw error;
          } finally {
            client.release();
          }
        }`,
      errors: [
        {
          messageId: 'outer',
          line: 10,
          data: { call: 'pool.query', via: '', opener: 'client.query' },
        },
      ],
    },
    {
      name: 'the handle of a transaction by hand is what commits it',
      code: `
        import knex from 'knex';
        const db = knex({ client: 'pg' });
        export async function place() {
          const trx = await db.transaction();
          await trx('orders').insert({});
          await db('audit').insert({});
          await trx.commit();
        }`,
      errors: [{ messageId: 'outer', line: 7 }],
    },
    {
      name: 'a model is called without the transaction',
      code: `${sequelize}
        export const place = () => db.transaction(async (transaction) => {
          await Order.create({}, { transaction });
          await Order.create({});
        });`,
      errors: [
        { messageId: 'outer', line: 8, data: { call: 'Order.create', via: '', opener: 'db.transaction' } },
      ],
    },
    {
      name: 'injected clients of the default connection are of one database',
      code: `${nest}
        @Injectable()
        export class Orders {
          constructor(private readonly source: DataSource, @InjectRepository(Order) private readonly orders: Repository<Order>) {}
          async place() {
            await this.source.transaction(async (manager) => {
              await manager.insert(Order, {});
              await this.orders.insert({});
            });
          }
        }`,
      errors: [
        {
          messageId: 'outer',
          line: 13,
          data: { call: 'this.orders.insert', via: '', opener: 'this.source.transaction' },
        },
      ],
    },
    {
      name: 'services that are injected with one class share its client',
      code: `
        import { Injectable } from '@nestjs/common';
        import { DataSource } from 'typeorm';
        @Injectable() export class Database extends DataSource {}
        @Injectable() export class Audit {
          constructor(private readonly database: Database) {}
          note() { return this.database.manager.insert('audit', {}); }
        }
        @Injectable() export class Orders {
          constructor(private readonly database: Database, private readonly audit: Audit) {}
          async place() {
            await this.database.transaction(async (manager) => {
              await manager.insert('orders', {});
              await this.audit.note();
            });
          }
        }`,
      errors: [{ messageId: 'outer', line: 14 }],
    },
  ],
});

untypedRuleTester.run('no-outer-client-in-transaction without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const knex = require('knex')({ client: 'pg' });
        exports.place = (id) => knex.transaction(async (trx) => {
          await trx('orders').insert({ id });
          await knex('audit').insert({ id });
        });`,
      filename: 'file.js',
      errors: [{ messageId: 'outer', line: 5 }],
    },
  ],
});
