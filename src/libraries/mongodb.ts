import type { LibraryDescriptor } from './descriptor.ts';
import { manualSession, sessionTransaction } from './shared/mongo-sessions.ts';

const second = { options: 1, joins: 'session' } as const;
const third = { options: 2, joins: 'session' } as const;

const acquire = {
  options: ['waitQueueTimeoutMS', 'timeoutMS'],
  off: [0],
  limits: 'time',
  address: 0,
  remedy: 'waitQueueTimeoutMS: 2_000',
} as const;

export const mongodb = {
  package: 'mongodb',
  versions: '^5 || ^6 || ^7',
  source: 'https://www.mongodb.com/docs/drivers/node/current/crud/',
  system: 'database',
  ambient: ['@nestjs-cls/transactional'],
  types: [
    {
      name: 'MongoClient',
      from: ['MongoClient()', 'MongoClient.connect()', 'MongoClient#connect()'],
      connects: true,
      acquire,
      options: 1,
    },
    { name: 'Db', from: ['MongoClient#db()'] },
    { name: 'Collection', from: ['Db#collection()', 'Db#createCollection()'] },
    { name: 'FindCursor', from: ['Collection#find()', 'FindCursor#*()'] },
    {
      name: 'AggregationCursor',
      from: ['Collection#aggregate()', 'Db#aggregate()', 'AggregationCursor#*()'],
    },
    { name: 'ClientSession', from: ['MongoClient#startSession()'] },
  ],
  calls: [
    { on: 'Collection', members: ['insertOne', 'insertMany'], effect: 'create', ...second },
    {
      on: 'Collection',
      members: ['bulkWrite', 'deleteOne', 'deleteMany', 'findOneAndDelete'],
      effect: 'write',
      ...second,
    },
    {
      on: 'Collection',
      members: ['updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'findOneAndReplace'],
      effect: 'write',
      sets: { argument: 1, unless: ['$inc', '$mul', '$push', '$pop', '$bit'] },
      ...third,
    },
    { on: 'Collection', members: ['findOne', 'countDocuments'], effect: 'read', ...second },
    { on: 'Collection', members: ['estimatedDocumentCount'], effect: 'read', options: 0 },
    { on: 'Collection', members: ['distinct'], effect: 'read', ...third },
    {
      on: 'Collection',
      members: ['find', 'aggregate'],
      effect: 'read',
      ...second,
      lazy: true,
      promise: false,
    },
    {
      on: 'Collection',
      members: ['drop', 'dropIndex', 'createIndex', 'createIndexes', 'rename'],
      effect: 'write',
    },
    { on: 'Db', members: ['dropCollection', 'dropDatabase', 'createIndex'], effect: 'write' },
    { on: 'Db', members: ['collection'], effect: 'none', promise: false },
    { on: 'MongoClient', members: ['bulkWrite'], effect: 'write', ...second },
    { on: 'MongoClient', members: ['connect', 'close', 'db', 'startSession'], effect: 'none' },
    // prettier-ignore
    { on: 'ClientSession', members: ['startTransaction', 'commitTransaction', 'abortTransaction', 'endSession'], effect: 'none' },
  ],
  regions: [sessionTransaction],
  transactions: [manualSession],
  lists: [
    {
      on: 'Collection',
      members: ['find'],
      argument: 0,
      options: 1,
      caps: ['limit'],
      capping: ['limit', 'next', 'tryNext'],
      naming: ['_id', '$in'],
    },
  ],
  tables: [{ on: 'Collection', by: 'construction' }],
  records: [
    {
      on: 'Collection',
      members: ['updateOne', 'updateMany', 'findOneAndUpdate'],
      makes: 'changes',
      argument: 1,
      filter: { argument: 0 },
      relative: ['$inc', '$mul', '$push'],
    },
  ],
} as const satisfies LibraryDescriptor;
