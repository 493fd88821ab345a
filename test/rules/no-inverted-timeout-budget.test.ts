import rule from '../../rules/no-inverted-timeout-budget.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const imports = `import pTimeout from 'p-timeout'; import pRetry from 'p-retry';`;
const get = (ms: string) => `fetch('https://a/u', { signal: AbortSignal.timeout(${ms}) })`;
/** A helper that retries, and a caller that waits for it. */
const helper = (options: string, budget: string, ms = '10_000') => `${imports}
const load = () => pRetry(() => ${get(ms)}, { ${options} });
export const rates = () => pTimeout(load(), { milliseconds: ${budget} });`;

/** What a function waits for, in a budget of 10 s. */
const within = (body: string, before = '') => `${imports}
${before}
async function load() { ${body} }
export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`;
const cockatiel = `import { handleAll, retry, timeout, wrap } from 'cockatiel';`;
/** A budget written around the retry itself. */
const direct = (budget: string) =>
  `${imports} export const rates = () => pTimeout(pRetry(() => ${get('10_000')}, { retries: 2 }), { milliseconds: ${budget} });`;
const aborted = 'const signal = AbortSignal.timeout(6_000);';
const signalled = "await fetch('https://a/u', { signal });";
/** Three attempts at a call. */
const thrice = (attempt: string) =>
  `for (let turn = 0; turn < 3; turn++) { try { ${attempt} return; } catch (error) { if (turn === 2) throw error; } }`;
const grpc = `import { Client, type CallOptions, type ClientUnaryCall, type ServiceError } from '@grpc/grpc-js';
interface Payments extends Client {
  charge(request: object, options: Partial<CallOptions>, callback: (error: ServiceError | null, reply?: object) => void): ClientUnaryCall;
}
declare const payments: Payments;`;
/** A call that ends at a moment, whose callback settles the promise that a budget of 10 s waits for. */
const until = (
  deadline: string,
  before = '',
  settle = 'error ? reject(error) : resolve(reply)',
) => `${imports} ${grpc}
const charge = () => new Promise((resolve, reject) => {
  ${before} payments.charge({}, { deadline: ${deadline} }, (error, reply) => { ${settle}; });
});
export const rates = () => pTimeout(charge(), { milliseconds: 10_000 });`;
const tooLate = [
  {
    messageId: 'inverted',
    data: {
      by: 'What `pTimeout` runs',
      sum: '15 s (`deadline` of the call)',
      budget: '10 s',
      via: ' (via `pTimeout → charge → payments.charge`)',
    },
  },
] as const;
const stripe = `import Stripe from 'stripe'; import CircuitBreaker from 'opossum'; const stripe = new Stripe('key', {});`;
const inverted = [{ messageId: 'inverted' }] as const;
const sum = (text: string, line = 4) => [{ messageId: 'inverted', line, data: dataOf(text) }] as const;

function dataOf(text: string) {
  return {
    by: 'What `pTimeout` runs',
    sum: text,
    budget: '10 s',
    via: ' (via `pTimeout → load → fetch`)',
  };
}

ruleTester.run('no-inverted-timeout-budget', rule, {
  valid: [
    { name: 'a budget that is long enough', code: helper('retries: 2', '34_000') },
    { name: 'a budget that the deployment decides', code: helper('retries: 2', 'Number(process.env.MS)') },
    {
      name: 'a limit that the deployment decides',
      code: helper('retries: 0', '5_000', 'Number(process.env.MS)'),
    },
    {
      name: 'attempts that the deployment decides',
      code: helper('retries: Number(process.env.N)', '11_000'),
    },
    { name: 'a retry that is choosy', code: helper('retries: 2, shouldRetry: () => false', '11_000') },
    { name: 'a retry that ends after a time', code: helper('retries: 2, maxRetryTime: 5_000', '11_000') },
    { name: 'delays that are capped', code: helper('retries: 4, maxTimeout: 1', '51_000') },
    {
      name: 'delays that are capped elsewhere',
      code: helper('retries: 4, maxTimeout: Number(process.env.MS)', '51_000'),
    },
    { name: 'a call without a limit, which the budget is for', code: within("await fetch('https://a/u');") },
    {
      name: 'a limit that ends all attempts, around the retry itself, while the last one is made',
      code: direct('30_000'),
    },
    {
      name: 'the same, as policies that are combined',
      code: `${cockatiel} const policy = wrap(timeout(5_000, 'aggressive'), retry(handleAll, { maxAttempts: 2 })); export const rates = () => policy.execute(() => ${get('2_000')});`,
    },
    {
      name: 'calls beside each other',
      code: within(`await Promise.all([${get('6_000')}, ${get('7_000')}]);`),
    },
    {
      name: 'calls that are begun one after the other and awaited later',
      code: within(`const a = ${get('6_000')}; const b = ${get('7_000')}; await a; await b;`),
    },
    { name: 'calls in a row that one signal ends', code: within(`${aborted} ${signalled} ${signalled}`) },
    { name: 'attempts that one signal ends', code: within(`${aborted} ${thrice(signalled)}`) },
    {
      name: 'attempts of a policy that one signal ends',
      code: within(`${aborted} await pRetry(() => ${signalled.slice('await '.length, -1)}, { retries: 2 });`),
    },
    { name: 'a moment within the budget', code: until('Date.now() + 5_000') },
    { name: 'a date within the budget', code: until('new Date(Date.now() + 5_000)') },
    { name: 'a moment that the deployment decides', code: until('Date.now() + Number(process.env.MS)') },
    {
      name: 'a date that is set on more than once',
      code: until('at', 'const at = new Date(); at.setSeconds(at.getSeconds() + 5); at.setMinutes(1);'),
    },
    {
      name: 'a date of which another part is read than is set on',
      code: until('at', 'const at = new Date(); at.setSeconds(at.getMinutes() + 15);'),
    },
    {
      name: 'a call whose failure does not reach the promise, which something else may settle',
      code: until('Date.now() + 15_000', '', 'resolve(reply)'),
    },
    { name: 'a call that nobody waits for', code: within(`void ${get('20_000')};`) },
    {
      name: 'a work beside the run',
      code: within(`void (async () => { await ${get('20_000')}; })();`),
    },
    {
      name: 'ways that exclude each other',
      code: within(`if (Math.random() > 0.5) { await ${get('6_000')}; } else { await ${get('7_000')}; }`),
    },
    {
      name: 'a way that ends before the other begins',
      code: within(`if (Math.random() > 0.5) { return ${get('6_000')}; } return ${get('7_000')};`),
    },
    {
      name: 'a fallback instead of what comes next',
      code: within(`try { await ${get('2_000')}; } catch { return ${get('3_000')}; } await ${get('6_000')};`),
    },
    {
      name: 'one item of several',
      code: within(`for (const id of ids) await ${get('6_000')};`, 'declare const ids: string[];'),
    },
    {
      name: 'a failure that the attempt takes in',
      code: within(
        `await pRetry(async () => { try { await ${get('6_000')}; } catch { console.warn('late'); } }, { retries: 2, minTimeout: 1 });`,
      ),
    },
    {
      name: 'a race that something else may win',
      code: within(
        `await Promise.race([${get('20_000')}, ready()]);`,
        'declare function ready(): Promise<void>;',
      ),
    },
    {
      name: 'a race against a timer of unknown length',
      code: within(
        'await Promise.race([slow(), timer()]);',
        `const slow = () => ${get('20_000')}; const timer = () => new Promise((done) => setTimeout(done, Number(process.env.MS)));`,
      ),
    },
    {
      name: 'a race against a timer that is over in time',
      code: within(
        'await Promise.race([slow(), timer(5_000)]);',
        `const slow = () => ${get('4_000')}; const timer = (ms: number) => new Promise((done) => setTimeout(done, ms));`,
      ),
    },
    {
      name: 'an inner limit of unknown length',
      code: within(`await pTimeout(${get('20_000')}, { milliseconds: Number(process.env.MS) });`),
    },
    {
      name: 'one of several implementations',
      code: `${imports}
        interface Rates { load(): Promise<unknown>; }
        export class Slow implements Rates { load() { return ${get('20_000')}; } }
        export class Fast implements Rates { load() { return ${get('1_000')}; } }
        export const rates = (source: Rates) => pTimeout(source.load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'one of several implementations, which need not be the one that calls',
      code: `${imports}
        interface Rates { load(): Promise<unknown>; }
        export class Slow implements Rates { load() { return ${get('20_000')}; } }
        export class None implements Rates { load() { return Promise.resolve([]); } }
        export const rates = (source: Rates) => pTimeout(source.load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'a loop over calls without a limit',
      code: within("for (const id of ids) await fetch('https://a/u');", 'declare const ids: string[];'),
    },
    {
      name: 'a limit that is none',
      code: helper('retries: 2', 'Infinity'),
    },
    {
      name: 'a handler that runs later',
      code: within(
        `await consumer.run({ eachMessage: async () => { await ${get('20_000')}; } });`,
        `import { Kafka } from 'kafkajs'; const consumer = new Kafka({ brokers: [] }).consumer({ groupId: 'g' });`,
      ),
    },
    {
      name: 'limits of which one is not known',
      code: `${imports} import got from 'got';
        const load = () => got('https://a/u', { timeout: { request: 20_000, response: Number(process.env.MS) } });
        export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'a stream',
      code: `${imports} import axios from 'axios';
        const load = () => axios.get('https://a/u', { timeout: 20_000, responseType: 'stream' });
        export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'an SDK whose limit may be one of all attempts',
      code: `${imports} import ky from 'ky'; const load = () => ky.get('https://a/u', { timeout: 6_000 }); export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'a signal, which is one of all attempts of an SDK',
      code: `${imports} import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
        const s3 = new S3Client({});
        const load = () => s3.send(new GetObjectCommand({ Bucket: 'b', Key: 'k' }), { abortSignal: AbortSignal.timeout(6_000) });
        export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`,
    },
    {
      name: 'a breaker that is given time for all attempts',
      code: `${stripe} const pay = () => stripe.paymentIntents.retrieve('id', { timeout: 2_000 }); const breaker = new CircuitBreaker(pay, { timeout: 20_000 }); export const paid = () => breaker.fire();`,
    },
    {
      name: 'a route without a limit',
      filename: 'app/rates/route.ts',
      code: `import 'next'; export const GET = () => ${get('20_000')};`,
    },
    {
      name: 'a route whose run is long enough',
      filename: 'app/pages/route.ts',
      code: `import 'next'; export const maxDuration = 21; export const GET = () => ${get('20_000')};`,
    },
    {
      name: 'a route that takes no time',
      filename: 'app/empty/route.ts',
      code: `import 'next'; export const maxDuration = 1; export const GET = () => ${get('900')};`,
    },
  ],
  invalid: [
    {
      name: 'a helper whose attempts take longer than the budget',
      code: helper('retries: 2', '30_000'),
      errors: [
        {
          messageId: 'inverted',
          line: 3,
          data: {
            by: 'What `pTimeout` runs',
            sum: '3 attempts of 10 s plus 3 s of waiting = 33 s',
            budget: '30 s',
            via: ' (via `pTimeout → load → fetch`)',
          },
        },
      ],
    },
    {
      name: 'one call with a longer limit',
      code: within(`await ${get('12_500')};`),
      errors: sum('12.5 s (`signal` of the call)'),
    },
    {
      name: 'attempts, each of which makes a signal of its own',
      code: within(thrice(`${aborted} ${signalled}`)),
      errors: sum('3 attempts of 6 s = 18 s'),
    },
    {
      name: 'calls that are ended by signals of their own, which one function makes',
      code: within(
        "await fetch('https://a/u', { signal: limit() }); await fetch('https://a/v', { signal: limit() });",
        'const limit = () => AbortSignal.timeout(6_000);',
      ),
      errors: sum('6 s for `fetch` + 6 s for `fetch` = 12 s', 4),
    },
    { name: 'a moment that is later', code: until('Date.now() + 15_000'), errors: tooLate },
    {
      name: 'a date that is later, made in steps',
      code: until('new Date(now + 15_000)', 'const now = Date.now();'),
      errors: tooLate,
    },
    {
      name: 'a date that is set on',
      code: until('at', 'const at = new Date(); at.setSeconds(at.getSeconds() + 15);'),
      errors: tooLate,
    },
    {
      name: 'a moment that a helper makes of what it is given',
      code: `const inMs = (ms: number) => Date.now() + ms; ${until('inMs(15_000)')}`,
      errors: tooLate,
    },
    {
      name: 'a promise that a callback rejects by itself, and that is chained',
      code: until('Date.now() + 15_000', '', 'if (error) reject(error); else resolve(reply)').replace(
        '});\nexport',
        '}).finally(() => undefined);\nexport',
      ),
      errors: tooLate,
    },
    {
      name: 'calls one after the other',
      code: within(`await ${get('6_000')}; await ${get('4_500')};`),
      errors: sum('6 s for `fetch` + 4.5 s for `fetch` = 10.5 s'),
    },
    {
      name: 'more calls than can be shown',
      code: within(`await ${get('3_000')};`.repeat(5)),
      errors: sum('3 s for `fetch` + 3 s for `fetch` + 3 s for `fetch` + 3 s for `fetch` and 1 more = 15 s'),
    },
    {
      name: 'a retry and what follows it',
      code: within(
        `await pRetry(() => ${get('3_000')}, { retries: 2, factor: 1, minTimeout: 500 }); await ${get('900')};`,
      ),
      errors: sum('3 × 3 s for `fetch` + 900 ms for `fetch` plus 1 s of waiting = 10.9 s'),
    },
    {
      name: 'the longer of two ways, and what follows',
      code: within(
        `if (Math.random() > 0.5) { await ${get('1_000')}; } else { await ${get('7_000')}; } await ${get('3_000')};`,
      ),
      errors: sum('3 s for `fetch` + 7 s for `fetch` = 10 s'),
    },
    {
      name: 'a way that ends the function late',
      code: within(
        `await ${get('4_000')}; if (Math.random() > 0.5) { return ${get('7_000')}; } await ${get('1')};`,
      ),
      errors: sum('4 s for `fetch` + 7 s for `fetch` = 11 s'),
    },
    {
      name: 'a fallback after a failure',
      code: within(`try { await ${get('6_000')}; } catch { await ${get('6_000')}; }`),
      errors: sum('6 s for `fetch` + 6 s for `fetch` = 12 s'),
    },
    {
      name: 'a loop that tries again and waits',
      code: within(
        `for (let i = 0; i < 3; i++) { try { return await ${get('4_000')}; } catch { await sleep(500); } }`,
        'const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));',
      ),
      errors: sum('3 attempts of 4 s plus 1 s of waiting = 13 s'),
    },
    {
      name: 'a limit that the caller of a helper gives',
      code: within(
        'await request(15_000);',
        "const request = (ms: number) => fetch('https://a/u', { signal: AbortSignal.timeout(ms) });",
      ),
      errors: [
        {
          messageId: 'inverted',
          line: 4,
          data: {
            ...dataOf('15 s (`signal` of the call)'),
            via: ' (via `pTimeout → load → request → fetch`)',
          },
        },
      ],
    },
    {
      name: 'a limit of an inner policy, for a call without one',
      code: within(
        "await pRetry(() => pTimeout(fetch('https://a/u'), { milliseconds: 5_000 }), { retries: 2 });",
      ),
      errors: [{ messageId: 'inverted', line: 4 }],
    },
    {
      name: 'a race against a timer',
      code: `const slow = () => ${get('20_000')}; const late = (ms: number) => new Promise((_, reject) => setTimeout(reject, ms));
        export const rates = () => Promise.race([slow(), late(5_000)]);`,
      errors: [
        {
          messageId: 'inverted',
          line: 2,
          data: {
            by: '`slow`',
            sum: '20 s (`signal` of the call)',
            budget: '5 s',
            via: ' (via `slow → fetch`)',
          },
        },
      ],
    },
    {
      name: 'a race in a helper, against a timer that is held in a variable',
      code: `const slow = () => ${get('20_000')};
        function limited<T>(work: Promise<T>, ms = 5_000): Promise<unknown> {
          const timer = new Promise((_, reject) => { setTimeout(() => reject(new Error('late')), ms); });
          return Promise.race([work, timer]);
        }
        export const rates = () => limited(slow());
        export const others = () => limited(slow(), 30_000);`,
      errors: [{ messageId: 'inverted', line: 6 }],
    },
    {
      name: 'a race that takes as long as its timer',
      code: within(
        'await Promise.race([slow(), timer]);',
        "const slow = () => fetch('https://a/u'); const timer = new Promise((done) => setTimeout(done, 11_000));",
      ),
      errors: inverted,
    },
    {
      name: 'attempts of which the last can never be made',
      code: direct('20_000'),
      errors: [
        {
          messageId: 'late',
          line: 1,
          data: {
            by: 'What `pTimeout` runs',
            sum: '3 attempts of 10 s plus 3 s of waiting = 33 s',
            last: '23 s',
            budget: '20 s',
            via: ' (via `pTimeout → fetch`)',
          },
        },
      ],
    },
    {
      name: 'combined policies of which the last attempt can never be made',
      code: `${cockatiel} const policy = wrap(timeout(4_000, 'aggressive'), retry(handleAll, { maxAttempts: 2 })); export const rates = () => policy.execute(() => ${get('2_000')});`,
      errors: [{ messageId: 'late' }],
    },
    {
      name: 'a breaker with its default, around the defaults of an SDK',
      code: `${stripe} const pay = () => stripe.paymentIntents.retrieve('id'); const breaker = new CircuitBreaker(pay); export const paid = () => breaker.fire();`,
      errors: [
        {
          messageId: 'inverted',
          data: {
            by: 'What `breaker.fire` runs',
            sum: '3 attempts of 80 s = 240 s',
            budget: '10 s',
            via: ' (via `breaker.fire → pay → stripe.paymentIntents.retrieve`)',
          },
        },
      ],
    },
    {
      name: 'the longest of calls that are handed over together',
      code: `${imports} export const rates = () => pTimeout(Promise.all([${get('6_000')}, ${get('11_000')}]), { milliseconds: 10_000 });`,
      errors: [
        {
          messageId: 'inverted',
          data: { ...dataOf('11 s (`signal` of the call)'), via: ' (via `pTimeout → fetch`)' },
        },
      ],
    },
    {
      name: 'the shortest of several limits',
      code: `${imports} import got from 'got';
        const load = () => got('https://a/u', { timeout: { request: 20_000, response: 12_000 }, retry: { limit: 0 } });
        export const rates = () => pTimeout(load(), { milliseconds: 10_000 });`,
      errors: [{ messageId: 'inverted', line: 3 }],
    },
    {
      name: 'an injected client',
      code: `import pTimeout from 'p-timeout'; import type Stripe from 'stripe';
        export class Customers {
          constructor(private readonly stripe: Stripe) {}
          add() { return this.stripe.customers.create({}, { timeout: 20_000 }); }
          added() { return pTimeout(this.add(), { milliseconds: 10_000 }); }
        }`,
      errors: [{ messageId: 'inverted', line: 5 }],
    },
    {
      name: 'a route whose run is too short',
      filename: 'app/stock/route.ts',
      code: `import 'next'; export const maxDuration = 10;
        export async function GET() { return load(); }
        const load = () => ${get('20_000')};`,
      errors: [
        {
          messageId: 'run',
          line: 2,
          data: {
            owner: 'GET',
            sum: '20 s (`signal` of the call)',
            budget: '10 s',
            via: ' (via `load → fetch`)',
          },
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-inverted-timeout-budget without types', rule, {
  valid: [{ name: 'a budget that is long enough', code: helper('retries: 2', '34_000') }],
  invalid: [
    {
      name: 'attempts that take longer than the budget',
      code: helper('retries: 2', '30_000'),
      errors: inverted,
    },
  ],
});
