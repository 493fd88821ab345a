import type { LibraryDescriptor } from './descriptor.ts';

const insert = { members: ['insert'], effect: 'create', target: 0, lazy: true } as const;
const change = { members: ['update', 'delete'], effect: 'write', target: 0, lazy: true } as const;
const query = {
  members: ['select', 'selectDistinct', 'query.*.findMany', 'query.*.findFirst'],
  effect: 'read',
  lazy: true,
} as const;
const list = {
  members: ['query.*.findMany'],
  argument: 0,
  caps: ['limit'],
  naming: ['inArray', 'sql'],
} as const;
const sql = {
  members: ['execute', 'run', 'all', 'get'],
  effect: { from: 'sql', argument: 0 },
  lazy: true,
} as const;
const transaction = {
  kind: 'transaction',
  members: ['transaction'],
  callback: 0,
  options: 1,
  handle: 0,
  handleType: 'PgTransaction',
  reruns: false,
} as const;

const update = {
  members: ['update'],
  makes: 'changes',
  argument: 0,
  chained: { values: 'set', filter: 'where', equals: 'eq', harmless: ['returning'] },
} as const;

/** Constraints of a table: https://orm.drizzle.team/docs/indexes-constraints */
const store = {
  members: ['insert'],
  makes: 'rows',
  argument: 0,
  chained: { values: 'values', harmless: ['returning', '$returningId'] },
  declaredBy: {
    functions: ['pgTable', 'mysqlTable', 'sqliteTable'],
    columns: 1,
    constraints: 2,
    unique: ['unique', 'uniqueIndex', 'primaryKey'],
  },
} as const;

export const drizzleOrm = {
  package: 'drizzle-orm',
  specifiers: [
    'drizzle-orm/pg-core',
    'drizzle-orm/mysql-core',
    'drizzle-orm/sqlite-core',
    'drizzle-orm/node-postgres',
    'drizzle-orm/mysql2',
    'drizzle-orm/better-sqlite3',
    'drizzle-orm/postgres-js',
    'drizzle-orm/neon-http',
    'drizzle-orm/neon-serverless',
    'drizzle-orm/vercel-postgres',
    'drizzle-orm/planetscale-serverless',
    'drizzle-orm/libsql',
    'drizzle-orm/d1',
  ],
  versions: '>=0.30 <1',
  source: 'https://orm.drizzle.team/docs/overview',
  system: 'database',
  ambient: ['@nestjs-cls/transactional'],
  types: [
    {
      name: 'PgDatabase',
      aliases: [
        'MySqlDatabase',
        'BaseSQLiteDatabase',
        'NodePgDatabase',
        'MySql2Database',
        'BetterSQLite3Database',
        'PostgresJsDatabase',
        'NeonHttpDatabase',
        'NeonDatabase',
        'VercelPgDatabase',
        'PlanetScaleDatabase',
        'LibSQLDatabase',
        'DrizzleD1Database',
      ],
      from: ['drizzle()', 'PgDatabase#with()'],
    },
    { name: 'PgTransaction', aliases: ['MySqlTransaction', 'SQLiteTransaction'], from: [] },
  ],
  calls: [
    { on: 'PgDatabase', ...insert },
    { on: 'PgDatabase', ...change },
    { on: 'PgDatabase', ...query },
    { on: 'PgDatabase', ...sql },
    { on: 'PgTransaction', ...insert },
    { on: 'PgTransaction', ...change },
    { on: 'PgTransaction', ...query },
    { on: 'PgTransaction', ...sql },
  ],
  regions: [
    { on: 'PgDatabase', ...transaction },
    { on: 'PgTransaction', ...transaction },
  ],
  records: [
    { on: 'PgDatabase', ...update },
    { on: 'PgDatabase', ...store },
    { on: 'PgTransaction', ...update },
    { on: 'PgTransaction', ...store },
  ],
  lists: [
    { on: 'PgDatabase', ...list },
    { on: 'PgTransaction', ...list },
  ],
} as const satisfies LibraryDescriptor;
