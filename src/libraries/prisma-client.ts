import type { LibraryDescriptor } from './descriptor.ts';

const insert = {
  members: ['*.create', '*.createMany', '*.createManyAndReturn'],
  effect: 'create',
  options: 0,
} as const;
const setting = {
  effect: 'write',
  options: 0,
  sets: {
    argument: 0,
    unless: ['increment', 'decrement', 'multiply', 'divide', 'push', 'create', 'createMany'],
  },
} as const;
const update = {
  members: ['*.update', '*.updateMany', '*.updateManyAndReturn'],
  ...setting,
} as const;
const change = { members: ['*.upsert', '*.delete', '*.deleteMany'], effect: 'write', options: 0 } as const;
const query = {
  // prettier-ignore
  members: [
    '*.findUnique', '*.findUniqueOrThrow', '*.findFirst', '*.findFirstOrThrow', '*.findMany', '*.count', '*.aggregate',
    '*.groupBy',
  ],
  effect: 'read',
  options: 0,
} as const;
const list = {
  argument: 0,
  filter: 'where',
  caps: ['take'],
  naming: ['id', 'in'],
  related: ['some', 'every', 'none', 'is', 'isNot'],
} as const;
const relations = {
  members: ['*.findUnique', '*.findUniqueOrThrow', '*.findFirst', '*.findFirstOrThrow'],
  argument: 0,
  along: 'include',
  filter: 'where',
  caps: ['take'],
  naming: ['id', 'in'],
} as const;
const rows = { makes: 'rows', argument: 0, values: 'data' } as const;
const changes = {
  makes: 'changes',
  argument: 0,
  filter: { argument: 0, option: 'where' },
  relative: ['increment', 'decrement', 'multiply', 'divide', 'push'],
} as const;
const many = {
  members: ['*.createMany', '*.createManyAndReturn'],
  ...rows,
  unless: ['skipDuplicates'],
} as const;
const updates = {
  members: ['*.update', '*.updateMany', '*.updateManyAndReturn'],
  ...changes,
  values: 'data',
} as const;
const upserts = { members: ['*.upsert'], ...changes, values: 'update', orMakes: ['create'] } as const;
const raw = {
  members: ['$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe'],
  effect: { from: 'sql', argument: 0 },
} as const;

export const prismaClient = {
  package: '@prisma/client',
  specifiers: ['.prisma/client', '@prisma/client/edge', '@prisma/client/extension'],
  generated: ['@prisma/client/runtime/*', './runtime/client*', './runtime/library*'],
  versions: '^5 || ^6 || ^7',
  source: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  system: 'database',
  ambient: ['@transactional/prisma', '@nestjs-cls/transactional'],
  types: [
    {
      name: 'PrismaClient',
      aliases: ['DynamicClientExtensionThis', 'PrismaClientExtends'],
      from: ['PrismaClient()', 'PrismaClient#$extends()'],
      connects: true,
      options: 0,
    },
    { name: 'Prisma.TransactionClient', from: [] },
    { name: 'Prisma.*Delegate', from: [] },
  ],
  calls: [
    { on: 'PrismaClient', ...insert },
    { on: 'PrismaClient', ...update },
    { on: 'PrismaClient', ...change },
    { on: 'PrismaClient', ...query },
    { on: 'PrismaClient', ...raw },
    { on: 'PrismaClient', members: ['$connect', '$disconnect', '$on', '$extends'], effect: 'none' },
    { on: 'Prisma.TransactionClient', ...insert },
    { on: 'Prisma.TransactionClient', ...update },
    { on: 'Prisma.TransactionClient', ...change },
    { on: 'Prisma.TransactionClient', ...query },
    { on: 'Prisma.TransactionClient', ...raw },
    {
      on: 'Prisma.*Delegate',
      members: ['create', 'createMany', 'createManyAndReturn'],
      effect: 'create',
      options: 0,
    },
    {
      on: 'Prisma.*Delegate',
      members: ['update', 'updateMany', 'updateManyAndReturn'],
      ...setting,
    },
    {
      on: 'Prisma.*Delegate',
      members: ['upsert', 'delete', 'deleteMany'],
      effect: 'write',
      options: 0,
    },
    {
      on: 'Prisma.*Delegate',
      // prettier-ignore
      members: [
        'findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany', 'count', 'aggregate', 'groupBy',
      ],
      effect: 'read',
      options: 0,
    },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'PrismaClient',
      members: ['$transaction'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'Prisma.TransactionClient',
      reruns: false,
      limitMs: 5_000,
    },
  ],
  lists: [
    { on: 'PrismaClient', members: ['*.findMany'], ...list },
    { on: 'Prisma.TransactionClient', members: ['*.findMany'], ...list },
    { on: 'Prisma.*Delegate', members: ['findMany'], ...list },
  ],
  relations: [
    { on: 'PrismaClient', ...relations },
    { on: 'Prisma.TransactionClient', ...relations },
    {
      on: 'Prisma.*Delegate',
      ...relations,
      members: ['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow'],
    },
  ],
  tables: [
    { on: 'PrismaClient', by: 'member' },
    { on: 'Prisma.TransactionClient', by: 'member' },
  ],
  records: [
    { on: 'PrismaClient', members: ['*.create'], ...rows },
    { on: 'PrismaClient', ...many },
    { on: 'PrismaClient', ...updates },
    { on: 'PrismaClient', ...upserts },
    { on: 'Prisma.TransactionClient', members: ['*.create'], ...rows },
    { on: 'Prisma.TransactionClient', ...many },
    { on: 'Prisma.TransactionClient', ...updates },
    { on: 'Prisma.TransactionClient', ...upserts },
  ],
  declared: ['.prisma'],
} as const satisfies LibraryDescriptor;
