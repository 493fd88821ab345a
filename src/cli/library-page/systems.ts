import type { System } from '../../libraries/descriptor.ts';

/** What a call reaches, with its article. */
export const systemNames: Readonly<Record<System, string>> = {
  database: 'a database',
  cache: 'a cache',
  broker: 'a message broker',
  queue: 'a queue',
  workflow: 'a workflow engine',
  service: 'another service',
  payment: 'a payment provider',
  mail: 'a mail service',
  chat: 'a chat service',
  'object-store': 'an object store',
  search: 'a search engine',
  model: 'a model',
};
