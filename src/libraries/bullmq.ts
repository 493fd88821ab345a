import type { HeartbeatModel, IdempotencyModel, LibraryDescriptor, RedeliveryModel } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['jobId', 'deduplication.id'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'jobId: KEY',
};

const redelivery: RedeliveryModel = {
  attemptsOption: 'attempts',
  counts: 'attempts',
  defaults: 'defaultJobOptions',
  queue: 0,
  delay: {
    option: 'backoff',
    kindOption: 'backoff.type',
    kinds: ['fixed', 'exponential'],
    jitterOption: 'backoff.jitter',
  },
};

/**
 * The worker looks every half interval for locks that are older than that, so that the first renewal comes within one interval and the next
 * half of one later. By default the interval is half of the lock, which the typings advise to keep.
 */
const heartbeat: HeartbeatModel = {
  interval: 'lockRenewTime',
  intervalMs: null,
  timeout: 'lockDuration',
  timeoutMs: 30_000,
  intervals: 1.5,
  off: 'skipLockRenewal',
};

export const bullmq = {
  package: 'bullmq',
  versions: '^5 || ^6',
  source: 'https://docs.bullmq.io/guide/jobs/job-ids',
  system: 'queue',
  types: [
    { name: 'Queue', from: ['Queue()'], connects: true, options: 1 },
    { name: 'FlowProducer', from: ['FlowProducer()'], connects: true, options: 0 },
    { name: 'Worker', from: ['Worker()'], options: 2, heartbeat },
    { name: 'QueueEvents', from: ['QueueEvents()'], options: 1 },
    {
      name: 'Job',
      from: ['Queue#add()', 'Queue#getJob()'],
      attempts: ['attemptsMade', 'attemptsStarted'],
    },
  ],
  calls: [
    { on: 'Queue', members: ['add'], effect: 'publish', options: 2, target: 0, idempotency, redelivery },
    {
      on: 'Queue',
      members: ['addBulk'],
      effect: 'publish',
      idempotency: {
        ...idempotency,
        options: [],
        fields: ['opts.jobId', 'opts.deduplication.id'],
        payload: 0,
        each: true,
      },
    },
    // A scheduler is addressed by its id: registering it again replaces it.
    { on: 'Queue', members: ['upsertJobScheduler'], effect: 'write', target: 0 },
    {
      on: 'FlowProducer',
      members: ['add', 'addBulk'],
      effect: 'publish',
      idempotency: { ...idempotency, options: [], fields: ['opts.jobId'], payload: 0 },
    },
    {
      on: 'Queue',
      // prettier-ignore
      members: [
        'remove', 'removeJobScheduler', 'drain', 'clean', 'obliterate', 'pause', 'resume', 'retryJobs', 'promoteJobs',
      ],
      effect: 'write',
    },
    { on: 'Queue', members: ['get*', 'count', 'isPaused'], effect: 'read' },
    {
      on: 'Job',
      members: ['update*', 'remove', 'retry', 'promote', 'changeDelay', 'moveTo*'],
      effect: 'write',
    },
  ],
  regions: [
    {
      kind: 'handler',
      on: '',
      members: ['Worker'],
      callback: 1,
      options: 2,
      queue: { of: 'call', argument: 0 },
      delivery: 'at-least-once',
      doneOnReturn: true,
    },
    { kind: 'deferred', on: 'Worker', members: ['on', 'once'], callback: 1 },
    { kind: 'deferred', on: 'Queue', members: ['on', 'once'], callback: 1 },
    { kind: 'deferred', on: 'QueueEvents', members: ['on', 'once'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
