import type { LibraryDescriptor } from './descriptor.ts';

const read = {
  members: ['select', 'first', 'pluck', 'count', 'countDistinct', 'min', 'max', 'sum', 'avg'],
  effect: 'read',
  lazy: true,
} as const;
const write = {
  members: ['update', 'delete', 'del', 'truncate', 'upsert'],
  effect: 'write',
  lazy: true,
} as const;
const accumulate = { members: ['insert', 'increment', 'decrement'], effect: 'create', lazy: true } as const;
/** What a chain may say that is no filter. A builder that is awaited without any of these selects all columns: https://knexjs.org/guide/query-builder.html#select */
const saying = [
  ...read.members,
  ...write.members,
  ...accumulate.members,
  ...['sumDistinct', 'avgDistinct', 'columnInfo', 'as', 'asCallback', 'stream', 'pipe', 'on', 'once'],
  ...['toSQL', 'toQuery', 'toString', 'clone'],
];
const whole = { effect: 'read', lazy: true, unlessChained: saying } as const;
const batch = { members: ['batchInsert'], effect: 'create', target: 0 } as const;
const raw = { members: ['raw'], effect: { from: 'sql', argument: 0 }, lazy: true } as const;

const counting = {
  members: ['increment', 'decrement'],
  makes: 'changes',
  argument: 0,
  chained: {
    filter: 'where',
    harmless: ['from', 'into', 'table', 'withSchema', 'returning', 'transacting', 'timeout'],
  },
} as const;

/** `table`, `increments`, `unique` and `primary`: https://knexjs.org/guide/schema-builder.html */
const store = {
  members: ['insert'],
  makes: 'rows',
  argument: 0,
  chained: { harmless: ['returning', 'transacting', 'timeout', 'table', 'into', 'from'] },
  builtBy: {
    creates: ['createTable', 'createTableIfNotExists'],
    alters: ['alterTable', 'table'],
    unique: ['unique', 'primary'],
    keys: ['increments', 'bigIncrements'],
    keyName: 'id',
  },
} as const;

export const knex = {
  package: 'knex',
  versions: '^2 || ^3',
  source: 'https://knexjs.org/guide/query-builder.html',
  system: 'database',
  joining: ['transacting'],
  ambient: ['@nestjs-cls/transactional'],
  types: [
    { name: 'Knex', from: ['default()', 'knex()', 'Knex#withUserParams()'], connects: true, options: 0 },
    {
      name: 'Knex.Transaction',
      extends: 'Knex',
      from: ['Knex#transaction()', 'Knex#transactionProvider()()', 'Knex.Transaction#transaction()'],
    },
    {
      name: 'Knex.QueryBuilder',
      // prettier-ignore
      from: [
        'Knex#()', 'Knex#from()', 'Knex#into()', 'Knex#table()', 'Knex#queryBuilder()', 'Knex#select()', 'Knex#with()',
        'Knex.Transaction#()', 'Knex.Transaction#from()', 'Knex.Transaction#into()', 'Knex.Transaction#table()',
        'Knex.Transaction#queryBuilder()', 'Knex.Transaction#select()', 'Knex.Transaction#with()', 'Knex.QueryBuilder#*()',
      ],
    },
  ],
  calls: [
    { on: 'Knex', ...read },
    { on: 'Knex', members: ['', 'from', 'table', 'queryBuilder', 'with'], ...whole },
    { on: 'Knex', ...write },
    { on: 'Knex', ...accumulate },
    { on: 'Knex', ...batch },
    { on: 'Knex', ...raw },
    { on: 'Knex', members: ['destroy', 'initialize'], effect: 'none' },
    { on: 'Knex.Transaction', ...read },
    { on: 'Knex.Transaction', members: ['', 'from', 'table', 'queryBuilder', 'with'], ...whole },
    { on: 'Knex.Transaction', ...write },
    { on: 'Knex.Transaction', ...accumulate },
    { on: 'Knex.Transaction', ...batch },
    { on: 'Knex.Transaction', ...raw },
    { on: 'Knex.QueryBuilder', ...read },
    { on: 'Knex.QueryBuilder', ...write },
    { on: 'Knex.QueryBuilder', ...accumulate },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'Knex',
      members: ['transaction'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'Knex.Transaction',
      reruns: false,
    },
    {
      kind: 'transaction',
      on: 'Knex.Transaction',
      members: ['transaction', 'savepoint'],
      callback: 0,
      handle: 0,
      handleType: 'Knex.Transaction',
      reruns: false,
    },
  ],
  transactions: [
    { on: 'Knex', begin: ['transaction', 'transactionProvider()'], commit: [], rollback: [] },
    { on: 'Knex.Transaction', begin: [], commit: ['commit'], rollback: ['rollback'] },
  ],
  records: [
    { on: 'Knex', ...counting },
    { on: 'Knex.Transaction', ...counting },
    { on: 'Knex.QueryBuilder', ...counting },
    { on: 'Knex.QueryBuilder', ...store },
  ],
} as const satisfies LibraryDescriptor;
