import type { IdempotencyModel, LibraryDescriptor, TimeoutModel } from './descriptor.ts';

/** The client is a `fetch` to which it hands the request options. */
const timeout: TimeoutModel = {
  defaultMs: null,
  idle: 'five minutes without data',
  call: ['signal'],
  client: [],
  signals: ['signal'],
  unit: 'ms',
  off: [],
  remedy: 'signal: AbortSignal.timeout(10_000)',
};

const idempotency: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: ['Idempotency-Key'],
  fields: [],
  automatic: 'none',
  remedy: 'idempotencyKey: KEY',
};

export const resend = {
  package: 'resend',
  versions: '^6',
  source: 'https://resend.com/docs/dashboard/emails/idempotency-keys',
  system: 'mail',
  types: [{ name: 'Resend', from: ['Resend()'], options: 1 }],
  calls: [
    {
      on: 'Resend',
      members: ['emails.send', 'emails.create', 'batch.send', 'batch.create'],
      effect: 'create',
      options: 1,
      timeout,
      idempotency,
    },
    { on: 'Resend', members: ['emails.get'], effect: 'read', options: 1, timeout },
    { on: 'Resend', members: ['emails.update', 'emails.cancel'], effect: 'write', options: 1, timeout },
    { on: 'Resend', members: ['*.*'], effect: { from: 'member' } },
  ],
  commands: {
    publish: [],
    create: ['create', 'send'],
    write: ['update', 'remove', 'delete', 'verify', 'cancel'],
    read: ['get', 'list'],
  },
} as const satisfies LibraryDescriptor;
