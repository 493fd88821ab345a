import type { LibraryDescriptor } from './descriptor.ts';

// prettier-ignore
const read = [
  'find', 'findBy', 'findAndCount', 'findAndCountBy', 'findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail', 'count',
  'countBy', 'exists', 'existsBy', 'sum', 'average', 'minimum', 'maximum', 'preload',
];
// prettier-ignore
const write = [
  'save', 'remove', 'softRemove', 'recover', 'restore', 'softDelete', 'delete', 'deleteAll', 'update', 'updateAll', 'upsert',
  'clear',
];
const accumulate = ['insert', 'increment', 'decrement'];
const local = ['create', 'merge', 'getId', 'hasId', 'createQueryBuilder'];
const list = { caps: ['take'], naming: ['id', 'In'] } as const;
const sql = { from: 'sql', argument: 0 } as const;

export const typeorm = {
  package: 'typeorm',
  versions: '^0.3 || ^1',
  source: 'https://typeorm.io/docs/working-with-entity-manager/repository-api',
  system: 'database',
  joining: ['setQueryRunner'],
  ambient: ['typeorm-transactional', '@nestjs-cls/transactional'],
  types: [
    {
      name: 'DataSource',
      from: ['DataSource()', 'DataSource#initialize()', 'EntityManager#connection'],
      connects: true,
      options: 0,
    },
    {
      name: 'EntityManager',
      aliases: ['MongoEntityManager'],
      from: [
        'DataSource#manager',
        'DataSource#createEntityManager()',
        'QueryRunner#manager',
        'Repository#manager',
      ],
    },
    {
      name: 'Repository',
      aliases: ['TreeRepository', 'MongoRepository'],
      from: [
        'DataSource#getRepository()',
        'DataSource#getTreeRepository()',
        'DataSource#getMongoRepository()',
        'EntityManager#getRepository()',
        'EntityManager#getTreeRepository()',
        'EntityManager#getMongoRepository()',
        'EntityManager#withRepository()',
        'Repository#extend()',
      ],
    },
    { name: 'QueryRunner', from: ['DataSource#createQueryRunner()'] },
    { name: 'InsertQueryBuilder', from: ['SelectQueryBuilder#insert()', 'InsertQueryBuilder#*()'] },
    { name: 'UpdateQueryBuilder', from: ['SelectQueryBuilder#update()', 'UpdateQueryBuilder#*()'] },
    { name: 'DeleteQueryBuilder', from: ['SelectQueryBuilder#delete()', 'DeleteQueryBuilder#*()'] },
    { name: 'RelationQueryBuilder', from: ['SelectQueryBuilder#relation()', 'RelationQueryBuilder#of()'] },
    {
      name: 'SelectQueryBuilder',
      from: [
        'DataSource#createQueryBuilder()',
        'EntityManager#createQueryBuilder()',
        'Repository#createQueryBuilder()',
        'SelectQueryBuilder#*()',
      ],
    },
    { name: 'BaseEntity', from: [] },
  ],
  calls: [
    { on: 'Repository', members: read, effect: 'read' },
    { on: 'Repository', members: write, effect: 'write' },
    { on: 'Repository', members: accumulate, effect: 'create' },
    { on: 'Repository', members: [...local, 'extend'], effect: 'none', promise: false },
    { on: 'Repository', members: ['query'], effect: sql },
    { on: 'EntityManager', members: read, effect: 'read', target: 0 },
    { on: 'EntityManager', members: write, effect: 'write', target: 0 },
    { on: 'EntityManager', members: accumulate, effect: 'create', target: 0 },
    {
      on: 'EntityManager',
      members: [...local, 'getRepository', 'withRepository'],
      effect: 'none',
      promise: false,
    },
    { on: 'EntityManager', members: ['query'], effect: sql },
    { on: 'DataSource', members: ['query'], effect: sql },
    { on: 'DataSource', members: ['initialize', 'destroy'], effect: 'none' },
    {
      on: 'DataSource',
      members: ['getRepository', 'createQueryRunner', 'createQueryBuilder'],
      effect: 'none',
      promise: false,
    },
    { on: 'QueryRunner', members: ['query'], effect: sql },
    {
      on: 'QueryRunner',
      members: ['connect', 'release', 'startTransaction', 'commitTransaction', 'rollbackTransaction'],
      effect: 'none',
    },
    {
      on: 'SelectQueryBuilder',
      // prettier-ignore
      members: [
        'getOne', 'getOneOrFail', 'getMany', 'getManyAndCount', 'getCount', 'getExists', 'getRawOne', 'getRawMany',
        'getRawAndEntities', 'execute', 'stream',
      ],
      effect: 'read',
    },
    { on: 'InsertQueryBuilder', members: ['execute'], effect: 'create' },
    { on: 'UpdateQueryBuilder', members: ['execute'], effect: 'write' },
    { on: 'DeleteQueryBuilder', members: ['execute'], effect: 'write' },
    { on: 'RelationQueryBuilder', members: ['add', 'addAndRemove', 'remove', 'set'], effect: 'write' },
    { on: 'RelationQueryBuilder', members: ['loadOne', 'loadMany'], effect: 'read' },
    { on: 'BaseEntity', members: ['save', 'remove', 'softRemove', 'recover'], effect: 'write' },
    { on: 'BaseEntity', members: ['reload'], effect: 'read' },
    {
      on: '',
      members: [
        'BaseEntity.find',
        'BaseEntity.findBy',
        'BaseEntity.findOne',
        'BaseEntity.findOneBy',
        'BaseEntity.findOneOrFail',
        'BaseEntity.count',
        'BaseEntity.existsBy',
      ],
      effect: 'read',
    },
    {
      on: '',
      members: [
        'BaseEntity.save',
        'BaseEntity.update',
        'BaseEntity.upsert',
        'BaseEntity.delete',
        'BaseEntity.remove',
        'BaseEntity.clear',
      ],
      effect: 'write',
    },
    { on: '', members: ['BaseEntity.insert'], effect: 'create' },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'DataSource',
      members: ['transaction'],
      callback: 0,
      callbackAt: [0, 1],
      handle: 0,
      handleType: 'EntityManager',
      reruns: false,
    },
    {
      kind: 'transaction',
      on: 'EntityManager',
      members: ['transaction'],
      callback: 0,
      callbackAt: [0, 1],
      handle: 0,
      handleType: 'EntityManager',
      reruns: false,
    },
  ],
  transactions: [
    {
      on: 'QueryRunner',
      begin: ['startTransaction'],
      commit: ['commitTransaction'],
      rollback: ['rollbackTransaction'],
    },
  ],
  tables: [
    { on: 'Repository', by: 'type' },
    { on: 'EntityManager', by: 'argument' },
  ],
  records: [
    { on: 'Repository', members: ['insert', 'save'], makes: 'rows', argument: 0 },
    {
      on: 'Repository',
      members: ['increment', 'decrement'],
      makes: 'changes',
      argument: 1,
      filter: { argument: 0 },
    },
    {
      on: 'Repository',
      members: ['update'],
      makes: 'changes',
      argument: 1,
      filter: { argument: 0 },
      relative: [],
    },
    { on: 'EntityManager', members: ['insert', 'save'], makes: 'rows', argument: 1 },
    {
      on: 'EntityManager',
      members: ['increment', 'decrement'],
      makes: 'changes',
      argument: 2,
      filter: { argument: 1 },
    },
    {
      on: 'EntityManager',
      members: ['update'],
      makes: 'changes',
      argument: 2,
      filter: { argument: 1 },
      relative: [],
    },
  ],
  declared: ['@Entity'],
  lists: [
    { on: 'Repository', members: ['find', 'findAndCount'], ...list, argument: 0, filter: 'where' },
    { on: 'Repository', members: ['findBy', 'findAndCountBy'], ...list, argument: 0 },
    { on: 'EntityManager', members: ['find', 'findAndCount'], ...list, argument: 1, filter: 'where' },
    { on: 'EntityManager', members: ['findBy', 'findAndCountBy'], ...list, argument: 1 },
  ],
} as const satisfies LibraryDescriptor;
