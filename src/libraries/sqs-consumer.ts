import type { LibraryDescriptor, OtherRegionModel } from './descriptor.ts';

/** A handler that fails leaves its message in the queue, which gives it again after the visibility timeout: `executeHandler` of src/consumer.ts. */
const handler = {
  kind: 'handler',
  on: '',
  callback: 0,
  delivery: 'at-least-once',
} as const satisfies Partial<OtherRegionModel>;

const constructions = ['Consumer.create', 'Consumer'];

export const sqsConsumer = {
  package: 'sqs-consumer',
  versions: '>=6 <15',
  source: 'https://bbc.github.io/sqs-consumer/interfaces/ConsumerOptions.html',
  system: 'queue',
  types: [{ name: 'Consumer', from: ['Consumer()', 'Consumer.create()'], connects: true, options: 0 }],
  calls: [{ on: 'Consumer', members: ['start', 'stop'], effect: 'none', promise: false }],
  regions: [
    { ...handler, members: constructions, callbackOption: 'handleMessage' },
    { ...handler, members: constructions, callbackOption: 'handleMessageBatch' },
    { kind: 'deferred', on: 'Consumer', members: ['on', 'once'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
