import type { LibraryDescriptor, RedeliveryModel, TimeoutModel } from './descriptor.ts';

/** One attempt; the generated client goes on trying for ten minutes in all. */
const timeout: TimeoutModel = {
  defaultMs: 60_000,
  call: [],
  client: ['gaxOpts.timeout'],
  unit: 'ms',
  off: [],
  remedy: '',
};

/**
 * A subscription without a policy delivers for ever, and with one 5 times where that says no number: `DeadLetterPolicy` in
 * https://cloud.google.com/pubsub/docs/reference/rpc/google.pubsub.v1
 */
const redelivery: RedeliveryModel = {
  attemptsOption: 'deadLetterPolicy.maxDeliveryAttempts',
  counts: 'attempts',
  usual: { attempts: 5, given: 'deadLetterPolicy' },
  toTarget: true,
};

/** A `nack` sets the deadline to 0, so that without a `retryPolicy` the message comes again at once: `RetryPolicy`, same page. */
const declare = {
  member: 'createSubscription',
  limits: ['deadLetterPolicy', 'retryPolicy'],
  remedy:
    'Create the subscription with a `deadLetterPolicy`, and with a `retryPolicy` that lets time pass in between',
  lasts: 'until it is too old, by default after seven days',
} as const;

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
    { on: 'PubSub', members: ['createTopic'], effect: 'create', target: 0 },
    {
      on: 'PubSub',
      members: ['createSubscription'],
      effect: 'create',
      target: 1,
      options: 2,
      redelivery,
    },
    { on: 'Topic', members: ['create'], effect: 'create' },
    { on: 'Topic', members: ['createSubscription'], effect: 'create', target: 0, options: 1, redelivery },
    { on: 'Topic', members: ['delete', 'setMetadata'], effect: 'write' },
    {
      on: 'Message',
      members: ['ack', 'ackWithResponse', 'nack', 'nackWithResponse'],
      effect: 'none',
      promise: false,
    },
    { on: 'Topic', members: ['get', 'exists', 'getMetadata', 'getSubscriptions'], effect: 'read' },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Subscription',
      members: ['on', 'once', 'addListener'],
      callback: 1,
      when: { argument: 0, values: ['message'] },
      queue: { of: 'construction', argument: 0 },
      delivery: 'at-least-once',
    },
    { kind: 'deferred', on: 'Subscription', members: ['on', 'once', 'addListener'], callback: 1 },
  ],
  deliveries: [
    {
      on: 'Message',
      acknowledge: ['ack', 'ackWithResponse'],
      requeue: [{ member: 'nack' }, { member: 'nackWithResponse' }],
    },
    { on: 'PubSub', acknowledge: [], declare: { ...declare, options: 2 } },
    { on: 'Topic', acknowledge: [], declare: { ...declare, options: 1 } },
  ],
} as const satisfies LibraryDescriptor;
