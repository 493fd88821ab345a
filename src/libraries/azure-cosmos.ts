import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 60_000,
  call: ['abortSignal'],
  client: ['connectionPolicy.requestTimeout'],
  signals: ['abortSignal'],
  abort: 'abortSignal',
  unit: 'ms',
  off: [],
  remedy: 'abortSignal: AbortSignal.timeout(10_000)',
  clientRemedy: 'connectionPolicy: { requestTimeout: 10_000 }',
};

/**
 * A single preferred location pins nothing: the SDK goes on to the account's other locations when it is not available
 * (`globalEndpointManager.js`), so that there is no region model.
 */
export const azureCosmos = {
  package: '@azure/cosmos',
  versions: '^4',
  source: 'https://learn.microsoft.com/javascript/api/@azure/cosmos/connectionpolicy',
  system: 'database',
  types: [
    { name: 'CosmosClient', from: ['CosmosClient()'], connects: true, options: 0 },
    { name: 'Database', from: ['CosmosClient#database()', 'Container#database'] },
    { name: 'Container', from: ['Database#container()', 'Items#container', 'Item#container'] },
    { name: 'Items', from: ['Container#items'] },
    { name: 'Item', from: ['Container#item()'] },
    { name: 'QueryIterator', from: ['Items#query()', 'Items#readAll()'] },
  ],
  calls: [
    { on: 'Items', members: ['create'], effect: 'create', options: 1, timeout },
    { on: 'Items', members: ['upsert'], effect: 'write', options: 1, timeout },
    { on: 'Items', members: ['bulk', 'batch'], effect: 'write', options: 2, timeout },
    { on: 'Items', members: ['query', 'readAll', 'changeFeed'], effect: 'none', promise: false },
    { on: 'QueryIterator', members: ['fetchAll', 'fetchNext', 'getAsyncIterator'], effect: 'read' },
    { on: 'Item', members: ['read'], effect: 'read', options: 0, timeout },
    { on: 'Item', members: ['delete'], effect: 'write', options: 0, timeout },
    { on: 'Item', members: ['replace', 'patch'], effect: 'write', options: 1, timeout },
    { on: 'Container', members: ['read'], effect: 'read', options: 0, timeout },
    { on: 'Container', members: ['replace'], effect: 'write', options: 1, timeout },
    { on: 'Container', members: ['delete'], effect: 'write', options: 0, timeout },
    { on: 'Container', members: ['item'], effect: 'none', promise: false },
    { on: 'Database', members: ['container'], effect: 'none', promise: false },
    {
      on: 'Database',
      members: ['containers.create', 'containers.createIfNotExists'],
      effect: 'write',
      options: 1,
      timeout,
    },
    {
      on: 'CosmosClient',
      members: ['databases.create', 'databases.createIfNotExists'],
      effect: 'write',
      options: 1,
      timeout,
    },
    { on: 'CosmosClient', members: ['database', 'dispose'], effect: 'none', promise: false },
  ],
} as const satisfies LibraryDescriptor;
