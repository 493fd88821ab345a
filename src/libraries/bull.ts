import type { HeartbeatModel, IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['jobId'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'jobId: KEY',
};

/** A renewal that fails is not repeated. By default the interval is half of the lock: https://github.com/OptimalBits/bull#important-notes */
const heartbeat: HeartbeatModel = {
  interval: 'settings.lockRenewTime',
  intervalMs: null,
  timeout: 'settings.lockDuration',
  timeoutMs: 30_000,
  intervals: 2,
};

export const bull = {
  package: 'bull',
  versions: '^4',
  source: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
  system: 'queue',
  types: [{ name: 'Queue', from: ['default()'], options: 1, heartbeat }],
  calls: [
    {
      on: 'Queue',
      members: ['add'],
      effect: 'publish',
      options: 2,
      optionsAt: [1, 2],
      idempotency,
      redelivery: {
        attemptsOption: 'attempts',
        counts: 'attempts',
        defaults: 'defaultJobOptions',
        queue: 0,
      },
    },
    {
      on: 'Queue',
      members: ['addBulk'],
      effect: 'publish',
      idempotency: { ...idempotency, options: [], fields: ['opts.jobId'], payload: 0, each: true },
    },
    {
      on: 'Queue',
      members: ['pause', 'resume', 'empty', 'clean', 'obliterate', 'removeJobs', 'removeRepeatable*'],
      effect: 'write',
    },
    { on: 'Queue', members: ['get*', 'count', 'isPaused'], effect: 'read' },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'Queue',
      members: ['process'],
      callback: 0,
      rest: true,
      queue: { of: 'construction', argument: 0 },
      delivery: 'at-least-once',
      doneOnReturn: true,
    },
    { kind: 'deferred', on: 'Queue', members: ['on', 'once'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
