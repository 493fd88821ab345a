import type { IdempotencyModel, LibraryDescriptor, RedeliveryModel, RetryDefaults } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['deduplicationId', 'contentBasedDeduplication'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'deduplicationId: KEY',
};

/** `requestWithBackoff` tries again where `fetch` throws, and takes any answer: https://github.com/upstash/qstash-js (as of 2.12.0). */
const retries: RetryDefaults = {
  attempts: 6,
  options: [{ where: 'client', option: 'retry.retries', counts: 'retries' }],
  after: 'unanswered',
};

/** Without the option it depends on the plan: https://upstash.com/docs/qstash/features/retry */
const redelivery: RedeliveryModel = { attemptsOption: 'retries', counts: 'retries' };

export const upstashQstash = {
  package: '@upstash/qstash',
  versions: '^2',
  source: 'https://upstash.com/docs/qstash/features/deduplication',
  system: 'queue',
  types: [
    { name: 'Client', from: ['Client()'], options: 0 },
    { name: 'Queue', from: ['Client#queue()'], options: 0 },
    { name: 'Receiver', from: ['Receiver()'], options: 0 },
  ],
  calls: [
    {
      on: 'Client',
      members: ['publish', 'publishJSON'],
      effect: 'publish',
      options: 0,
      target: 0,
      targetOption: 'url',
      delivers: 'request',
      idempotency,
      retries,
      throws: 'TypeError',
      redelivery,
    },
    {
      on: 'Client',
      members: ['batch', 'batchJSON'],
      effect: 'publish',
      target: 0,
      targetOption: 'url',
      delivers: 'request',
      idempotency: {
        ...idempotency,
        options: [],
        fields: ['deduplicationId', 'contentBasedDeduplication'],
        payload: 0,
        each: true,
      },
      retries,
      throws: 'TypeError',
    },
    {
      on: 'Queue',
      members: ['enqueue', 'enqueueJSON'],
      effect: 'publish',
      options: 0,
      target: 0,
      targetOption: 'url',
      delivers: 'request',
      idempotency,
      retries,
      throws: 'TypeError',
      redelivery,
    },
    {
      on: 'Queue',
      members: ['upsert', 'pause', 'resume', 'delete'],
      effect: 'write',
      retries,
      throws: 'TypeError',
    },
    { on: 'Queue', members: ['get', 'list'], effect: 'read', retries, throws: 'TypeError' },
    { on: 'Receiver', members: ['verify'], effect: 'none' },
  ],
  deliveries: [{ on: 'Receiver', accept: ['verify'], acknowledge: [] }],
} as const satisfies LibraryDescriptor;
