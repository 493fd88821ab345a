import rule from '../../rules/no-incomplete-compensation.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const source = `
  import axios from 'axios';
  const inventory = axios.create({ baseURL: 'https://inventory.example' });
  const payments = axios.create({ baseURL: 'https://payments.example' });
  const shipping = axios.create({ baseURL: 'https://shipping.example' });
`;

/** A checkout whose payment may fail after the reservation was made. */
const checkout = (handler: string) => `${source}
  declare function later(undo: unknown): void;
  export async function checkout(id: string, signal?: AbortSignal) {
    await inventory.post('/reservations', { id });
    try {
      await payments.post('/payments', { id }, { signal });
    } catch (error) {
      ${handler}
      throw error;
    }
  }`;

/** A checkout of three steps, the last of which may fail. */
const shipped = (handler: string) => `${source}
  export async function checkout(id: string) {
    try {
      await inventory.post('/reservations', { id });
      await payments.post('/payments', { id });
      await shipping.post('/parcels', { id });
    } catch (error) {
      ${handler}
      throw error;
    }
  }`;

ruleTester.run('no-incomplete-compensation', rule, {
  valid: [
    { name: 'an undo whose failure is thrown', code: checkout("await inventory.delete('/reservations/1');") },
    { name: 'nothing is undone, which is another finding', code: checkout('console.error(error);') },
    {
      name: 'a failed undo is recorded, retried or handed on',
      code: checkout("try { await inventory.delete('/reservations/1'); } catch (undo) { later(undo); }"),
    },
    {
      name: 'a step that is tried again',
      code: checkout(
        "try { await inventory.post('/reservations', { id }); } catch (undo) { console.error(undo); }",
      ),
    },
    {
      name: 'a call of another service, and of the one that failed',
      code: checkout(
        "try { await shipping.delete('/1'); await payments.delete('/1'); } catch (undo) { console.error(undo); }",
      ),
    },
    {
      name: 'a read',
      code: checkout("try { await inventory.get('/reservations/1'); } catch (undo) { console.error(undo); }"),
    },
    {
      name: 'a clean-up that is made however it ended',
      code: `${source}
        export async function checkout(id: string) {
          await inventory.post('/reservations', { id });
          try { await payments.post('/payments', { id }); } catch (error) { throw error; }
          finally { await inventory.delete('/reservations/1').catch(() => {}); }
        }`,
    },
    {
      name: 'a signal of its own, and one that only the compensation has',
      code: checkout(
        "await inventory.delete('/1', { signal: AbortSignal.timeout(2_000) }); const other = new AbortController(); await inventory.delete('/2', { signal: other.signal });",
      ),
    },
    {
      name: 'a helper that is given a signal of its own',
      code: `${checkout('await cancel(AbortSignal.timeout(2_000));')}
        async function cancel(end?: AbortSignal) { await inventory.delete('/reservations/1', { signal: end }); }`,
    },
    {
      name: 'a member of the same name is another signal, and so is one that is made in a function',
      code: `${source}
        declare const shop: { signal: AbortSignal };
        declare const make: () => AbortSignal;
        export async function checkout(id: string, signal: AbortSignal) {
          await inventory.post('/reservations', { id });
          try { await payments.post('/payments', { id, note: shop.signal.reason, signal: 1 }); }
          catch (error) {
            await inventory.delete('/reservations/1', { signal });
            await inventory.delete('/reservations/2', { signal: make() });
            throw error;
          }
        }`,
    },
    {
      name: 'the steps are undone in reverse',
      code: shipped("await payments.delete('/payments/1'); await inventory.delete('/reservations/1');"),
    },
    {
      name: 'the steps are undone beside each other',
      code: shipped(
        "await Promise.all([inventory.delete('/reservations/1'), payments.delete('/payments/1')]);",
      ),
    },
    {
      name: 'two steps of one service, of which either may be undone',
      code: `${source}
        export async function checkout(id: string) {
          await inventory.post('/reservations', { id });
          await inventory.post('/holds', { id });
          try { await payments.post('/payments', { id }); }
          catch (error) { await inventory.delete('/all').catch(() => {}); throw error; }
        }`,
    },
    {
      name: 'an engine repeats and undoes its own steps',
      code: `${source}
        import { Inngest } from 'inngest';
        const inngest = new Inngest({ id: 'shop' });
        export const place = inngest.createFunction({ id: 'place', triggers: [{ event: 'placed' }] }, async () => {
          await inventory.post('/reservations', {});
          try { await payments.post('/payments', {}); }
          catch (error) { await inventory.delete('/reservations/1').catch(() => {}); throw error; }
        });`,
    },
  ],
  invalid: [
    {
      name: 'a failure of the undo that is only logged',
      code: checkout(
        "try { await inventory.delete('/reservations/1'); } catch (undo) { console.error(undo); }",
      ),
      errors: [
        {
          messageId: 'swallowed',
          line: 13,
          data: { undo: 'inventory.delete', step: 'inventory.post', later: 'payments.post', via: '' },
        },
      ],
    },
    {
      name: 'an undo with a chained catch',
      code: checkout("await inventory.delete('/reservations/1').catch(() => {});"),
      errors: [{ messageId: 'swallowed', line: 13 }],
    },
    {
      name: 'an undo that nobody waits for',
      code: checkout("void inventory.delete('/reservations/1');"),
      errors: [{ messageId: 'swallowed', line: 13 }],
    },
    {
      name: 'the signal that may have ended the payment, in a class with helpers',
      code: `${source}
        class Checkout {
          constructor(private readonly signal: AbortSignal) {}
          private async reserve(id: string) { await inventory.post('/reservations', { id }); }
          private async pay(id: string) { await payments.post('/payments', { id }, { signal: this.signal }); }
          async run(id: string) {
            await this.reserve(id);
            try {
              if (!this.signal.aborted) await this.pay(id);
            } catch (error) {
              await inventory.delete('/reservations/1', { signal: this.signal });
            }
          }
        }
        export const run = (id: string, signal: AbortSignal) => new Checkout(signal).run(id);`,
      errors: [{ messageId: 'signal', line: 16 }],
    },
    {
      name: 'a signal that is handed on by its name',
      code: checkout("await inventory.delete('/reservations/1', { signal });"),
      errors: [{ messageId: 'signal', line: 13 }],
    },
    {
      name: 'a signal that a helper is given',
      code: `${checkout('await cancel(signal);')}
        async function cancel(end?: AbortSignal) { await inventory.delete('/reservations/1', { signal: end }); }`,
      errors: [
        {
          messageId: 'signal',
          data: {
            undo: 'inventory.delete',
            step: 'inventory.post',
            later: 'payments.post',
            via: ' (via `cancel → inventory.delete`)',
          },
        },
      ],
    },
    {
      name: 'the steps are undone in the order in which they were done, by a helper',
      code: `${shipped("await release(); await payments.delete('/payments/1');")}
        async function release() { await inventory.delete('/reservations/1'); }`,
      errors: [
        {
          messageId: 'order',
          data: {
            undo: 'inventory.delete',
            step: 'inventory.post',
            later: 'payments.post',
            via: ' (via `release → inventory.delete`)',
          },
        },
      ],
    },
    {
      name: 'a client that is injected',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom } from 'rxjs';
        import Stripe from 'stripe';
        export class Checkout {
          constructor(private readonly http: HttpService, private readonly stripe: Stripe) {}
          async run(id: string) {
            const intent = await this.stripe.paymentIntents.create({ amount: 1, currency: 'eur', confirm: true });
            try {
              await firstValueFrom(this.http.post('https://shipping.example/parcels', { id }));
            } catch (error) {
              await this.stripe.refunds.create({ payment_intent: intent.id }).catch((undo) => console.error(undo));
              throw error;
            }
          }
        }`,
      errors: [{ messageId: 'swallowed', line: 12 }],
    },
  ],
});

untypedRuleTester.run('no-incomplete-compensation without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        const stripe = require('stripe')('sk_test_1');
        exports.pay = async (id) => {
          await axios.post('https://inventory.example/reservations', { id });
          try { await stripe.charges.create({ amount: 1, currency: 'eur' }); }
          catch (error) { await axios.delete('https://inventory.example/reservations/1').catch(() => {}); throw error; }
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'swallowed', line: 7 }],
    },
  ],
});
