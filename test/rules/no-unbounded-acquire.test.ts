import rule from '../../rules/no-unbounded-acquire.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

ruleTester.run('no-unbounded-acquire', rule, {
  valid: [
    {
      name: 'a limit of the time',
      code: "import { Pool } from 'pg'; export const pool = new Pool({ connectionTimeoutMillis: 2_000 });",
    },
    {
      name: 'a limit that the deployment sets',
      code: "import { Pool } from 'pg'; export const pool = new Pool({ connectionTimeoutMillis: Number(process.env.WAIT) });",
    },
    {
      name: 'options that a caller gives may hold a limit',
      code: "import { Pool, type PoolConfig } from 'pg'; export const open = (options: PoolConfig) => new Pool(options);",
    },
    {
      name: 'options that are laid under it may hold a limit',
      code: "import { Pool, type PoolConfig } from 'pg'; export const open = (options: PoolConfig) => new Pool({ max: 5, ...options });",
    },
    {
      name: 'a client has one connection, which nobody waits for',
      code: "import { Client } from 'pg'; export const client = new Client();",
    },
    {
      name: 'a limit of the queue',
      code: "import { createPool } from 'mysql2/promise'; export const pool = createPool({ queueLimit: 50 });",
    },
    {
      name: 'a pool that refuses at once',
      code: "import { createPool } from 'mysql2/promise'; export const pool = createPool({ waitForConnections: false });",
    },
    {
      name: 'a pool that may refuse at once',
      code: "import { createPool } from 'mysql2/promise'; export const open = (waits: boolean) => createPool({ waitForConnections: waits });",
    },
    {
      name: 'a connection string in the place of the options may hold a limit',
      code: "import { createPool } from 'mysql2/promise'; export const pool = createPool('mysql://stock/orders?queueLimit=50');",
    },
    {
      name: 'a connection string may hold the limit',
      code: "import { MongoClient } from 'mongodb'; export const client = new MongoClient('mongodb://stock/?waitQueueTimeoutMS=500');",
    },
    {
      name: 'a connection string of the deployment may hold the limit',
      code: "import { MongoClient } from 'mongodb'; export const client = new MongoClient(process.env.MONGO_URL ?? '');",
    },
    {
      name: 'a limit of each operation holds for the wait as well',
      code: "import { MongoClient } from 'mongodb'; export const client = new MongoClient('mongodb://stock', { timeoutMS: 2_000 });",
    },
  ],
  invalid: [
    {
      name: 'a pool without options',
      code: "import { Pool } from 'pg';\nexport const pool = new Pool();",
      errors: [
        {
          messageId: 'time',
          line: 2,
          data: { type: 'Pool', library: 'pg', option: '`connectionTimeoutMillis: 2_000`' },
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionTimeoutMillis: 2_000 });",
            },
          ],
        },
      ],
    },
    {
      name: 'zero is no limit',
      code: "import { Pool } from 'pg';\nexport const pool = new Pool({ connectionTimeoutMillis: 0 });",
      errors: [{ messageId: 'time', line: 2 }],
    },
    {
      name: 'options that are put together elsewhere in the file',
      code: "import { Pool } from 'pg';\nconst options = { max: 5 };\nexport class Orders { private readonly pool = new Pool({ ...options }); list() { return this.pool.query('SELECT 1'); } }",
      errors: [
        {
          messageId: 'time',
          line: 3,
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "import { Pool } from 'pg';\nconst options = { max: 5 };\nexport class Orders { private readonly pool = new Pool({ connectionTimeoutMillis: 2_000, ...options }); list() { return this.pool.query('SELECT 1'); } }",
            },
          ],
        },
      ],
    },
    {
      name: 'a queue without an end, told once for the pool and what is derived from it',
      code: "import { createPool } from 'mysql2';\nexport const pool = createPool({ waitForConnections: true }).promise();",
      errors: [
        {
          messageId: 'queue',
          line: 2,
          data: { type: 'Pool', library: 'mysql2', option: '`queueLimit: 100`' },
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "import { createPool } from 'mysql2';\nexport const pool = createPool({ queueLimit: 100, waitForConnections: true }).promise();",
            },
          ],
        },
      ],
    },
    {
      name: 'a connection string that says nothing of it',
      code: "import { MongoClient } from 'mongodb';\nexport const client = new MongoClient('mongodb://stock/orders', { maxPoolSize: 5 });",
      errors: [
        {
          messageId: 'time',
          line: 2,
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "import { MongoClient } from 'mongodb';\nexport const client = new MongoClient('mongodb://stock/orders', { waitQueueTimeoutMS: 2_000, maxPoolSize: 5 });",
            },
          ],
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-unbounded-acquire without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const pg = require('pg');\nexports.pool = new pg.Pool({ connectionTimeoutMillis: 0 });",
      errors: [{ messageId: 'time', line: 2 }],
    },
  ],
});
