import type { LibraryDescriptor, RetryDefaults, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 30_000,
  call: ['requestTimeout'],
  client: ['requestTimeout'],
  unit: 'ms',
  off: [],
  remedy: 'requestTimeout: 10_000',
  clientRemedy: 'requestTimeout: 10_000',
};

const retries: RetryDefaults = {
  attempts: 4,
  options: [
    { where: 'call', option: 'maxRetries', counts: 'retries' },
    { where: 'client', option: 'maxRetries', counts: 'retries' },
  ],
};

export const opensearchProjectOpensearch = {
  package: '@opensearch-project/opensearch',
  versions: '^2 || ^3',
  source: 'https://github.com/opensearch-project/opensearch-js/blob/main/lib/Client.js',
  system: 'search',
  types: [
    { name: 'Client', from: ['Client()', 'Client#child()'], connects: true, options: 0, inherits: true },
  ],
  calls: [
    {
      on: 'Client',
      // prettier-ignore
      members: [
        'search', 'msearch', 'get', 'getSource', 'mget', 'count', 'exists', 'scroll', 'explain', 'fieldCaps', 'info',
        'ping', 'clearScroll', 'indices.exists', 'indices.existsAlias', 'indices.get', 'indices.getAlias',
        'indices.getMapping', 'indices.getSettings', 'indices.stats', 'indices.analyze',
      ],
      effect: 'read',
      options: 1,
      timeout,
      retries,
    },
    {
      on: 'Client',
      // prettier-ignore
      members: [
        'index', 'create', 'update', 'delete', 'bulk', 'deleteByQuery', 'updateByQuery', 'reindex', 'indices.create',
        'indices.delete', 'indices.putMapping', 'indices.putSettings', 'indices.putAlias', 'indices.deleteAlias',
        'indices.updateAliases', 'indices.putIndexTemplate', 'indices.refresh', 'indices.rollover', 'indices.open',
        'indices.close',
      ],
      effect: 'write',
      options: 1,
      timeout,
      retries,
    },
    { on: 'Client', members: ['close', 'child'], effect: 'none' },
  ],
  partialAnswers: [{ on: 'Client', operations: ['bulk'], told: ['body.errors', 'body.items'] }],
} as const satisfies LibraryDescriptor;
