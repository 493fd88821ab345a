import rule from '../../rules/require-coordination-reason.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const redis = `import Redis from 'ioredis'; const redis = new Redis(); declare const id: string;`;
const pg = `import { Client } from 'pg'; const client = new Client(); declare const id: number;`;

ruleTester.run('require-coordination-reason', rule, {
  valid: [
    {
      name: 'a reason is given at the function',
      code: `${redis}
        /** @coordination the report is paid for by the run, and the database has no place for a marker */
        export async function lock() { await redis.set('report', id, 'PX', 10_000, 'NX'); }`,
    },
    {
      name: 'a reason is given at the class',
      code: `
        import Redlock from 'redlock';
        /** @coordination one poller a device: the device answers one session at a time */
        export class Poller {
          constructor(private readonly redlock: Redlock) {}
          poll(id: string) { return this.redlock.using([id], 5_000, async () => {}); }
        }`,
    },
    {
      name: 'a reason is given at the statement',
      code: `${pg}
        export async function migrate() {
          /** @coordination two processes must not change the schema at once */
          await client.query('SELECT pg_advisory_lock(1)');
        }`,
    },
    {
      name: 'a marker of what was done is no lock',
      code: `${redis} export const isNew = () => redis.set(\`seen:\${id}\`, '1', 'EX', 3600, 'NX');`,
    },
    {
      name: 'a key that is set whatever was there',
      code: `${redis} export const lock = () => redis.set('lock', id, 'PX', 10_000);`,
    },
    {
      name: 'a value that reads like an option',
      code: `${redis} export const lock = () => redis.set('lock', 'NX');`,
    },
    {
      name: 'blocks and clocks are no locks',
      code: `${redis}
        export const blockUser = () => redis.set(\`block:\${id}\`, '1', 'NX');
        export const unlockClock = () => redis.setnx('clock', '1');`,
    },
    {
      name: 'an option that is switched off',
      code: `import { createClient } from 'redis'; const redis = createClient(); export const lock = () => redis.set('lock', '1', { NX: false as never });`,
    },
    {
      name: 'an item that is written under a condition of its own',
      code: `
        import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
        export const place = (db: DynamoDBDocumentClient) =>
          db.send(new PutCommand({ TableName: 'orders', Item: {}, ConditionExpression: 'attribute_not_exists(id)' }));`,
    },
    {
      name: 'the end of a lock',
      code: `${pg} export const unlock = () => client.query('SELECT pg_advisory_unlock(1)');`,
    },
    {
      name: 'rows that are locked in a transaction',
      code: `${pg} export const load = () => client.query('SELECT * FROM orders FOR UPDATE');`,
    },
    {
      name: 'a helper that is given the key of a marker',
      code: `${redis}
        const once = (key: string) => redis.set(key, '1', 'EX', 3600, 'NX');
        export const isNew = () => once(\`seen:\${id}\`);`,
    },
    {
      name: 'a reason is given at the helper that is given the key',
      code: `${redis}
        /** @coordination the bank closes a session when a second one is opened */
        const once = async (key: string) => redis.set(key, '1', 'EX', 3600, 'NX');
        export const sync = () => once(\`lock:\${id}\`);`,
    },
    {
      name: 'a key of that name for a call that takes no lock',
      code: `${redis}
        const last = (key: string) => redis.get(key);
        export const holder = () => last('lock:report');`,
    },
    {
      name: 'a name alone is no client',
      code: `declare const redis: { set(...given: unknown[]): void }; export const lock = () => redis.set('lock', 1, 'NX');`,
    },
  ],
  invalid: [
    {
      name: 'a function that runs under a lock',
      code: `
        import Redlock from 'redlock';
        declare const redlock: Redlock; declare const id: string;
        export const charge = () => redlock.using([id], 5_000, async () => { await fetch('https://pay.example'); });`,
      errors: [{ messageId: 'lock', line: 4, data: { call: 'redlock.using', via: '' } }],
    },
    {
      name: 'a lock that is taken and given back, named once',
      code: `
        import Redlock from 'redlock';
        export class Charges {
          constructor(private readonly redlock: Redlock) {}
          async charge(id: string) {
            let lock = await this.redlock.acquire([id], 5_000);
            lock = await this.redlock.acquire([id], 5_000);
            await lock.release();
          }
        }`,
      errors: [{ messageId: 'lock', line: 6, data: { call: 'this.redlock.acquire', via: '' } }],
    },
    {
      name: 'a key that is named a lock',
      code: `${redis} const LOCK_KEY = 'report'; export const run = () => redis.set(LOCK_KEY, id, 'PX', 10_000, 'NX');`,
      errors: [{ messageId: 'lock', data: { call: 'redis.set', via: '' } }],
    },
    {
      name: 'a key whose text says so',
      code: `${redis} const of = 'lock:'; const key = \`\${of}\${id}\`; export const run = () => redis.setnx(key, id);`,
      errors: [{ messageId: 'lock' }],
    },
    {
      name: 'a function that is named for it, with an option',
      code: `
        import { createClient } from 'redis';
        const redis = createClient();
        export const acquireLock = (key: string) => redis.set(key, '1', { NX: true, PX: 10_000 });`,
      errors: [{ messageId: 'lock', line: 4 }],
    },
    {
      name: 'a class that is named for it, with a condition',
      code: `
        import { createClient } from 'redis';
        export class Mutex {
          redis = createClient();
          take(key: string) { return this.redis.set(key, '1', { condition: 'NX' }); }
        }`,
      errors: [{ messageId: 'lock', line: 5 }],
    },
    {
      name: 'a lease in DynamoDB',
      code: `
        import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
        const db = new DynamoDBClient({});
        export const takeLease = (name: string) =>
          db.send(new PutItemCommand({ TableName: 'leases', Item: { name: { S: name } }, ConditionExpression: 'attribute_not_exists(#n)' }));`,
      errors: [{ messageId: 'lock', line: 5 }],
    },
    {
      name: 'an advisory lock',
      code: `${pg} export const run = () => client.query('SELECT pg_try_advisory_xact_lock($1)', [id]);`,
      errors: [{ messageId: 'lock', data: { call: 'client.query', via: '' } }],
    },
    {
      name: 'an advisory lock through a wrapper, at the place that holds the text',
      code: `${pg}
        const run = (sql: string) => client.query(sql);
        const lock = () => run("SELECT GET_LOCK('report', 10)");
        export async function report() { await lock(); }`,
      errors: [{ messageId: 'lock', line: 3, data: { call: 'run', via: ' (via \`run → client.query\`)' } }],
    },
    {
      name: 'a helper that is given the whole key, at the place that holds it',
      code: `${redis}
        const once = (key: string) => redis.set(key, '1', 'EX', 3600, 'NX');
        const claim = (key: string) => once(key);
        export const report = () => claim(\`lock:report:\${id}\`);`,
      errors: [
        { messageId: 'lock', line: 4, data: { call: 'claim', via: ' (via `claim → once → redis.set`)' } },
      ],
    },
    {
      name: 'a helper that is called a lock is the place, whatever the key',
      code: `${redis}
        const lock = (key: string) => redis.set(key, '1', 'EX', 3600, 'NX');
        export const report = () => lock('lock:report');`,
      errors: [{ messageId: 'lock', line: 2, data: { call: 'redis.set', via: '' } }],
    },
    {
      name: 'a commit in two phases',
      code: `${pg} export const prepare = () => client.query("PREPARE TRANSACTION 'a'");`,
      errors: [
        { messageId: 'commit', data: { call: 'client.query', words: 'PREPARE TRANSACTION', via: '' } },
      ],
    },
  ],
});

untypedRuleTester.run('require-coordination-reason without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const Redis = require('ioredis');
        const redis = new Redis();
        exports.lock = (id) => redis.set('lock:' + id, '1', 'EX', 10, 'NX');`,
      filename: 'file.js',
      errors: [{ messageId: 'lock', line: 4 }],
    },
  ],
});
