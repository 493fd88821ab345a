import type { LibraryDescriptor } from './descriptor.ts';

export const eventstoreDbClient = {
  package: '@eventstore/db-client',
  versions: '>=5 <7',
  source: 'https://docs.kurrent.io/clients/node/legacy/v6.2/appending-events.html',
  system: 'database',
  types: [
    {
      name: 'EventStoreDBClient',
      from: ['EventStoreDBClient()', 'EventStoreDBClient.connectionString()'],
    },
  ],
  calls: [
    { on: 'EventStoreDBClient', members: ['appendToStream'], effect: 'create', options: 2, target: 0 },
    {
      on: 'EventStoreDBClient',
      members: ['setStreamMetadata', 'deleteStream', 'tombstoneStream'],
      effect: 'write',
      target: 0,
    },
    { on: 'EventStoreDBClient', members: ['read*', 'getStreamMetadata'], effect: 'read', target: 0 },
  ],
} as const satisfies LibraryDescriptor;
