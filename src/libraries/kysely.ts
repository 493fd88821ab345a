import type { LibraryDescriptor } from './descriptor.ts';

const execute = ['execute', 'executeTakeFirst', 'executeTakeFirstOrThrow'];

export const kysely = {
  package: 'kysely',
  versions: '>=0.24 <1',
  source: 'https://kysely-org.github.io/kysely-apidoc/classes/Kysely.html',
  system: 'database',
  ambient: ['@nestjs-cls/transactional'],
  types: [
    {
      name: 'Kysely',
      aliases: ['QueryCreator'],
      from: ['Kysely()', 'Kysely#with()', 'Kysely#withSchema()', 'Kysely#withPlugin()'],
      options: 0,
    },
    {
      name: 'Transaction',
      aliases: ['ControlledTransaction'],
      extends: 'Kysely',
      from: ['ControlledTransactionBuilder#execute()', 'Transaction#with()', 'Transaction#withSchema()'],
    },
    {
      name: 'InsertQueryBuilder',
      from: [
        'Kysely#insertInto()',
        'Kysely#replaceInto()',
        'Transaction#insertInto()',
        'Transaction#replaceInto()',
        'InsertQueryBuilder#*()',
      ],
    },
    {
      name: 'UpdateQueryBuilder',
      from: ['Kysely#updateTable()', 'Transaction#updateTable()', 'UpdateQueryBuilder#*()'],
    },
    {
      name: 'DeleteQueryBuilder',
      from: ['Kysely#deleteFrom()', 'Transaction#deleteFrom()', 'DeleteQueryBuilder#*()'],
    },
    {
      name: 'SelectQueryBuilder',
      from: ['Kysely#selectFrom()', 'Transaction#selectFrom()', 'SelectQueryBuilder#*()'],
    },
    { name: 'TransactionBuilder', from: ['Kysely#transaction()', 'TransactionBuilder#*()'] },
    {
      name: 'ControlledTransactionBuilder',
      from: ['Kysely#startTransaction()', 'ControlledTransactionBuilder#setIsolationLevel()'],
    },
    { name: 'ConnectionBuilder', from: ['Kysely#connection()'] },
  ],
  calls: [
    { on: 'InsertQueryBuilder', members: execute, effect: 'create' },
    { on: 'UpdateQueryBuilder', members: execute, effect: 'write' },
    { on: 'DeleteQueryBuilder', members: execute, effect: 'write' },
    { on: 'SelectQueryBuilder', members: [...execute, 'stream'], effect: 'read' },
    // prettier-ignore
    { on: 'Kysely', members: ['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'selectFrom'], effect: 'none', promise: false },
    // prettier-ignore
    { on: 'Transaction', members: ['insertInto', 'replaceInto', 'updateTable', 'deleteFrom', 'selectFrom'], effect: 'none', promise: false },
    { on: 'Kysely', members: ['destroy', 'transaction', 'startTransaction', 'connection'], effect: 'none' },
  ],
  records: [
    {
      on: 'UpdateQueryBuilder',
      members: execute,
      makes: 'changes',
      argument: 0,
      chained: { values: 'set', filter: 'where', harmless: ['updateTable', 'returning', 'returningAll'] },
    },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'TransactionBuilder',
      members: ['execute'],
      callback: 0,
      handle: 0,
      handleType: 'Transaction',
      reruns: false,
    },
  ],
  transactions: [
    { on: 'ControlledTransactionBuilder', begin: ['execute'], commit: [], rollback: [] },
    { on: 'Transaction', begin: [], commit: ['commit().execute'], rollback: ['rollback().execute'] },
  ],
} as const satisfies LibraryDescriptor;
