import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

/** One attempt; the generated client goes on trying for ten minutes in all. */
const timeout: TimeoutModel = {
  defaultMs: 60_000,
  call: [],
  client: ['gaxOpts.timeout'],
  unit: 'ms',
  off: [],
  remedy: '',
};

export const googleCloudPubsub = {
  package: '@google-cloud/pubsub',
  versions: '>=4 <6',
  source:
    'https://github.com/googleapis/google-cloud-node/blob/main/handwritten/pubsub/src/v1/publisher_client_config.json',
  system: 'broker',
  types: [
    { name: 'PubSub', from: ['PubSub()'], connects: true, options: 0 },
    { name: 'Topic', from: ['PubSub#topic()', 'Topic()'], options: 1 },
    {
      name: 'Subscription',
      from: ['PubSub#subscription()', 'Topic#subscription()', 'Subscription()'],
      options: 1,
    },
    { name: 'Message', from: [] },
  ],
  calls: [
    { on: 'Topic', members: ['publish', 'publishJSON', 'publishMessage'], effect: 'publish', timeout },
    { on: 'PubSub', members: ['createTopic', 'createSubscription'], effect: 'create', target: 0 },
    { on: 'Topic', members: ['create', 'createSubscription'], effect: 'create' },
    { on: 'Topic', members: ['delete', 'setMetadata'], effect: 'write' },
    { on: 'Message', members: ['ack', 'ackWithResponse'], effect: 'none', promise: false },
    { on: 'Topic', members: ['get', 'exists', 'getMetadata', 'getSubscriptions'], effect: 'read' },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Subscription',
      members: ['on', 'once', 'addListener'],
      callback: 1,
      when: { argument: 0, values: ['message'] },
      delivery: 'at-least-once',
    },
    { kind: 'deferred', on: 'Subscription', members: ['on', 'once', 'addListener'], callback: 1 },
  ],
  deliveries: [{ on: 'Message', acknowledge: ['ack', 'ackWithResponse'] }],
} as const satisfies LibraryDescriptor;
