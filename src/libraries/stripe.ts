import type { IdempotencyModel, LibraryDescriptor, RetryDefaults, TimeoutModel } from './descriptor.ts';

const timeout: TimeoutModel = {
  defaultMs: 80_000,
  call: ['timeout'],
  client: ['timeout'],
  unit: 'ms',
  off: [],
  remedy: 'timeout: 10_000',
  clientRemedy: 'timeout: 10_000',
};

const retries: RetryDefaults = {
  attempts: 3,
  options: [
    { where: 'call', option: 'maxNetworkRetries', counts: 'retries' },
    { where: 'client', option: 'maxNetworkRetries', counts: 'retries' },
  ],
  // `RequestSender` in the package sets the timer anew for each request that it sends.
  timed: 'each',
};

const idempotency: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: ['Idempotency-Key'],
  fields: [],
  automatic: 'per-call',
  remedy: 'idempotencyKey: KEY',
};

const creation = { effect: 'create', options: 1, timeout, retries } as const;
/** One that asks for more than there is fails: https://docs.stripe.com/api/balance */
const withdrawal: IdempotencyModel = { ...idempotency, takesFrom: 'balance.retrieve' };
const customer: IdempotencyModel = { ...idempotency, makes: 'customer' };
const coupon: IdempotencyModel = { ...idempotency, makes: 'coupon' };
const account: IdempotencyModel = { ...idempotency, makes: 'account' };
const card: IdempotencyModel = { ...idempotency, makes: 'card' };

export const stripe = {
  package: 'stripe',
  versions: '>=17 <24',
  source: 'https://github.com/stripe/stripe-node#configuration',
  system: 'payment',
  types: [{ name: 'Stripe', from: ['default()', 'Stripe()'], options: 1 }],
  calls: [
    { on: 'Stripe', members: ['webhooks.*'], effect: 'none' },
    {
      // They move money or bill somebody.
      on: 'Stripe',
      members: [
        'paymentIntents.create',
        'charges.create',
        'refunds.create',
        'topups.create',
        'creditNotes.create',
        'invoices.create',
        'invoiceItems.create',
        'subscriptions.create',
        'subscriptionSchedules.create',
        'treasury.outboundPayments.create',
        'treasury.outboundTransfers.create',
      ],
      ...creation,
      idempotency,
    },
    { on: 'Stripe', members: ['transfers.create', 'payouts.create'], ...creation, idempotency: withdrawal },
    // Somebody must find and clean up the second one of these.
    { on: 'Stripe', members: ['customers.create'], ...creation, idempotency: customer },
    { on: 'Stripe', members: ['coupons.create'], ...creation, idempotency: coupon },
    { on: 'Stripe', members: ['accounts.create'], ...creation, idempotency: account },
    { on: 'Stripe', members: ['issuing.cards.create'], ...creation, idempotency: card },
    {
      on: 'Stripe',
      members: [
        'transfers.createReversal',
        'customers.createBalanceTransaction',
        'applicationFees.createRefund',
      ],
      effect: 'create',
      options: 2,
      timeout,
      idempotency,
      retries,
    },
    {
      on: 'Stripe',
      members: ['billing.meterEvents.create'],
      effect: 'create',
      options: 1,
      timeout,
      idempotency: { ...idempotency, fields: ['identifier'], payload: 0 },
      retries,
    },
    {
      // Sessions, links and calculations expire by themselves and bind nobody.
      on: 'Stripe',
      members: [
        'checkout.sessions.create',
        'billingPortal.sessions.create',
        'financialConnections.sessions.create',
        'identity.verificationSessions.create',
        'setupIntents.create',
        'accountLinks.create',
        'accountSessions.create',
        'accounts.createLoginLink',
        'customerSessions.create',
        'ephemeralKeys.create',
        'tokens.create',
        'terminal.connectionTokens.create',
        'tax.calculations.create',
        'invoices.createPreview',
      ],
      effect: 'read',
      timeout,
      retries,
    },
    // A secret is addressed by its name: creating it again replaces it.
    { on: 'Stripe', members: ['apps.secrets.create'], effect: 'write', timeout, retries },
    {
      on: 'Stripe',
      members: ['*.update', '*.*.update', '*.*.*.update'],
      effect: 'write',
      sets: { argument: 1, unless: ['add_invoice_items'] },
      timeout,
      retries,
    },
    { on: 'Stripe', members: ['*.*', '*.*.*', '*.*.*.*'], effect: { from: 'member' }, timeout, retries },
  ],
  deliveries: [
    {
      on: 'Stripe',
      accept: ['webhooks.constructEvent', 'webhooks.constructEventAsync'],
      acknowledge: [],
    },
  ],
  commands: {
    publish: [],
    create: ['create', 'create*', 'refund*'],
    // prettier-ignore
    write: [
      'update*', 'del', 'delete*', 'cancel*', 'capture', 'confirm', 'pay', 'finalize*', 'void*', 'markUncollectible',
      'attach*', 'detach', 'accept', 'approve', 'reject', 'close', 'expire', 'pause', 'resume', 'release', 'reverse',
      'archive', 'unarchive', 'activate', 'deactivate', 'verify*', 'addLines', 'removeLines', 'updateLines',
    ],
    read: ['retrieve*', 'list*', 'search', 'find', 'autoPaging*', 'preview*', 'pdf'],
  },
  refusals: {
    source: 'https://docs.stripe.com/error-handling',
    as: 'error',
    unless: [],
  },
} as const satisfies LibraryDescriptor;
