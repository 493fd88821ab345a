import rule from '../../rules/no-two-phase-commit.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const pg = `import { Client, Pool } from 'pg'; declare const id: string;`;

ruleTester.run('no-two-phase-commit', rule, {
  valid: [
    {
      name: 'a transaction of one database',
      code: `${pg}
        const client = new Client();
        export async function place() {
          await client.query('BEGIN');
          await client.query('COMMIT');
        }`,
    },
    {
      name: 'a prepared statement is none of a commit',
      code: `${pg} const client = new Client(); export const load = () => client.query("PREPARE load AS SELECT * FROM transaction");`,
    },
    {
      name: 'a text that only speaks of it',
      code: `${pg} const client = new Client(); export const load = () => client.query("SELECT 'PREPARE TRANSACTION'");`,
    },
    {
      name: 'a lock is no commit',
      code: `${pg} const client = new Client(); export const lock = () => client.query('SELECT pg_advisory_lock(1)');`,
    },
    {
      name: 'a statement that cannot be seen',
      code: `${pg} declare const sql: string[]; const client = new Client(); export const run = () => client.query(sql[0] ?? '');`,
    },
    {
      name: 'a wrapper leaves the statement to its callers',
      code: `${pg}
        const client = new Client();
        export const run = (sql: string) => client.query(sql);
        export const read = () => run('SELECT 1');`,
    },
    {
      name: 'a wrapper that is not known to send the text',
      code: `${pg} declare const run: (sql: string) => void; const client = new Client();
        export const prepare = () => { run("PREPARE TRANSACTION 'a'"); return client.query('SELECT 1'); };`,
    },
    {
      name: 'the text of something that is no database',
      code: `declare const client: { query(sql: string): void }; export const prepare = () => client.query("PREPARE TRANSACTION 'a'");`,
    },
    {
      name: 'one of several implementations may be the one that runs',
      code: `${pg}
        interface Store { run(sql: string): unknown }
        class Database implements Store { client = new Client(); run(sql: string) { return this.client.query(sql); } }
        class Nothing implements Store { run(sql: string) { return sql; } }
        export const prepare = (store: Store) => store.run("PREPARE TRANSACTION 'a'");
        export const stores = [new Database(), new Nothing()];`,
    },
    {
      name: 'a reason is given at the function',
      code: `${pg}
        const client = new Client();
        /** @coordination both ledgers belong to one regulator, and an operator resolves what hangs */
        export const prepare = () => client.query(\`PREPARE TRANSACTION '\${id}'\`);`,
    },
    {
      name: 'a reason is given at the class',
      code: `
        import type { Client } from 'pg';
        /** @coordination both ledgers belong to one regulator */
        export class Ledger {
          constructor(private readonly client: Client) {}
          async prepare(id: string) { await this.client.query(\`PREPARE TRANSACTION '\${id}'\`); }
        }`,
    },
    {
      name: 'a reason is given at the statement',
      code: `${pg}
        const client = new Client();
        export async function prepare() {
          /** @coordination both ledgers belong to one regulator */
          await client.query(\`PREPARE TRANSACTION '\${id}'\`);
        }`,
    },
  ],
  invalid: [
    {
      name: 'two databases that are asked to prepare, named once',
      code: `${pg}
        const orders = new Client();
        const stock = new Client();
        export async function place() {
          await orders.query('BEGIN');
          await stock.query('BEGIN');
          await orders.query(\`PREPARE TRANSACTION '\${id}'\`);
          await stock.query(\`PREPARE TRANSACTION '\${id}'\`);
          await orders.query(\`COMMIT PREPARED '\${id}'\`);
          await stock.query(\`COMMIT PREPARED '\${id}'\`);
        }`,
      errors: [
        {
          messageId: 'coordinated',
          line: 7,
          data: { call: 'orders.query', words: 'PREPARE TRANSACTION', via: '' },
        },
      ],
    },
    {
      name: 'a function for each phase: the first one is named',
      code: `${pg}
        const pool = new Pool();
        export const prepare = () => pool.query({ text: "prepare  transaction 'a'" });
        export const commit = () => pool.query({ text: "COMMIT PREPARED 'a'" });
        export const abort = () => pool.query({ text: "ROLLBACK PREPARED 'a'" });`,
      errors: [
        {
          messageId: 'coordinated',
          line: 3,
          data: { call: 'pool.query', words: 'prepare transaction', via: '' },
        },
      ],
    },
    {
      name: 'what is prepared elsewhere is decided here',
      code: `${pg}
        const pool = new Pool();
        export const commit = () => pool.query("COMMIT PREPARED 'a'");
        export const abort = () => pool.query("ROLLBACK PREPARED 'a'");`,
      errors: [{ messageId: 'coordinated', line: 3 }],
    },
    {
      name: 'an XA transaction through an object with the text',
      code: `
        import type { Connection } from 'mysql2/promise';
        export async function place(connection: Connection) {
          await connection.query({ sql: "XA START 'a'" });
          await connection.query({ sql: "XA END 'a'" });
          await connection.query({ sql: "XA PREPARE 'a'" });
          await connection.query({ sql: "XA COMMIT 'a'" });
        }`,
      errors: [
        {
          messageId: 'coordinated',
          line: 6,
          data: { call: 'connection.query', words: 'XA PREPARE', via: '' },
        },
      ],
    },
    {
      name: 'a wrapper is given the statement, and the place that gives it is named once',
      code: `${pg}
        const client = new Client();
        const run = (sql: string) => client.query(sql);
        const prepare = () => run("PREPARE TRANSACTION 'a'");
        export async function place() { await prepare(); }`,
      errors: [
        {
          messageId: 'coordinated',
          line: 4,
          data: { call: 'run', words: 'PREPARE TRANSACTION', via: ' (via \`run → client.query\`)' },
        },
      ],
    },
    {
      name: 'an injected client of an object-relational mapper',
      code: `
        import { Injectable } from '@nestjs/common';
        import { DataSource } from 'typeorm';
        @Injectable()
        export class Ledger {
          constructor(private readonly source: DataSource) {}
          prepare() { return this.source.query("PREPARE TRANSACTION 'a'"); }
        }`,
      errors: [{ messageId: 'coordinated', line: 7 }],
    },
    {
      name: 'a fragment that holds the text',
      code: `
        import { sql } from 'drizzle-orm';
        import { drizzle } from 'drizzle-orm/node-postgres';
        const db = drizzle('postgres://orders');
        export const prepare = (id: string) => db.execute(sql\`PREPARE TRANSACTION \${id}\`);
        export const other = () => db.execute(sql.raw("PREPARE TRANSACTION 'a'"));`,
      errors: [
        { messageId: 'coordinated', line: 5 },
        { messageId: 'coordinated', line: 6 },
      ],
    },
    {
      name: 'a tag without a reason gives none',
      code: `${pg}
        const client = new Client();
        export async function prepare() {
          /** @coordination */
          await client.query("PREPARE TRANSACTION 'a'");
        }`,
      errors: [{ messageId: 'coordinated' }],
    },
  ],
});

untypedRuleTester.run('no-two-phase-commit without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { Client } = require('pg');
        const client = new Client();
        exports.prepare = (id) => client.query("PREPARE TRANSACTION '" + id + "'");`,
      filename: 'file.js',
      errors: [{ messageId: 'coordinated', line: 4 }],
    },
  ],
});
