import rule from '../../rules/no-retry-non-idempotent.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const stripe = `import pRetry from 'p-retry'; import Stripe from 'stripe'; const stripe = new Stripe('key');`;
const charge = `stripe.paymentIntents.create({ amount: 5, currency: 'eur' })`;
const keyed = `stripe.paymentIntents.create({ amount: 5, currency: 'eur' }, { idempotencyKey: id })`;
/** A loop of three attempts around a statement, with what is done after a failure. */
const loop = (attempt: string, handler = 'if (i === 2) throw error;') => `${stripe}
export async function pay(id: string) {
  for (let i = 0; i < 3; i++) {
    try { ${attempt} } catch (error) { ${handler} }
  }
}`;
const policy = (work: string, options = '{ retries: 3 }') => `${stripe}
export const pay = (id: string) => pRetry(() => ${work}, ${options});`;

/** A function that leaves the key to its callers. */
const helper = `
async function refund(options?: Stripe.RequestOptions) {
  await stripe.refunds.create({ amount: 5 }, options);
}`;

/** A policy of a library that hands its function a way to end the retry. */
const bailing = (work: string) => `import retry from 'async-retry'; ${stripe}
export const pay = (work: () => Promise<unknown>) => retry(${work}, { retries: 3 });`;

/** A helper that repeats a request of any method, and a caller that does something with the answer. */
const requests = (statement: string, options = `{ method: 'POST', body: '{}' }`) => `
async function request(url: string, init: RequestInit = {}): Promise<Response> {
  for (let i = 0; i < 3; i++) {
    try {
      const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(1_000) });
      if (answer.ok) return answer;
      if (answer.status < 500) throw new Error(await answer.text());
    } catch (error) {
      if (i === 2) throw error;
    }
  }
  throw new Error('no answer');
}
export async function record(event: string, id: string, init: RequestInit) {
  ${statement.replace('REQUEST', `request('https://a/events', ${options})`)}
}`;

/** A helper that gives the body of an answer, and a policy around a function that asks for it in one way. */
const given = (statement: string) => `
import pRetry from 'p-retry';
async function fetchJson<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(1_000) });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as T;
}
const post = () => fetchJson<boolean>('https://a/events', { method: 'POST', body: '{}' });
export const record = () => pRetry(async () => { ${statement} });`;

/** A helper that enqueues what it is given, in a loop of three attempts, and a caller that hands something in. */
const enqueue = (jobs: string, before = '') => `
import { Client, type PublishBatchRequest } from '@upstash/qstash';
const qstash = new Client({ token: 't' });
export async function enqueueAll(jobs: PublishBatchRequest[] = []) {
  for (let i = 0; i < 3; i++) {
    try { return await qstash.batchJSON(jobs); } catch (error) { if (i === 2) throw error; }
  }
}
export async function start(ids: string[], id: string, url: string, given: PublishBatchRequest) {
  ${before}
  await enqueueAll(${jobs});
}`;

ruleTester.run('no-retry-non-idempotent', rule, {
  valid: [
    {
      name: 'a request whose failure does not get to the operator',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { catchError, firstValueFrom, of, retry } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.post('/payments', {}).pipe(catchError(() => of(null)), retry(3)));
          }
        }`,
    },
    {
      name: 'a request with a key, made when it is composed',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.post('/payments', {}, { headers: { 'Idempotency-Key': crypto.randomUUID() } }).pipe(retry(3)));
          }
        }`,
    },
    {
      name: 'a request that an operator repeats after some errors',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry, throwError, timer } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.post('/payments', {}).pipe(retry({ count: 3, delay: (error) => (error.status === 429 ? timer(1_000) : throwError(() => error)) })));
          }
        }`,
    },
    { name: 'a function that takes a way to end the retry', code: bailing(`async (bail) => ${charge}`) },
    {
      name: 'a function that a caller hands in, which may take a way to end the retry',
      code: `${bailing('work')} export const all = () => pay(() => ${charge});`,
    },
    {
      name: 'what is given back as a whole cannot be given back again',
      code: policy('refund()') + helper.replace('{ amount: 5 }', '{ charge: id }'),
    },
    { name: 'a creation with a key', code: policy(keyed) },
    {
      name: 'a creation with a key that a helper hands on',
      code: policy('refund({ idempotencyKey: id })') + helper,
    },
    {
      name: 'a creation for which a helper takes a key that nobody is known to give',
      code: policy('refund(options)').replace('(id: string)', '(options: Stripe.RequestOptions)') + helper,
    },
    { name: 'a creation with a key, in a loop', code: loop(`return await ${keyed};`) },
    { name: 'a creation that is not retried', code: `${stripe} export const pay = () => ${charge};` },
    { name: 'a policy of one attempt', code: policy(charge, '{ retries: 0 }') },
    { name: 'a policy that is choosy', code: policy(charge, '{ shouldRetry: () => false }') },
    {
      name: 'a loop that looks into the error',
      code: loop(
        `return await ${charge};`,
        `if (i === 2 || !(error instanceof Stripe.errors.StripeRateLimitError)) throw error;`,
      ),
    },
    { name: 'a read', code: policy('stripe.paymentIntents.retrieve(id)') },
    { name: 'a change of what is named', code: policy(`fetch('https://a/u', { method: 'PUT' })`) },
    {
      name: 'a request whose answer is read, which may be a query',
      code: policy(`fetch('https://a/search', { method: 'POST' }).then((answer) => answer.json())`),
    },
    {
      name: 'a creation that may have been looked for before',
      code: policy(`(async () => { if (await missing(id)) await ${charge}; })()`).replace(
        'export',
        'declare function missing(id: string): Promise<boolean>; export',
      ),
    },
    {
      name: 'a failure that does not reach the retry',
      code: policy(`${charge}.catch(() => null)`),
    },
    {
      name: 'the key of a caller',
      code: `${stripe}
        const create = (idempotencyKey?: string) => stripe.paymentIntents.create({ amount: 5, currency: 'eur' }, { idempotencyKey });
        export const pay = (id: string) => pRetry(() => create(id));`,
    },
    {
      name: 'a list of things of which each carries a key',
      code: `
        import { Client } from '@upstash/workflow';
        import pRetry from 'p-retry';
        const client = new Client({ token: 't' });
        export const start = (ids: string[]) =>
          pRetry(() => client.trigger(ids.map((id) => ({ url: 'https://a/run', workflowRunId: id }))));`,
    },
    {
      name: 'a list of things that are made elsewhere',
      code: `
        import { Client } from '@upstash/workflow';
        import pRetry from 'p-retry';
        const client = new Client({ token: 't' });
        export const start = (ids: string[], run: (id: string) => { url: string }) =>
          pRetry(() => client.trigger(ids.map(run)));`,
    },
    { name: 'a list whose things are given keys', code: enqueue('[{ url, deduplicationId: id }]') },
    {
      name: 'a list that is made of another one, with keys',
      code: enqueue('ids.map((deduplicationId) => ({ url, deduplicationId }))'),
    },
    { name: 'a list of things that are made elsewhere, for a helper', code: enqueue('[given]') },
    {
      name: 'a list of which some things have keys',
      code: enqueue('[{ url }, { url, deduplicationId: id }]'),
    },
    { name: 'a list with nothing in it', code: enqueue('[]') },
    { name: 'no list', code: enqueue('') },
    { name: 'what is no list in sight', code: enqueue('Object.assign({ url })') },
    {
      name: 'an item each',
      code: `${stripe}
        export async function payAll(ids: string[]) {
          for (const id of ids) {
            try { await ${charge}; break; } catch (error) { console.error(id, error); }
          }
        }`,
    },
    {
      name: 'a step of an engine that persists it',
      code: `
        import { Inngest } from 'inngest';
        import Stripe from 'stripe';
        const stripe = new Stripe('key');
        const inngest = new Inngest({ id: 'shop' });
        export const pay = inngest.createFunction({ id: 'pay' }, { event: 'pay' }, async ({ step }) => {
          await step.run('pay', () => ${charge});
        });`,
    },
    { name: 'a request that a caller makes to read', code: requests('await REQUEST;', '{}') },
    {
      name: 'a request by the usual method',
      code: requests('await REQUEST;').replace(/, \{ method: 'POST', body: '\{\}' \}/, ''),
    },
    {
      name: 'a request to which a caller gives a key, whatever the case of its name',
      code: requests('await REQUEST;', `{ method: 'POST', headers: { 'idempotency-key': id } }`),
    },
    {
      name: 'a request to which a caller may give a key',
      code: requests('await REQUEST;', `{ ...init, method: 'POST' }`),
    },
    {
      name: 'a request whose method is left to the callers of a caller',
      code: requests('await REQUEST;', 'init'),
    },
    {
      name: 'a request of which a caller reads the answer, which may be a question',
      code: requests('const answer = await REQUEST; console.log(await answer.json());'),
    },
    {
      name: 'a request of which a caller reads the body that a helper gives',
      code: given('if (await post()) console.log(1);'),
    },
    {
      name: 'a request whose answer goes to callers that are not seen',
      code: requests('return REQUEST;'),
    },
  ],
  invalid: [
    {
      name: 'a request that an operator with a function for the errors repeats',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { delay, firstValueFrom, retryWhen, take } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.post('/payments', {}).pipe(retryWhen((errors) => errors.pipe(delay(1_000), take(3)))));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a request that an operator repeats',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.post('/payments', {}).pipe(retry(3)));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a request by POST that a helper repeats, at the call that chooses the method',
      code: requests('await REQUEST;'),
      errors: [
        {
          messageId: 'loop',
          line: 15,
          data: {
            name: 'request',
            at: '',
            of: ' of `request`',
            call: 'fetch',
            via: ' (via `request → fetch`)',
            option: '`Idempotency-Key`, if the service takes one,',
            done: 'carried out',
          },
        },
      ],
    },
    {
      name: 'a request of which a caller takes the body and drops it',
      code: requests('await REQUEST.then((answer) => answer.json());'),
      errors: [{ messageId: 'loop', line: 15 }],
    },
    {
      name: 'a request by POST in a function that a policy repeats, whose answer nobody reads',
      code: `
        import pRetry from 'p-retry';
        const post = (url: string) => fetch(url, { method: 'POST' });
        export async function record() { await pRetry(() => post('https://a/events')); }`,
      errors: [{ messageId: 'policy', line: 4 }],
    },
    {
      name: 'a request of which a helper gives the body, that nobody reads',
      code: given('await post();'),
      errors: [{ messageId: 'policy', line: 9 }],
    },
    {
      name: 'a creation in a helper that repeats it, at the call that gives it no key',
      code: `${stripe}
        const pay = (options?: Stripe.RequestOptions) =>
          pRetry(() => stripe.paymentIntents.create({ amount: 5, currency: 'eur' }, options));
        export const tip = () => pay();`,
      errors: [{ messageId: 'policy', line: 4 }],
    },
    {
      name: 'a function that takes no way to end the retry',
      code: bailing(`async () => ${charge}`),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a creation for which no call gives the key that a helper takes',
      code: policy('refund()') + helper,
      errors: [{ messageId: 'policy', line: 2 }],
    },
    {
      name: 'a policy around a creation',
      code: policy(charge),
      errors: [
        {
          messageId: 'policy',
          line: 2,
          data: {
            name: 'pRetry',
            at: '',
            of: ' of `pRetry`',
            call: 'stripe.paymentIntents.create',
            via: '',
            option: '`idempotencyKey`',
            done: 'carried out',
          },
        },
      ],
    },
    {
      name: 'a loop around a creation',
      code: loop(`return await ${charge};`),
      errors: [
        {
          messageId: 'loop',
          line: 4,
          data: {
            name: '',
            at: '',
            of: '',
            call: 'stripe.paymentIntents.create',
            via: '',
            option: '`idempotencyKey`',
            done: 'carried out',
          },
        },
      ],
    },
    {
      name: 'a catch that starts over',
      code: `${stripe}
        export async function pay(): Promise<unknown> {
          try { return await ${charge}; } catch { return pay(); }
        }`,
      errors: [{ messageId: 'recursion', line: 3 }],
    },
    {
      name: 'through a function, at the call that leads to it',
      code: `${stripe}
        const once = () => ${charge};
        export const pay = () => pRetry(() => once());`,
      errors: [
        {
          messageId: 'policy',
          line: 3,
          data: {
            name: 'pRetry',
            at: '',
            of: ' of `pRetry`',
            call: 'stripe.paymentIntents.create',
            via: ' (via `once → stripe.paymentIntents.create`)',
            option: '`idempotencyKey`',
            done: 'carried out',
          },
        },
      ],
    },
    {
      name: 'handed to a helper that retries, where it is handed',
      code: `${stripe}
        async function withRetry<T>(work: () => Promise<T>): Promise<T> {
          for (let i = 0; ; i++) {
            try { return await work(); } catch (error) { if (i >= 4) throw error; }
          }
        }
        export const pay = () => withRetry(() => ${charge});`,
      errors: [
        {
          messageId: 'loop',
          line: 7,
          data: {
            name: 'withRetry',
            at: '',
            of: ' of `withRetry`',
            call: 'stripe.paymentIntents.create',
            via: '',
            option: '`idempotencyKey`',
            done: 'carried out',
          },
        },
      ],
    },
    {
      name: 'two ways to one creation are one finding',
      code: `${stripe}
        const deep = () => direct();
        const direct = () => ${charge};
        const both = async () => { await deep(); await direct(); };
        export const pay = () => pRetry(() => both());`,
      errors: [{ messageId: 'policy', line: 5 }],
    },
    {
      name: 'a list whose things carry none, handed to a helper by one that hands it on',
      code: enqueue('[{ url, body: { id } }]')
        .replaceAll('enqueueAll', 'enqueueLater')
        .replace(
          'export async function start',
          'const enqueueAll = (jobs: PublishBatchRequest[]) => enqueueLater(jobs);\nexport async function start',
        )
        .replace('await enqueueLater(', 'await enqueueAll('),
      errors: [
        {
          messageId: 'loop',
          data: {
            at: '',
            of: ' of `enqueueLater`',
            call: 'qstash.batchJSON',
            via: ' (via `enqueueAll → enqueueLater → qstash.batchJSON`)',
            option: '`deduplicationId` in each item,',
            done: 'enqueued',
          },
        },
      ],
    },
    {
      name: 'a list that is made of another one, without keys',
      code: enqueue('ids.map((id) => ({ url, body: { id } }))'),
      errors: [{ messageId: 'loop', line: 11 }],
    },
    {
      name: 'one list or the other, both without keys',
      code: enqueue('ids.length > 1 ? [{ url }] : [{ url, body: { id } }]'),
      errors: [{ messageId: 'loop', line: 11 }],
    },
    {
      name: 'a list of things that carry none',
      code: `
        import { Client } from '@upstash/workflow';
        const client = new Client({ token: 't' });
        export async function start(ids: string[]) {
          const most = 3;
          for (let attempt = 0; attempt <= most; attempt++) {
            try {
              const runs = await client.trigger(ids.map((id) => ({ url: 'https://a/run', body: { id } })));
              return runs;
            } catch (error) {
              console.error('not started', { error });
              if (attempt < most) {
                await new Promise((go) => setTimeout(go, 1_000 * 2 ** attempt));
                continue;
              }
              return null;
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 8 }],
    },
    {
      name: 'an injected client, and a job that is handed over',
      code: `
        import type { Queue } from 'bullmq';
        import pRetry from 'p-retry';
        export class Orders {
          constructor(private readonly queue: Queue) {}
          place(id: string) {
            return pRetry(() => this.queue.add('place', { id }));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
  ],
});

untypedRuleTester.run('no-retry-non-idempotent without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        import axios from 'axios';
        import pRetry from 'p-retry';
        export const place = (order) => pRetry(async () => { await axios.post('https://a/orders', order); });`,
      filename: 'file.mjs',
      errors: [{ messageId: 'policy', line: 4 }],
    },
  ],
});
