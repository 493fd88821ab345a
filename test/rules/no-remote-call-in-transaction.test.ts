import rule from '../../rules/no-remote-call-in-transaction.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const source = `
  import axios from 'axios';
  import { DataSource, type EntityManager } from 'typeorm';
  declare const source: DataSource;
  const notify = (id: string) => axios.post('http://mail/send', { id }, { timeout: 500 });
`;

ruleTester.run('no-remote-call-in-transaction', rule, {
  valid: [
    {
      name: 'only the database is called',
      code: `${source} export const place = (order: object) => source.transaction(async (manager) => { await manager.insert('orders', order); });`,
    },
    {
      name: 'a call before and after the transaction does not hold it open',
      code: `${source}
        export async function place(id: string) {
          await notify(id);
          await source.transaction(async (manager) => { await manager.insert('orders', { id }); });
          await notify(id);
        }`,
    },
    {
      name: 'a helper that only uses the transaction is fine',
      code: `${source}
        const store = (manager: EntityManager, id: string) => manager.insert('orders', { id });
        export const place = (id: string) => source.transaction(async (manager) => { await store(manager, id); });`,
    },
    {
      name: 'nobody waits for a call that is left alone',
      code: `${source} export const place = (id: string) => source.transaction(async (manager) => { await manager.insert('orders', { id }); void notify(id); });`,
    },
    {
      name: 'a function that runs later runs after the transaction',
      code: `${source} export const place = (id: string) => source.transaction(async (manager) => { setTimeout(() => notify(id), 10); await manager.insert('orders', { id }); });`,
    },
    {
      name: 'a cache is left out',
      code: `${source}
        import { Redis } from 'ioredis';
        const redis = new Redis();
        export const place = (id: string) => source.transaction(async (manager) => { await manager.insert('orders', { id }); await redis.del(id); });`,
    },
    {
      name: 'a relay publishes the rows that it has locked',
      code: `${source}
        import { Kafka } from 'kafkajs';
        const producer = new Kafka({ brokers: [] }).producer();
        export const relay = () => source.transaction(async (manager) => {
          const rows = await manager.find<{ id: string }>('outbox');
          await producer.send({ topic: 'orders', messages: rows.map(({ id }) => ({ value: id })) });
          await manager.delete('outbox', rows);
        });`,
    },
    {
      name: 'a relay publishes the rows that a builder reads that is awaited without a verb',
      code: `
        import knex from 'knex';
        import { Kafka } from 'kafkajs';
        const db = knex({ client: 'pg' });
        const producer = new Kafka({ brokers: [] }).producer();
        export const relay = () => db.transaction(async (trx) => {
          const rows = await trx('outbox').whereNull('sent_at').limit(50);
          for (const { id, topic, value } of rows) {
            await producer.send({ topic, messages: [{ value }] });
            await trx('outbox').where({ id }).update({ sent_at: new Date() });
          }
        });`,
    },
    {
      name: 'a transaction of something else is no database transaction',
      code: `${source} declare const editor: { transaction(run: () => Promise<void>): void }; export const edit = (id: string) => editor.transaction(async () => { await notify(id); });`,
    },
    {
      name: 'a helper that runs what it is given is silent while nobody gives it a remote call',
      code: `${source}
        async function withLock<T>(job: () => Promise<T>) { return source.transaction(async () => await job()); }
        export const count = () => withLock(async () => 1);`,
    },
  ],
  invalid: [
    {
      name: 'the transaction of a provider is open from the first call of that',
      code: `
        import knex from 'knex';
        const db = knex({ client: 'pg' });
        const provider = db.transactionProvider();
        export async function place(id: string) {
          const trx = await provider();
          await trx('orders').insert({ id });
          await fetch('https://stock/' + id, { method: 'POST' });
          await trx.commit();
        }`,
      errors: [{ messageId: 'remoteCall', line: 8, data: { call: 'fetch', via: '' } }],
    },
    {
      name: 'the transaction waits for a remote call',
      code: `${source}
        export const place = (id: string) => source.transaction(async (manager) => {
          await manager.insert('orders', { id });
          await axios.post('http://mail/send', { id });
        });`,
      errors: [{ messageId: 'remoteCall', line: 9, data: { call: 'axios.post', via: '' } }],
    },
    {
      name: 'the chain leads through a helper',
      code: `${source}
        export const place = (id: string) => source.transaction(async (manager) => {
          await manager.insert('orders', { id });
          await notify(id);
        });`,
      errors: [
        {
          messageId: 'remoteCall',
          line: 9,
          data: { call: 'axios.post', via: ' (via `notify → axios.post`)' },
        },
      ],
    },
    {
      name: 'a transaction by hand is open until the commit',
      code: `
        import axios from 'axios';
        import { Pool } from 'pg';
        const pool = new Pool();
        export async function place(id: string) {
          const client = await pool.connect();
          await client.query('BEGIN');
          try {
            await client.query('INSERT INTO orders (id) VALUES ($1)', [id]);
            await axios.post('http://mail/send', { id });
            await client.query('COMMIT');
          } catch (error) {
            await client.query('ROLLBACK');
            throw error;
          } finally {
            client.release();
          }
        }`,
      errors: [{ messageId: 'remoteCall', line: 10 }],
    },
    {
      name: 'a helper that hands the transaction on is looked through',
      code: `${source}
        const inTransaction = <T>(work: (manager: EntityManager) => Promise<T>) => source.transaction((manager) => work(manager));
        export const place = (id: string) => inTransaction(async (manager) => {
          await manager.insert('orders', { id });
          await notify(id);
        });`,
      errors: [{ messageId: 'remoteCall', line: 10 }],
    },
    {
      name: 'a helper that hides the transaction is reported when it is given a remote call',
      code: `${source}
        async function withLock<T>(job: () => Promise<T>) {
          return source.transaction(async () => await job());
        }
        export const place = (id: string) => withLock(() => notify(id));`,
      errors: [
        {
          messageId: 'remoteCall',
          line: 8,
          data: { call: 'axios.post', via: ' (via `place → notify → axios.post`)' },
        },
      ],
    },
    {
      name: 'an injected client is known by its declared type',
      code: `
        import type { DataSource } from 'typeorm';
        import type { Producer } from 'kafkajs';
        export class Orders {
          constructor(private readonly source: DataSource, private readonly producer: Producer) {}
          place = (id: string) =>
            this.source.transaction(async (manager) => {
              await manager.insert('orders', { id });
              await this.producer.send({ topic: 'orders', messages: [{ value: id }] });
            });
        }`,
      errors: [{ messageId: 'remoteCall', line: 9 }],
    },
  ],
});

untypedRuleTester.run('no-remote-call-in-transaction without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        const knex = require('knex')({ client: 'pg' });
        exports.place = (id) => knex.transaction(async (trx) => {
          await trx('orders').insert({ id });
          await axios.post('http://mail/send', { id });
        });`,
      filename: 'file.js',
      errors: [{ messageId: 'remoteCall', line: 6 }],
    },
  ],
});
