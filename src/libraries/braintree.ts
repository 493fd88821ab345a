import type { LibraryDescriptor, TimeoutModel } from './descriptor.ts';
import { customer } from './shared/makings.ts';

const timeout: TimeoutModel = {
  defaultMs: 60_000,
  call: [],
  client: [],
  unit: 'ms',
  off: [],
  remedy: '',
  instead: 'Assign `gateway.config.timeout`',
};

/** The API takes no idempotency key; duplicates are checked by order id and amount where the merchant turned it on. */
export const braintree = {
  package: 'braintree',
  versions: '^3',
  source: 'https://github.com/braintree/braintree_node/blob/master/lib/braintree/config.js',
  system: 'payment',
  types: [
    { name: 'BraintreeGateway', from: ['BraintreeGateway()'], options: 0, assigned: ['config.timeout'] },
  ],
  calls: [
    { on: 'BraintreeGateway', members: ['clientToken.generate'], effect: 'read', timeout },
    { on: 'BraintreeGateway', members: ['webhookNotification.*'], effect: 'none' },
    { on: 'BraintreeGateway', members: ['customer.create'], effect: 'create', timeout, makes: customer },
    { on: 'BraintreeGateway', members: ['*.*'], effect: { from: 'member' }, timeout },
  ],
  commands: {
    publish: [],
    create: ['sale', 'create*', 'credit', 'clone*', 'refund', 'retryCharge'],
    write: [
      'update',
      'delete',
      'void',
      'cancel',
      'submit*',
      'hold*',
      'release*',
      'accept',
      'finalize',
      'grant',
      'revoke',
    ],
    read: ['find*', 'search', 'all', 'generate'],
  },
} as const satisfies LibraryDescriptor;
