import type { LibraryDescriptor } from './descriptor.ts';

export const googleCloudFirestore = {
  package: '@google-cloud/firestore',
  versions: '^7 || ^8',
  source: 'https://cloud.google.com/nodejs/docs/reference/firestore/latest/firestore/firestore',
  system: 'database',
  types: [
    { name: 'Firestore', from: ['Firestore()'], connects: true, options: 0 },
    {
      name: 'CollectionReference',
      from: [
        'Firestore#collection()',
        'DocumentReference#collection()',
        'CollectionReference#withConverter()',
      ],
    },
    {
      name: 'DocumentReference',
      from: ['Firestore#doc()', 'CollectionReference#doc()', 'DocumentReference#withConverter()'],
    },
    {
      name: 'Query',
      aliases: ['CollectionGroup'],
      from: [
        'Firestore#collectionGroup()',
        'CollectionReference#where()',
        'CollectionReference#orderBy()',
        'CollectionReference#limit()',
        'Query#where()',
        'Query#orderBy()',
        'Query#limit()',
        'Query#startAfter()',
      ],
    },
    { name: 'WriteBatch', from: ['Firestore#batch()'] },
    { name: 'Transaction', from: [] },
  ],
  calls: [
    { on: 'CollectionReference', members: ['add'], effect: 'create' },
    { on: 'CollectionReference', members: ['get', 'listDocuments'], effect: 'read' },
    {
      on: 'CollectionReference',
      members: ['doc', 'where', 'orderBy', 'limit'],
      effect: 'none',
      promise: false,
    },
    { on: 'Query', members: ['get', 'stream'], effect: 'read' },
    // A document is created under its own name, and fails to be created twice.
    { on: 'DocumentReference', members: ['create', 'set', 'update', 'delete'], effect: 'write' },
    { on: 'DocumentReference', members: ['get', 'listCollections'], effect: 'read' },
    { on: 'WriteBatch', members: ['create', 'set', 'update', 'delete'], effect: 'none', promise: false },
    { on: 'WriteBatch', members: ['commit'], effect: 'write' },
    { on: 'Transaction', members: ['create', 'set', 'update', 'delete'], effect: 'write', promise: false },
    { on: 'Transaction', members: ['get', 'getAll'], effect: 'read' },
    { on: 'Firestore', members: ['getAll', 'listCollections'], effect: 'read' },
    { on: 'Firestore', members: ['recursiveDelete'], effect: 'write' },
    {
      on: 'Firestore',
      members: ['collection', 'doc', 'collectionGroup', 'batch'],
      effect: 'none',
      promise: false,
    },
  ],
  regions: [
    {
      kind: 'transaction',
      on: 'Firestore',
      members: ['runTransaction'],
      callback: 0,
      options: 1,
      handle: 0,
      handleType: 'Transaction',
      reruns: true,
    },
  ],
} as const satisfies LibraryDescriptor;
