import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['jobKey'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'jobKey: KEY',
};

export const graphileWorker = {
  package: 'graphile-worker',
  versions: '>=0.13 <1',
  source: 'https://worker.graphile.org/docs/job-key',
  system: 'queue',
  types: [
    {
      name: 'WorkerUtils',
      aliases: ['Helpers', 'JobHelpers', 'Runner'],
      from: ['makeWorkerUtils()', 'run()'],
      options: 0,
    },
  ],
  calls: [
    { on: 'WorkerUtils', members: ['addJob'], effect: 'publish', options: 2, target: 0, idempotency },
    {
      on: 'WorkerUtils',
      members: ['addJobs'],
      effect: 'publish',
      idempotency: { ...idempotency, options: [], fields: ['jobKey'], payload: 0, each: true },
    },
    { on: '', members: ['quickAddJob'], effect: 'publish', options: 3, target: 1, idempotency },
  ],
} as const satisfies LibraryDescriptor;
