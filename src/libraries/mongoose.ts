import type { LibraryDescriptor } from './descriptor.ts';
import { manualSession, sessionTransaction } from './shared/mongo-sessions.ts';

const first = { options: 0, joins: 'session' } as const;
const second = { options: 1, joins: 'session' } as const;
const third = { options: 2, joins: 'session' } as const;

export const mongoose = {
  package: 'mongoose',
  versions: '^7 || ^8 || ^9',
  source: 'https://mongoosejs.com/docs/api/model.html',
  system: 'database',
  joining: ['session', '$session'],
  ambient: ['transactionAsyncLocalStorage', '@nestjs-cls/transactional'],
  types: [
    {
      name: 'Connection',
      from: ['connection', 'createConnection()', 'Connection#useDb()'],
      shared: 'export',
    },
    { name: 'Model', from: ['model()', 'Connection#model()'], shared: true },
    {
      name: 'Document',
      aliases: ['HydratedDocument'],
      from: ['Model#()', 'Model#findOne()', 'Model#findById()'],
      enlisted: true,
    },
    { name: 'ClientSession', from: ['startSession()', 'Connection#startSession()'], shared: true },
  ],
  calls: [
    { on: 'Model', members: ['create', 'insertMany'], effect: 'create', ...second },
    { on: 'Model', members: ['bulkWrite', 'bulkSave'], effect: 'write', ...second },
    {
      on: 'Model',
      members: ['deleteOne', 'deleteMany', 'findOneAndDelete', 'findByIdAndDelete'],
      effect: 'write',
      ...second,
      lazy: true,
    },
    {
      on: 'Model',
      // prettier-ignore
      members: [
        'updateOne', 'updateMany', 'replaceOne', 'findOneAndUpdate', 'findByIdAndUpdate', 'findOneAndReplace',
      ],
      effect: 'write',
      sets: { argument: 1, unless: ['$inc', '$mul', '$push', '$pop', '$bit'] },
      ...third,
      lazy: true,
    },
    { on: 'Model', members: ['find', 'findOne', 'findById'], effect: 'read', ...third, lazy: true },
    { on: 'Model', members: ['countDocuments', 'aggregate'], effect: 'read', ...second, lazy: true },
    {
      on: 'Model',
      members: ['exists', 'distinct', 'estimatedDocumentCount', 'where'],
      effect: 'read',
      lazy: true,
    },
    { on: 'Document', members: ['save', 'deleteOne'], effect: 'write', ...first },
    { on: 'Document', members: ['updateOne', 'replaceOne'], effect: 'write', ...second },
    { on: 'Document', members: ['populate'], effect: 'read' },
    {
      on: '',
      members: ['connect', 'disconnect', 'model', 'createConnection', 'startSession'],
      effect: 'none',
    },
    { on: 'Connection', members: ['model', 'close', 'startSession', 'asPromise'], effect: 'none' },
    // prettier-ignore
    { on: 'ClientSession', members: ['startTransaction', 'commitTransaction', 'abortTransaction', 'endSession'], effect: 'none' },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'Connection',
      members: ['transaction'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'ClientSession',
      reruns: true,
    },
    sessionTransaction,
  ],
  transactions: [manualSession],
  values: [{ path: 'Types.ObjectId()', means: 'random', bare: true }],
  tables: [{ on: 'Model', by: 'type' }],
  records: [
    { on: 'Model', members: ['create', 'insertMany'], makes: 'rows', argument: 0 },
    { on: 'Document', members: ['save'], makes: 'rows', argument: -1 },
    {
      on: 'Model',
      members: ['updateOne', 'updateMany', 'findOneAndUpdate'],
      makes: 'changes',
      argument: 1,
      filter: { argument: 0 },
      relative: ['$inc', '$mul', '$push'],
      operators: '$',
      orMakes: ['upsert'],
      options: 2,
    },
    {
      on: 'Model',
      members: ['findByIdAndUpdate'],
      makes: 'changes',
      argument: 1,
      relative: ['$inc', '$mul', '$push'],
      operators: '$',
      orMakes: ['upsert'],
      options: 2,
    },
  ],
  declared: ['Schema'],
  lists: [
    {
      on: 'Model',
      members: ['find'],
      argument: 0,
      options: 2,
      caps: ['limit'],
      capping: ['limit', 'cursor', 'findOne', 'countDocuments'],
      naming: ['_id', 'id', '$in'],
    },
  ],
} as const satisfies LibraryDescriptor;
