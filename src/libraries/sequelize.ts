import type { LibraryDescriptor } from './descriptor.ts';

const first = { options: 0, joins: 'transaction' } as const;
const second = { options: 1, joins: 'transaction' } as const;

export const sequelize = {
  package: 'sequelize',
  versions: '^6',
  source: 'https://sequelize.org/docs/v6/core-concepts/model-querying-basics/',
  system: 'database',
  ambient: ['useCLS'],
  types: [
    { name: 'Sequelize', from: ['Sequelize()'], connects: true },
    {
      name: 'ModelStatic',
      aliases: ['ModelCtor'],
      from: [
        'Model',
        'Sequelize#define()',
        'Sequelize#model()',
        'ModelStatic#scope()',
        'ModelStatic#unscoped()',
      ],
    },
    {
      name: 'Model',
      from: [
        'ModelStatic#()',
        'ModelStatic#build()',
        'ModelStatic#create()',
        'ModelStatic#findOne()',
        'ModelStatic#findByPk()',
      ],
    },
    { name: 'Transaction', from: ['Sequelize#transaction()'] },
  ],
  calls: [
    {
      on: 'ModelStatic',
      members: ['create', 'bulkCreate', 'increment', 'decrement'],
      effect: 'create',
      ...second,
    },
    { on: 'ModelStatic', members: ['findOrCreate', 'findCreateFind'], effect: 'write', ...first },
    { on: 'ModelStatic', members: ['update', 'upsert'], effect: 'write', ...second },
    { on: 'ModelStatic', members: ['destroy', 'restore', 'truncate'], effect: 'write', ...first },
    {
      on: 'ModelStatic',
      members: ['findAll', 'findOne', 'findAndCountAll', 'count'],
      effect: 'read',
      ...first,
    },
    { on: 'ModelStatic', members: ['findByPk', 'max', 'min', 'sum'], effect: 'read', ...second },
    {
      on: 'ModelStatic',
      members: ['build', 'bulkBuild', 'scope', 'unscoped'],
      effect: 'none',
      promise: false,
    },
    { on: 'Model', members: ['save', 'destroy', 'restore'], effect: 'write', ...first },
    { on: 'Model', members: ['update'], effect: 'write', ...second },
    { on: 'Model', members: ['increment', 'decrement'], effect: 'create', ...second },
    { on: 'Model', members: ['reload'], effect: 'read', ...first },
    { on: 'Sequelize', members: ['query'], effect: { from: 'sql', argument: 0 }, ...second },
    { on: 'Sequelize', members: ['authenticate', 'close', 'define', 'model'], effect: 'none' },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'Sequelize',
      members: ['transaction'],
      callback: 0,
      callbackAt: [0, 1],
      handle: 0,
      handleType: 'Transaction',
      reruns: false,
    },
    { kind: 'deferred', on: 'Transaction', members: ['afterCommit'], callback: 0 },
  ],
  transactions: [
    { on: 'Sequelize', begin: ['transaction'], commit: [], rollback: [] },
    { on: 'Transaction', begin: [], commit: ['commit'], rollback: ['rollback'] },
  ],
  records: [
    { on: 'ModelStatic', members: ['create'], makes: 'rows', argument: 0 },
    {
      on: 'ModelStatic',
      members: ['bulkCreate'],
      makes: 'rows',
      argument: 0,
      options: 1,
      unless: ['ignoreDuplicates', 'updateOnDuplicate'],
    },
    {
      on: 'ModelStatic',
      members: ['increment', 'decrement'],
      makes: 'changes',
      argument: 0,
      filter: { argument: 1, option: 'where' },
    },
    { on: 'Model', members: ['increment', 'decrement'], makes: 'changes', argument: 0 },
  ],
  declared: ['extends Model', 'define(', '@Table'],
  lists: [
    {
      on: 'ModelStatic',
      members: ['findAll'],
      argument: 0,
      filter: 'where',
      caps: ['limit'],
      naming: ['id', 'in'],
    },
  ],
} as const satisfies LibraryDescriptor;
