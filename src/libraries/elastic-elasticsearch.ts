import type { CallModel, LibraryDescriptor, RetryDefaults, TimeoutModel } from './descriptor.ts';

/** The connection is told to wait for ever: `headersTimeout` and `bodyTimeout` are 0. */
const timeout: TimeoutModel = {
  defaultMs: null,
  call: ['requestTimeout', 'signal'],
  client: ['requestTimeout'],
  signals: ['signal'],
  abort: 'signal',
  unit: 'ms',
  off: [0, null],
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

const read: CallModel = {
  on: 'Client',
  // prettier-ignore
  members: [
    'search', 'msearch', 'get', 'getSource', 'mget', 'count', 'exists', 'scroll', 'explain', 'fieldCaps', 'termvectors',
    'info', 'ping', 'openPointInTime', 'closePointInTime', 'clearScroll', 'indices.exists', 'indices.existsAlias',
    'indices.get', 'indices.getAlias', 'indices.getMapping', 'indices.getSettings', 'indices.stats', 'indices.analyze',
  ],
  effect: 'read',
  options: 1,
  timeout,
  retries,
};

const write: CallModel = {
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
};

const local: CallModel = { on: 'Client', members: ['close', 'child'], effect: 'none' };

/** Ten minutes (`lib/client.js` of 8.19). */
const earlier: TimeoutModel = { ...timeout, defaultMs: 600_000 };

export const elasticElasticsearch = {
  package: '@elastic/elasticsearch',
  versions: '^9',
  source: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript/basic-config',
  system: 'search',
  types: [
    { name: 'Client', from: ['Client()', 'Client#child()'], connects: true, options: 0, inherits: true },
  ],
  calls: [read, write, local],
  // Version 7 answers with a response whose body holds both.
  partialAnswers: [{ on: 'Client', operations: ['bulk'], told: ['errors', 'items', 'body'] }],
  other: [
    {
      versions: '^8',
      source: 'https://www.elastic.co/guide/en/elasticsearch/client/javascript-api/8.19/basic-config.html',
      note: 'Requests end after a default of the client, while version 9 waits for ever.',
      calls: [{ ...read, timeout: earlier }, { ...write, timeout: earlier }, local],
    },
  ],
} as const satisfies LibraryDescriptor;
