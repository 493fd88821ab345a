import rule from '../../rules/no-transaction-on-pool.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const pg = `import { Client, Pool } from 'pg';`;

ruleTester.run('no-transaction-on-pool', rule, {
  valid: [
    {
      name: 'one connection is taken from the pool',
      code: `${pg}
        const pool = new Pool();
        export async function place() {
          const client = await pool.connect();
          await client.query('BEGIN');
          await client.query('COMMIT');
        }`,
    },
    {
      name: 'a client is one connection',
      code: `${pg} const client = new Client(); export const open = () => client.query('BEGIN');`,
    },
    {
      name: 'a pool of one connection',
      code: `${pg} const pool = new Pool({ max: 1 }); export const open = () => pool.query('BEGIN');`,
    },
    {
      name: 'a pool that may have one connection',
      code: `${pg} declare const max: number; const pool = new Pool({ max }); export const open = () => pool.query('BEGIN');`,
    },
    {
      name: 'a single statement needs no transaction',
      code: `${pg} const pool = new Pool(); export const read = () => pool.query('SELECT 1');`,
    },
    {
      name: 'a wrapper leaves the statement to its callers',
      code: `${pg}
        const pool = new Pool();
        export const run = (sql: string) => pool.query(sql);
        export const read = () => run('SELECT 1');
        export const hand = (sql: string) => run(sql);`,
    },
    {
      name: 'a pool of something else has no transactions',
      code: `declare const pool: { query(sql: string): void }; export const open = () => pool.query('BEGIN');`,
    },
  ],
  invalid: [
    {
      name: 'a transaction of three statements on three connections',
      code: `${pg}
        const pool = new Pool({ max: 20 });
        export async function place() {
          await pool.query('BEGIN');
          await pool.query('INSERT INTO orders VALUES (1)');
          await pool.query('COMMIT');
        }`,
      errors: [{ messageId: 'pooled', line: 4, data: { call: 'pool.query', via: '' } }],
    },
    {
      name: 'the deployment gives the size',
      code: `${pg} const pool = new Pool({ max: Number(process.env.MAX) }); export const open = () => pool.query('start transaction isolation level serializable');`,
      errors: [{ messageId: 'pooled' }],
    },
    {
      name: 'a text with a value in it',
      code: `${pg} declare const level: string; const pool = new Pool(); export const open = () => pool.query(\`BEGIN ISOLATION LEVEL \${level}\`);`,
      errors: [{ messageId: 'pooled' }],
    },
    {
      name: 'a wrapper is given the statement, and the place that gives it is named once',
      code: `${pg}
        const pool = new Pool();
        const run = (sql: string) => pool.query(sql);
        const twice = (sql: string) => run(sql);
        const begin = () => twice('BEGIN');
        export async function place() {
          await begin();
          await run('COMMIT');
        }`,
      errors: [
        {
          messageId: 'pooled',
          line: 5,
          data: { call: 'twice', via: ' (via \`twice → run → pool.query\`)' },
        },
      ],
    },
    {
      name: 'an injected pool is known by its declared type',
      code: `
        import type { Pool } from 'mysql2/promise';
        export class Orders {
          constructor(private readonly pool: Pool) {}
          open() { return this.pool.query('START TRANSACTION'); }
        }`,
      errors: [{ messageId: 'pooled', line: 5 }],
    },
  ],
});

untypedRuleTester.run('no-transaction-on-pool without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const { Pool } = require('pg');
        const pool = new Pool();
        exports.open = () => pool.query('BEGIN');`,
      filename: 'file.js',
      errors: [{ messageId: 'pooled', line: 4 }],
    },
  ],
});
