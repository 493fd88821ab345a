import rule from '../../rules/require-idempotency-key.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const stripe = "import Stripe from 'stripe'; const stripe = new Stripe('key');";

ruleTester.run('require-idempotency-key', rule, {
  valid: [
    {
      name: 'a key of the call',
      code: `${stripe} export const refund = (id: string) => stripe.refunds.create({ charge: id }, { idempotencyKey: id });`,
    },
    {
      name: 'a read is repeated without harm',
      code: `${stripe} export const list = () => stripe.refunds.list();`,
    },
    {
      name: 'a capture happens once by the state of the payment',
      code: `${stripe} export const capture = (id: string) => stripe.paymentIntents.capture(id);`,
    },
    {
      name: 'a checkout session that is made twice is no charge',
      code: `${stripe} export const checkout = () => stripe.checkout.sessions.create({ mode: 'payment' });`,
    },
    {
      name: 'options that cannot be read are not judged',
      code: `${stripe} declare const options: Stripe.RequestOptions; export const refund = (id: string) => stripe.refunds.create({ charge: id }, options);`,
    },
    {
      name: 'a wrapper that is given the key carries it',
      code: `${stripe}
        const refund = (id: string, key?: string) => stripe.refunds.create({ charge: id }, { idempotencyKey: key });
        export const cancel = (id: string) => refund(id, 'refund-' + id);`,
    },
    {
      name: 'other creates cost little when they are repeated',
      code: "import { Queue } from 'bullmq'; const queue = new Queue('mails'); export const enqueue = () => queue.add('mail', {});",
    },
    {
      name: 'a same-named local object is not the library',
      code: 'const stripe = { refunds: { create: (id: string) => id } }; export const refund = () => stripe.refunds.create("a");',
    },
    {
      name: 'what is given back as a whole cannot be given back again',
      code: `${stripe}
        const refund = (id: string, key?: string) => stripe.refunds.create({ charge: id }, { idempotencyKey: key });
        export const cancel = (id: string) => refund(id);
        export const reverse = (id: string) => stripe.transfers.createReversal(id);`,
    },
  ],
  invalid: [
    {
      name: 'what is given back may be a part',
      code: `${stripe}
        export const refund = (id: string, amount?: number) =>
          stripe.refunds.create({ charge: id, ...(amount === undefined ? {} : { amount }) });
        export const reverse = (id: string) => stripe.transfers.createReversal(id, { amount: 5 });`,
      errors: [
        { messageId: 'ownRetries', line: 3 },
        { messageId: 'ownRetries', line: 4 },
      ],
    },
    {
      name: 'a refund of a part without a key is paid twice',
      code: `${stripe}\nexport const refund = (id: string, amount: number) => stripe.refunds.create({ charge: id, amount });`,
      errors: [
        {
          messageId: 'ownRetries',
          line: 2,
          data: {
            callee: 'stripe.refunds.create',
            library: '`stripe`',
            option: '`idempotencyKey`',
            via: '',
            again: 'makes another refund',
            wish: 'the id of the refund, whose row is stored before the call',
          },
          // The payment names no refund: of several of its parts each would be taken for the first one.
          suggestions: [],
        },
      ],
    },
    {
      name: 'a customer without a key is made a second time, which moves no money',
      code: `${stripe}\nexport const register = (email: string) => stripe.customers.create({ email });`,
      errors: [
        {
          messageId: 'ownRetries',
          data: {
            callee: 'stripe.customers.create',
            library: '`stripe`',
            option: '`idempotencyKey`',
            via: '',
            again: 'makes another customer, by which no money moves,',
            wish: 'the id of the user or account that it stands for, which the caller may have to pass in',
          },
          line: 2,
        },
      ],
    },
    {
      name: 'an intent moves no money before it is confirmed',
      code: `${stripe}\nexport const intend = (orderId: string) => stripe.paymentIntents.create({ amount: 1, currency: 'usd', metadata: { orderId } });`,
      errors: [
        {
          messageId: 'ownRetries',
          line: 2,
          data: {
            callee: 'stripe.paymentIntents.create',
            library: '`stripe`',
            option: '`idempotencyKey`',
            via: '',
            again: 'makes another payment intent, by which no money moves before it is confirmed,',
            wish: 'the id of the order and what is left to pay of it',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output: `${stripe}\nexport const intend = (orderId: string) => stripe.paymentIntents.create({ amount: 1, currency: 'usd', metadata: { orderId } }, { idempotencyKey: \`paymentIntents-create-\${orderId}\` });`,
            },
          ],
        },
      ],
    },
    {
      name: 'one that is confirmed at once moves it',
      code: `${stripe}\nexport const charge = (amount: number) => stripe.paymentIntents.create({ amount, currency: 'usd', confirm: true });`,
      errors: [
        {
          messageId: 'ownRetries',
          line: 2,
          data: {
            callee: 'stripe.paymentIntents.create',
            library: '`stripe`',
            option: '`idempotencyKey`',
            via: '',
            again: 'makes another payment intent',
            wish: 'the id of the order and what is left to pay of it',
          },
        },
      ],
    },
    {
      name: 'a customer of another provider as well',
      code: "import { createMollieClient } from '@mollie/api-client';\nconst mollie = createMollieClient({ apiKey: 'key' });\nexport const register = (email: string) => mollie.customers.create({ email });",
      errors: [
        {
          messageId: 'ownRetries',
          line: 3,
          data: {
            callee: 'mollie.customers.create',
            library: '`@mollie/api-client`',
            option: '`idempotencyKey`',
            via: '',
            again: 'makes another customer, by which no money moves,',
            wish: 'the id of the user or account that it stands for, which the caller may have to pass in',
          },
        },
      ],
    },
    {
      name: 'other options beside it are no key',
      code: `${stripe}\nexport const pay = () => stripe.payouts.create({ amount: 1, currency: 'usd' }, { stripeAccount: 'a' });`,
      errors: [{ messageId: 'ownRetries', line: 2 }],
    },
    {
      name: 'a payout of what is left is made twice by runs that overlap',
      code: `${stripe}
        const log = async (text: string) => { await fetch('https://log.example', { method: 'POST', body: text }); };
        export async function withdraw(stripeAccount: string) {
          const [balance] = await Promise.all([stripe.balance.retrieve({ stripeAccount }), log(stripeAccount)]);
          let { amount } = balance.available[0];
          if (amount === 0) return;
          amount = Math.floor(amount / 100) * 100;
          await stripe.payouts.create({ amount, currency: 'usd' }, { stripeAccount });
        }`,
      errors: [
        {
          messageId: 'overlapping',
          line: 8,
          data: {
            callee: 'stripe.payouts.create',
            asked: 'stripe.balance.retrieve',
            via: '',
            option: '`idempotencyKey`',
            makings: 'payouts',
            wish: 'the id of the run or of the message that asks for it',
          },
        },
      ],
    },
    {
      name: 'a payout of what is known from elsewhere is made again, whatever is left',
      code: `${stripe}
        export async function withdraw(amount: number) {
          const balance = await stripe.balance.retrieve();
          if (balance.available[0].amount > 10_000) await stripe.payouts.create({ amount, currency: 'usd' });
        }`,
      errors: [{ messageId: 'ownRetries', line: 4 }],
    },
    {
      name: 'a wrapper is reported where the key is left out',
      code: `${stripe}
        const refund = (id: string, key?: string) => stripe.refunds.create({ charge: id, amount: 5 }, { idempotencyKey: key });
        export const cancel = (id: string) => refund(id);`,
      errors: [
        {
          messageId: 'ownRetries',
          line: 3,
          data: {
            callee: 'refund',
            library: '`stripe`',
            option: '`idempotencyKey`',
            via: ' (via `refund → stripe.refunds.create`)',
            again: 'makes another refund',
            wish: 'the id of the refund, whose row is stored before the call',
          },
        },
      ],
    },
    {
      name: 'an injected client is known by its declared type',
      code: `
        import type Stripe from 'stripe';
        export class Payments {
          constructor(private readonly stripe: Stripe) {}
          list = () => this.stripe.refunds.list();
          payout = () => this.stripe.payouts.create({ amount: 1, currency: 'usd' });
        }`,
      errors: [{ messageId: 'ownRetries', line: 6 }],
    },
  ],
});

untypedRuleTester.run('require-idempotency-key without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const stripe = require('stripe')('key');\nexports.refund = (id, amount) => stripe.refunds.create({ charge: id, amount });",
      filename: 'file.js',
      errors: [{ messageId: 'ownRetries', line: 2 }],
    },
  ],
});
