import type { IdempotencyModel, LibraryDescriptor } from './descriptor.ts';

const idempotency: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: [],
  fields: [],
  automatic: 'per-call',
  remedy: 'idempotencyKey: KEY',
};

export const mollieApiClient = {
  package: '@mollie/api-client',
  versions: '^4',
  source: 'https://docs.mollie.com/reference/api-idempotency',
  system: 'payment',
  types: [{ name: 'MollieClient', from: ['default()', 'createMollieClient()'], options: 0 }],
  calls: [
    {
      on: 'MollieClient',
      members: [
        'payments.create',
        'customerPayments.create',
        'orderPayments.create',
        'orders.create',
        'paymentRefunds.create',
        'orderRefunds.create',
        'customerSubscriptions.create',
      ],
      effect: 'create',
      options: 0,
      idempotency,
    },
    {
      on: 'MollieClient',
      members: ['customers.create'],
      effect: 'create',
      options: 0,
      idempotency: { ...idempotency, makes: 'customer' },
    },
    { on: 'MollieClient', members: ['*.*'], effect: { from: 'member' } },
  ],
  commands: {
    publish: [],
    create: ['create*'],
    write: ['update', 'cancel*', 'delete', 'revoke', 'enable*', 'disable*'],
    read: ['get*', 'list', 'page', 'iterate'],
  },
} as const satisfies LibraryDescriptor;
