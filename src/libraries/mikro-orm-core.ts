import type { LibraryDescriptor } from './descriptor.ts';

const read = {
  members: [
    'find',
    'findAll',
    'findOne',
    'findOneOrFail',
    'findAndCount',
    'findByCursor',
    'count',
    'populate',
  ],
  effect: 'read',
} as const;
const write = { members: ['nativeUpdate', 'nativeDelete', 'upsert', 'upsertMany'], effect: 'write' } as const;
const insert = { members: ['insert', 'insertMany'], effect: 'create' } as const;
const local = {
  members: ['create', 'assign', 'map', 'getReference', 'canPopulate'],
  effect: 'none',
  promise: false,
} as const;

export const mikroOrmCore = {
  package: '@mikro-orm/core',
  specifiers: [
    '@mikro-orm/knex',
    '@mikro-orm/postgresql',
    '@mikro-orm/mysql',
    '@mikro-orm/mariadb',
    '@mikro-orm/mssql',
    '@mikro-orm/sqlite',
    '@mikro-orm/better-sqlite',
    '@mikro-orm/libsql',
    '@mikro-orm/mongodb',
  ],
  versions: '^5 || ^6',
  source: 'https://mikro-orm.io/docs/entity-manager',
  system: 'database',
  ambient: ['@mikro-orm/'],
  types: [
    { name: 'MikroORM', from: ['MikroORM.init()', 'MikroORM.initSync()'] },
    {
      name: 'EntityManager',
      aliases: ['SqlEntityManager'],
      from: [
        'MikroORM#em',
        'EntityManager#fork()',
        'EntityManager#getContext()',
        'EntityRepository#getEntityManager()',
      ],
    },
    {
      name: 'EntityRepository',
      aliases: ['SqlEntityRepository'],
      from: ['EntityManager#getRepository()', 'EntityManager#repo()'],
    },
  ],
  calls: [
    { on: 'EntityManager', ...read, target: 0 },
    { on: 'EntityManager', members: ['refresh', 'refreshOrFail', 'lock'], effect: 'read' },
    { on: 'EntityManager', ...write, target: 0 },
    { on: 'EntityManager', ...insert, target: 0 },
    { on: 'EntityManager', members: ['flush', 'persistAndFlush', 'removeAndFlush'], effect: 'write' },
    { on: 'EntityManager', members: ['execute'], effect: { from: 'sql', argument: 0 } },
    { on: 'EntityManager', ...local },
    // prettier-ignore
    { on: 'EntityManager', members: ['persist', 'remove', 'clear', 'fork', 'getRepository', 'repo', 'merge'], effect: 'none', promise: false },
    { on: 'EntityRepository', ...read },
    { on: 'EntityRepository', ...write },
    { on: 'EntityRepository', ...insert },
    { on: 'EntityRepository', ...local },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'EntityManager',
      members: ['transactional'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'EntityManager',
      reruns: false,
    },
  ],
  transactions: [{ on: 'EntityManager', begin: ['begin'], commit: ['commit'], rollback: ['rollback'] }],
  decorators: [{ name: 'Transactional', means: 'transaction' }],
  lists: [
    {
      on: 'EntityManager',
      members: ['find'],
      argument: 1,
      options: 2,
      caps: ['limit'],
      naming: ['id', '$in'],
    },
    {
      on: 'EntityRepository',
      members: ['find'],
      argument: 0,
      options: 1,
      caps: ['limit'],
      naming: ['id', '$in'],
    },
    {
      on: 'EntityRepository',
      members: ['findAll'],
      argument: 0,
      filter: 'where',
      caps: ['limit'],
      naming: ['id', '$in'],
    },
  ],
} as const satisfies LibraryDescriptor;
