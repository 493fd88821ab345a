import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['id', 'singletonKey'],
  headers: [],
  fields: [],
  automatic: 'none',
  remedy: 'singletonKey: KEY',
};

export const pgBoss = {
  package: 'pg-boss',
  versions: '>=9 <11',
  source: 'https://timgit.github.io/pg-boss/#/./api/jobs',
  system: 'queue',
  types: [{ name: 'PgBoss', from: ['default()'], options: 0 }],
  calls: [
    {
      on: 'PgBoss',
      members: ['send', 'sendAfter', 'publish'],
      effect: 'publish',
      options: 2,
      target: 0,
      idempotency,
      // Without the option the queue's own policy decides, which is kept in the database. What waits in between is the poll at least.
      redelivery: { attemptsOption: 'retryLimit', counts: 'retries', toTarget: true },
      joins: 'db',
    },
    {
      on: 'PgBoss',
      members: ['insert'],
      effect: 'publish',
      options: 1,
      idempotency: {
        options: [],
        headers: [],
        fields: ['id', 'singletonKey'],
        payload: 0,
        automatic: 'none',
      },
      joins: 'db',
    },
    { on: 'PgBoss', members: ['schedule', 'unschedule', 'cancel', 'deleteJob'], effect: 'write', target: 0 },
  ],
  regions: [
    {
      kind: 'handler',
      on: 'PgBoss',
      members: ['work'],
      callback: 1,
      rest: true,
      queue: { of: 'call', argument: 0 },
      delivery: 'at-least-once',
      doneOnReturn: true,
    },
    { kind: 'deferred', on: 'PgBoss', members: ['on', 'once'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
