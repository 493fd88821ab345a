import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';
import { customer, openPayment, refund, subscription } from './shared/makings.ts';

/** What is at hand where something is given back is the payment, of which several parts may be: it makes no key. */
const unsuggested: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: [],
  fields: [],
  automatic: 'per-call',
};

const creation = {
  effect: 'create',
  options: 0,
  idempotency: { ...unsuggested, remedy: 'idempotencyKey: KEY' },
} as const;

export const mollieApiClient = {
  package: '@mollie/api-client',
  versions: '^4',
  source: 'https://docs.mollie.com/reference/api-idempotency',
  system: 'payment',
  types: [{ name: 'MollieClient', from: ['default()', 'createMollieClient()'], options: 0 }],
  calls: [
    {
      on: 'MollieClient',
      members: ['payments.create', 'customerPayments.create', 'orderPayments.create', 'orders.create'],
      ...creation,
      makes: openPayment,
    },
    {
      on: 'MollieClient',
      members: ['paymentRefunds.create', 'orderRefunds.create'],
      ...creation,
      idempotency: unsuggested,
      makes: refund,
    },
    { on: 'MollieClient', members: ['customerSubscriptions.create'], ...creation, makes: subscription },
    { on: 'MollieClient', members: ['customers.create'], ...creation, makes: customer },
    { on: 'MollieClient', members: ['*.*'], effect: { from: 'member' } },
  ],
  commands: {
    publish: [],
    create: ['create*'],
    write: ['update', 'cancel*', 'delete', 'revoke', 'enable*', 'disable*'],
    read: ['get*', 'list', 'page', 'iterate'],
  },
} as const satisfies LibraryDescriptor;
