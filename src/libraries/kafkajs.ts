import type {
  HeartbeatModel,
  LibraryDescriptor,
  RerunModel,
  RetryDefaults,
  TimeoutModel,
} from './descriptor.ts';

/** `timeout` of a record is how long the broker waits for its replicas; the client's own limit is the connection's. */
const timeout: TimeoutModel = {
  defaultMs: 30_000,
  call: [],
  client: ['requestTimeout'],
  unit: 'ms',
  off: [],
  remedy: '',
  clientRemedy: 'requestTimeout: 10_000',
};

const retries: RetryDefaults = {
  attempts: 6,
  options: [{ where: 'client', option: 'retry.retries', counts: 'retries' }],
};

/**
 * A batch whose run fails is given again so often, before the consumer starts anew: `createRetriable` of src/retry/index.js, around the fetch
 * manager in src/consumer/runner.js. Without `retry` a consumer has five retries of its own, whatever its `Kafka` was given.
 */
const reruns: RerunModel = {
  argument: 0,
  constructed: true,
  option: 'retry.retries',
  counts: 'retries',
  attempts: 6,
  over: 'retry',
  spares: 'TypeError',
};

/** It refuses only an interval that is not below the timeout, and advises a third: https://kafka.js.org/docs/consuming#options */
export const consumerHeartbeat: HeartbeatModel = {
  interval: 'heartbeatInterval',
  intervalMs: 3000,
  timeout: 'sessionTimeout',
  timeoutMs: 30_000,
  intervals: 3,
};

export const kafkajs = {
  package: 'kafkajs',
  versions: '^2',
  source: 'https://kafka.js.org/docs/configuration',
  system: 'broker',
  types: [
    { name: 'Kafka', from: ['Kafka()'], options: 0 },
    { name: 'Producer', from: ['Kafka#producer()'], connects: true, options: 0, inherits: true },
    { name: 'Transaction', from: ['Producer#transaction()'], inherits: true },
    {
      name: 'Consumer',
      from: ['Kafka#consumer()'],
      options: 0,
      inherits: true,
      heartbeat: consumerHeartbeat,
    },
    { name: 'Admin', from: ['Kafka#admin()'], options: 0, inherits: true },
  ],
  calls: [
    {
      on: 'Producer',
      members: ['send'],
      effect: 'publish',
      options: 0,
      target: 0,
      targetOption: 'topic',
      timeout,
      retries,
    },
    { on: 'Producer', members: ['sendBatch'], effect: 'publish', options: 0, timeout, retries },
    {
      on: 'Transaction',
      members: ['send'],
      effect: 'publish',
      options: 0,
      target: 0,
      targetOption: 'topic',
      timeout,
      retries,
    },
    { on: 'Transaction', members: ['sendBatch'], effect: 'publish', options: 0, timeout, retries },
    {
      on: 'Admin',
      members: ['create*', 'delete*', 'alter*', 'setOffsets', 'resetOffsets'],
      effect: 'write',
    },
    { on: 'Admin', members: ['list*', 'fetch*', 'describe*'], effect: 'read' },
    { on: 'Consumer', members: ['commitOffsets'], effect: 'none' },
    { on: 'Consumer', members: ['seek'], effect: 'none', promise: false },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Consumer',
      members: ['run'],
      callback: 0,
      callbackOption: 'eachMessage',
      delivery: 'at-least-once',
      doneOnReturn: true,
      reruns,
      // A run that fails is tried again a few times. Then the consumer starts again at the same message; after an error of the language, such
      // as one of `JSON.parse`, it stops at once (`UNRECOVERABLE_ERRORS`), and the process that is started next begins with the same message.
      blocks: true,
    },
    {
      kind: 'handler',
      on: 'Consumer',
      members: ['run'],
      callback: 0,
      callbackOption: 'eachBatch',
      delivery: 'at-least-once',
      doneOnReturn: true,
      reruns,
      blocks: true,
      // What was resolved is committed before the batch is given again, which then begins after it.
      passes: ['resolveOffset', 'commitOffsetsIfNecessary'],
    },
    { kind: 'deferred', on: 'Consumer', members: ['on'], callback: 1 },
    { kind: 'deferred', on: 'Producer', members: ['on'], callback: 1 },
  ],
  deliveries: [{ on: 'Consumer', acknowledge: ['commitOffsets'], skip: ['seek'] }],
} as const satisfies LibraryDescriptor;
