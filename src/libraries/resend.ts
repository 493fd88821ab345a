import type { CallModel, IdempotencyModel, LibraryDescriptor, TimeoutModel } from './descriptor.ts';
import { fetchIdle } from './shared/http-requests.ts';

const idempotency: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: ['Idempotency-Key'],
  fields: [],
  automatic: 'none',
  remedy: 'idempotencyKey: KEY',
};

/** The client is a `fetch` to which it hands the request options. */
const timeout: TimeoutModel = {
  defaultMs: null,
  idle: fetchIdle,
  call: ['signal'],
  client: [],
  signals: ['signal'],
  abort: 'signal',
  unit: 'ms',
  off: [],
  remedy: 'signal: AbortSignal.timeout(10_000)',
};

const send: CallModel = {
  on: 'Resend',
  members: ['emails.send', 'emails.create', 'batch.send', 'batch.create'],
  effect: 'create',
  options: 1,
  idempotency,
};

const rest: CallModel = { on: 'Resend', members: ['*.*'], effect: { from: 'member' } };

export const resend = {
  package: 'resend',
  versions: '>=4 <7',
  source: 'https://resend.com/docs/dashboard/emails/idempotency-keys',
  system: 'mail',
  types: [{ name: 'Resend', from: ['Resend()'] }],
  calls: [send, rest],
  commands: {
    publish: [],
    create: ['create', 'send'],
    write: ['update', 'remove', 'delete', 'verify', 'cancel'],
    read: ['get', 'list'],
  },
  other: [
    {
      versions: '>=6.37',
      source: 'https://github.com/resend/resend-node',
      note: 'A request takes a signal; before, nothing bounded it.',
      calls: [{ ...send, timeout }, rest],
    },
  ],
} as const satisfies LibraryDescriptor;
