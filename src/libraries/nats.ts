import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';

const request: TimeoutModel = {
  defaultMs: 1000,
  call: ['timeout'],
  client: [],
  unit: 'ms',
  off: [],
  remedy: 'timeout: 10_000',
};

/** JetStream calls are requests with a limit of their own. */
const acknowledged: TimeoutModel = {
  ...request,
  defaultMs: 5000,
  client: ['timeout'],
  clientRemedy: 'timeout: 10_000',
};

export const nats = {
  package: 'nats',
  versions: '^2',
  source: 'https://github.com/nats-io/nats.node#readme',
  system: 'broker',
  types: [
    { name: 'NatsConnection', from: ['connect()'], connects: true, options: 0 },
    { name: 'JetStreamClient', from: ['NatsConnection#jetstream()'], options: 0 },
    { name: 'JetStreamManager', from: ['NatsConnection#jetstreamManager()'], options: 0 },
  ],
  calls: [
    {
      on: 'NatsConnection',
      members: ['request'],
      effect: { from: 'message-pattern', argument: 0 },
      system: 'service',
      options: 2,
      target: 0,
      timeout: request,
    },
    { on: 'NatsConnection', members: ['publish'], effect: 'publish', options: 2, target: 0, promise: false },
    {
      on: 'JetStreamClient',
      members: ['publish'],
      effect: 'publish',
      options: 2,
      target: 0,
      timeout: acknowledged,
      idempotency: { options: ['msgID'], headers: [], fields: [], automatic: 'none', remedy: 'msgID: KEY' },
    },
    {
      on: 'JetStreamManager',
      members: ['streams.*', 'consumers.*'],
      effect: { from: 'member' },
      timeout: acknowledged,
    },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'NatsConnection',
      members: ['subscribe'],
      callback: 1,
      callbackOption: 'callback',
      delivery: 'at-most-once',
    },
  ],
  commands: {
    publish: [],
    create: [],
    write: ['add', 'update', 'delete*', 'purge'],
    read: ['get*', 'info', 'list', 'names', 'find'],
  },
} as const satisfies LibraryDescriptor;
