import rule from '../../rules/no-swallowed-transaction-error.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const source = `
  import { DataSource, type EntityManager } from 'typeorm';
  declare const source: DataSource;
`;

ruleTester.run('no-swallowed-transaction-error', rule, {
  valid: [
    {
      name: 'an error that nobody catches rolls back',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await manager.insert('items', {});
        });`,
    },
    {
      name: 'the first change fails, and nothing else is made then',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          try {
            await manager.insert('orders', {});
            await Promise.resolve();
          } catch (error) {
            return { ok: false };
          }
          return { ok: true };
        });
        export const restock = () => source.transaction(async (manager) => {
          const rows = await manager.find('stock');
          try { await manager.update('stock', {}, {}); } catch (error) { console.error(error, rows); }
        });`,
    },
    {
      name: 'an error is caught around the transaction',
      code: `${source}
        export async function place() {
          try {
            await source.transaction(async (manager) => { await manager.insert('orders', {}); await manager.insert('items', {}); });
          } catch (error) {
            console.error(error);
          }
        }`,
    },
    {
      name: 'an error is thrown on, always or for some reasons',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await manager.insert('items', {}); } catch (error) { console.error(error); throw error; }
          try { await manager.insert('notes', {}); } catch (error) { if (!(error instanceof RangeError)) throw error; }
        });`,
    },
    {
      name: 'a handler that cannot be read may throw',
      code: `${source}
        declare function report(error: unknown): void;
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await manager.insert('items', {}); } catch (error) { report(error); }
        });`,
    },
    {
      name: 'what was caught is thrown later',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          let failed: unknown;
          await manager.insert('orders', {});
          try { await manager.insert('items', {}); } catch (error) { failed = error; }
          if (failed) throw failed;
        });`,
    },
    {
      name: 'what failed is noted in a row',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await manager.insert('items', {}); } catch (error) { await manager.insert('failures', {}); }
        });`,
    },
    {
      name: 'a transaction of one change has nothing to commit alone',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          try { await manager.insert('orders', {}); } catch (error) { console.error(error); }
        });`,
    },
    {
      name: 'of two arms only one runs',
      code: `${source}
        export const place = (isNew: boolean) => source.transaction(async (manager) => {
          if (isNew) {
            try { await manager.insert('orders', {}); } catch (error) { console.error(error); }
          } else await manager.update('orders', {}, {});
        });`,
    },
    {
      name: 'a part that is rolled back by itself',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await manager.transaction(async (inner) => { await inner.insert('items', {}); }); } catch (error) { console.error(error); }
        });`,
    },
    {
      name: 'a savepoint is set by hand',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await manager.query('SAVEPOINT items');
          try { await manager.insert('items', {}); } catch (error) { console.error(error); }
        });`,
    },
    {
      name: 'a read may fail',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await manager.find('items'); } catch (error) { console.error(error); }
        });`,
    },
    {
      name: 'a client of which it is not known where it comes from may be another one',
      code: `${source}
        const log = async (manager: EntityManager) => { try { await manager.insert('log', {}); } catch (error) { console.error(error); } };
        const copy = async (from: EntityManager, to: EntityManager) => { try { await to.insert('log', {}); } catch (error) { console.error(error); } };
        declare const other: EntityManager;
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await log(other);
          await copy(manager, other);
        });`,
    },
    {
      name: 'a transaction by hand is ended by hand',
      code: `
        import { Pool } from 'pg';
        const pool = new Pool();
        export async function place() {
          const client = await pool.connect();
          try {
            await client.query('BEGIN');
            await client.query('INSERT INTO orders VALUES (1)');
            await client.query('INSERT INTO items VALUES (1)');
            await client.query('COMMIT');
          } catch (error) {
            await client.query('ROLLBACK');
          }
        }`,
    },
    {
      name: 'a call beside the transaction is not one of its changes',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try { await source.manager.insert('log', {}); } catch (error) { console.error(error); }
        });`,
    },
  ],
  invalid: [
    {
      name: 'a catch that only logs',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          try {
            await manager.update('stock', {}, {});
          } catch (error) {
            console.error(error);
          }
        });`,
      errors: [
        {
          messageId: 'swallowed',
          line: 8,
          data: { call: 'manager.update', via: '', other: 'manager.insert' },
        },
      ],
    },
    {
      name: 'a failure is returned, when what came before it is there',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          try {
            await manager.insert('orders', {});
            await manager.update('stock', {}, {});
            return { ok: true };
          } catch (error) {
            return { ok: false };
          }
        });`,
      errors: [{ messageId: 'swallowed', line: 8 }],
    },
    {
      name: 'the first change of a turn fails, when those of the turns before are there',
      code: `${source}
        export const place = (ids: string[]) => source.transaction(async (manager) => {
          for (const id of ids) {
            try {
              await manager.insert('orders', { id });
              await manager.update('stock', id, {});
            } catch (error) {
              console.error(error);
            }
          }
        });`,
      errors: [
        { messageId: 'swallowed', line: 8 },
        { messageId: 'swallowed', line: 9 },
      ],
    },
    {
      name: 'the first change fails, and the transaction goes on after the catch',
      code: `${source}
        export const place = () => source.transaction(async (manager) => {
          try { await manager.insert('orders', {}); } catch (error) { console.error(error); }
          await manager.update('stock', {}, {});
        });`,
      errors: [{ messageId: 'swallowed', line: 6 }],
    },
    {
      name: 'a chained catch, in a helper',
      code: `${source}
        const reserve = (manager: EntityManager) => manager.update('stock', {}, {}).catch(() => null);
        export const place = () => source.transaction(async (manager) => {
          await manager.insert('orders', {});
          await reserve(manager);
        });`,
      errors: [{ messageId: 'swallowed', line: 8 }],
    },
    {
      name: 'a helper hands the transaction to another one',
      code: `${source}
        class Orders {
          async place(manager: EntityManager) {
            await manager.insert('orders', {});
            await this.reserve(manager.getRepository('stock').manager);
          }
          async note(manager: EntityManager) { await this.write(manager, 'a note'); }
          async write(manager: EntityManager, text: string) {
            try {
              await manager.insert('notes', { text });
            } catch (error) {
              console.error(error);
            }
          }
          async reserve(manager: EntityManager) { await manager.update('stock', {}, {}); }
        }
        export const place = (orders: Orders) => source.transaction(async (manager) => {
          await orders.place(manager);
          await orders.note(manager);
        });`,
      errors: [
        {
          messageId: 'swallowed',
          line: 22,
          data: {
            call: 'manager.insert',
            via: ' (via `Orders.note → Orders.write → manager.insert`)',
            other: 'manager.insert',
          },
        },
      ],
    },
    {
      name: 'a decorated method is a transaction as a whole',
      code: `
        import type { Repository } from 'typeorm';
        import { Transactional } from 'typeorm-transactional';
        export class Orders {
          constructor(private readonly orders: Repository<object>) {}
          @Transactional()
          async place() {
            await this.orders.insert({});
            try { await this.orders.update({}, {}); } catch { return false; }
            return true;
          }
        }`,
      errors: [{ messageId: 'swallowed', line: 9 }],
    },
  ],
});

untypedRuleTester.run('no-swallowed-transaction-error without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const knex = require('knex')({ client: 'pg' });
        exports.place = (id) => knex.transaction(async (trx) => {
          await trx('orders').insert({ id });
          try { await trx('stock').update({ id }); } catch (error) { console.error(error); }
        });`,
      filename: 'file.js',
      errors: [{ messageId: 'swallowed', line: 5 }],
    },
  ],
});
