import type {
  IdempotencyModel,
  LibraryDescriptor,
  MakingModel,
  RetryDefaults,
  TimeoutModel,
} from './descriptor.ts';
import {
  customer,
  entry,
  invoice,
  payment,
  paymentIntent,
  payout,
  refund,
  subscription,
  transfer,
} from './shared/makings.ts';

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

/** What is at hand where something is given back is the payment, of which several parts may be: it makes no key. */
const unsuggested: IdempotencyModel = {
  options: ['idempotencyKey'],
  headers: ['Idempotency-Key'],
  fields: [],
  automatic: 'per-call',
};

/** What is given back as a whole cannot be given back again: https://docs.stripe.com/api/refunds/create */
const givenBack: IdempotencyModel = { ...unsuggested, portion: { argument: 0, property: 'amount' } };

const idempotency: IdempotencyModel = { ...unsuggested, remedy: 'idempotencyKey: KEY' };

const creation = { effect: 'create', options: 1, timeout, retries } as const;
/** One that asks for more than there is fails: https://docs.stripe.com/api/balance */
const withdrawal: IdempotencyModel = { ...idempotency, takesFrom: 'balance.retrieve' };

const topUp: MakingModel = { ...payout, what: 'top-up' };
const coupon: MakingModel = {
  what: 'coupon',
  namedBy: 'the id of the discount that it stands for',
  money: 'stays',
};
const account: MakingModel = { ...customer, what: 'account' };
const card: MakingModel = { ...customer, what: 'card' };

export const stripe = {
  package: 'stripe',
  versions: '>=17 <24',
  source: 'https://github.com/stripe/stripe-node#configuration',
  system: 'payment',
  types: [{ name: 'Stripe', from: ['default()', 'Stripe()'], options: 1 }],
  calls: [
    { on: 'Stripe', members: ['webhooks.*'], effect: 'none' },
    { on: 'Stripe', members: ['paymentIntents.create'], ...creation, idempotency, makes: paymentIntent },
    { on: 'Stripe', members: ['charges.create'], ...creation, idempotency, makes: payment },
    { on: 'Stripe', members: ['refunds.create'], ...creation, idempotency: givenBack, makes: refund },
    { on: 'Stripe', members: ['transfers.create'], ...creation, idempotency: withdrawal, makes: transfer },
    { on: 'Stripe', members: ['payouts.create'], ...creation, idempotency: withdrawal, makes: payout },
    { on: 'Stripe', members: ['topups.create'], ...creation, idempotency, makes: topUp },
    { on: 'Stripe', members: ['invoices.create'], ...creation, idempotency, makes: invoice },
    {
      on: 'Stripe',
      members: ['creditNotes.create', 'invoiceItems.create'],
      ...creation,
      idempotency,
      makes: entry,
    },
    {
      on: 'Stripe',
      members: ['subscriptions.create', 'subscriptionSchedules.create'],
      ...creation,
      idempotency,
      makes: subscription,
    },
    {
      on: 'Stripe',
      members: ['treasury.outboundPayments.create', 'treasury.outboundTransfers.create'],
      ...creation,
      idempotency,
      makes: transfer,
    },
    // Somebody must find and clean up the second one of these.
    { on: 'Stripe', members: ['customers.create'], ...creation, idempotency, makes: customer },
    { on: 'Stripe', members: ['coupons.create'], ...creation, idempotency, makes: coupon },
    { on: 'Stripe', members: ['accounts.create'], ...creation, idempotency, makes: account },
    { on: 'Stripe', members: ['issuing.cards.create'], ...creation, idempotency, makes: card },
    {
      on: 'Stripe',
      members: ['transfers.createReversal', 'applicationFees.createRefund'],
      ...creation,
      options: 2,
      idempotency: { ...givenBack, portion: { argument: 1, property: 'amount' } },
      makes: refund,
    },
    {
      on: 'Stripe',
      members: ['customers.createBalanceTransaction'],
      ...creation,
      options: 2,
      idempotency,
      makes: entry,
    },
    {
      on: 'Stripe',
      members: ['billing.meterEvents.create'],
      effect: 'create',
      options: 1,
      timeout,
      idempotency: { ...idempotency, fields: ['identifier'], payload: 0 },
      makes: { what: 'meter event', namedBy: 'the id of the use that it counts', money: 'moves' },
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
