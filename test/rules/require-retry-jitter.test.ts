import rule from '../../rules/require-retry-jitter.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const sleep = 'const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));';
/** A loop of five attempts with a wait after each failure. */
const loop = (
  wait: string,
  before = '',
  attempt = `return await fetch('https://a/u');`,
) => `${sleep} ${before}
export async function load(base = 100) {
  for (let i = 0; i < 5; i++) {
    try { ${attempt} } catch { await sleep(${wait}); }
  }
}`;
const retried = (options: string) =>
  `import pRetry from 'p-retry';\nexport const load = () => pRetry(() => fetch('https://a/u'), { ${options} });`;
const client = (options: string, names = 'axiosRetry, { exponentialDelay, linearDelay }') =>
  `import axios from 'axios'; import ${names} from 'axios-retry';\naxiosRetry(axios, { ${options} });`;
const policy = (backoff: string) => `
import { ConstantBackoff, DelegateBackoff, ExponentialBackoff, IterableBackoff, handleAll, retry } from 'cockatiel';
const policy = retry(handleAll, { maxAttempts: 3, backoff: ${backoff} });
export const load = () => policy.execute(() => fetch('https://a/u'));`;
const job = (options: string, queue = '{ connection: {} }') =>
  `import { Queue } from 'bullmq'; const queue = new Queue('a', ${queue});\nexport const add = () => queue.add('a', {}, { ${options} });`;
const request = (library: 'got' | 'ky', options: string, method = 'get', before = '') =>
  `import ${library} from '${library}'; ${before}\nexport const load = () => ${library}.${method}('https://a/u', { retry: ${options} });`;
const agent = (options: string, method = 'GET') =>
  `import { Agent, RetryAgent } from 'undici'; const agent = new RetryAgent(new Agent(), ${options});
export const load = () => agent.request({ origin: 'https://a', path: '/u', method: '${method}' });`;

ruleTester.run('require-retry-jitter', rule, {
  valid: [
    {
      name: 'an operator with a function in which chance has a part',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry, timer } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.get('/rates').pipe(retry({ count: 3, delay: (error, count) => timer(Math.random() * count * 1_000) })));
          }
        }`,
    },
    { name: 'a random part', code: loop('base * 2 ** i * Math.random()') },
    {
      name: 'a random part by a helper',
      code: loop('pause(i)', 'const pause = (i: number) => i * Math.random();'),
    },
    {
      name: 'a random part by a library',
      code: loop(
        'pause(i)',
        `import { randomInt } from 'node:crypto'; const pause = (i: number) => i * randomInt(9);`,
      ),
    },
    {
      name: 'a wait that is told elsewhere',
      code: loop('pause(i)', 'declare function pause(i: number): number;'),
    },
    {
      name: 'a wait that several functions may tell',
      code: loop('(i > 2 ? a : b)(i)', 'const a = (i: number) => i; const b = (i: number) => 2 * i;'),
    },
    {
      name: 'a function that knows chance',
      code: loop('2 ** i * spread', 'const jitter = 2; const spread = jitter;').replace(
        'base = 100',
        'base = jitter',
      ),
    },
    { name: 'no wait, which another rule reports', code: loop('0') },
    { name: 'one more attempt', code: loop('2 ** i * 100').replace('i < 5', 'i < 2') },
    { name: 'nothing remote', code: loop('2 ** i * 100', '', 'return JSON.parse(load.name);') },
    { name: 'a policy with chance', code: retried('retries: 5, randomize: true') },
    {
      name: 'a policy that another place decides on',
      code: retried('retries: 5, randomize: Boolean(process.env.SPREAD)'),
    },
    { name: 'a policy with one more attempt', code: retried('retries: 1') },
    {
      name: 'a library that takes chance by itself',
      code: `import retry from 'async-retry'; export const load = () => retry(() => fetch('https://a/u'), { retries: 5 });`,
    },
    { name: 'a library’s delay with chance', code: client('retryDelay: exponentialDelay') },
    {
      name: 'a library’s delay with chance, by its default export',
      code: client('retryDelay: axiosRetry.exponentialDelay', 'axiosRetry'),
    },
    {
      name: 'a delay of one’s own with chance',
      code: client('retryDelay: (count) => count * 100 * Math.random()'),
    },
    {
      name: 'a delay from elsewhere',
      code: `${client('retryDelay: delays.mine')} declare const delays: { mine: () => number };`,
    },
    { name: 'a backoff with chance', code: policy('new ExponentialBackoff()') },
    { name: 'a backoff that is told elsewhere', code: policy('new DelegateBackoff(() => 5)') },
    {
      name: 'a jitter of the library',
      code: `import { backOff } from 'exponential-backoff'; export const load = () => backOff(() => fetch('https://a/u'), { jitter: 'full' });`,
    },
    {
      name: 'a job with jitter',
      code: job(`attempts: 5, backoff: { type: 'exponential', delay: 1_000, jitter: 0.5 }`),
    },
    { name: 'a job with a strategy of its worker', code: job(`attempts: 5, backoff: { type: 'spread' }`) },
    { name: 'a job without a backoff, which another rule reports', code: job('attempts: 5') },
    { name: 'a job that is tried twice', code: job('attempts: 2, backoff: 1_000') },
    {
      name: 'a job as often as the deployment says',
      code: job('attempts: Number(process.env.ATTEMPTS), backoff: 1_000'),
    },
    {
      name: 'a job whose jitter the deployment decides on',
      code: job(`attempts: 5, backoff: { type: 'fixed', delay: 9, jitter: Number(process.env.JITTER) }`),
    },
    { name: 'the waits of a library that have a random part', code: request('got', '{ limit: 5 }') },
    {
      name: 'the library’s own wait, made longer',
      code: request('got', '{ calculateDelay: ({ computedValue }) => computedValue * 2 }'),
    },
    {
      name: 'waits of one’s own with a random part',
      code: request('got', '{ calculateDelay: ({ attemptCount }) => attemptCount * Math.random() }'),
    },
    {
      name: 'waits that are told elsewhere',
      code: request('ky', '{ delay: waits.mine }', 'get', 'declare const waits: { mine: () => number };'),
    },
    {
      name: 'the default of a library, which nobody wrote',
      code: `import ky from 'ky'; export const load = () => ky.get('https://a/u');`,
    },
    {
      name: 'retries that a function decides on, of which the waits are not seen',
      code: agent('{ maxRetries: 4, retry: (error, context, next) => { setTimeout(next, 500); } }'),
    },
    { name: 'an agent whose number of retries nobody wrote', code: agent('{ minTimeout: 100 }') },
    { name: 'an agent that does not repeat a creation', code: agent('{ maxRetries: 4 }', 'POST') },
    { name: 'jitter that is switched on', code: request('ky', '{ limit: 5, jitter: true }') },
    { name: 'a creation that the library does not repeat', code: request('ky', '{ limit: 5 }', 'post') },
    { name: 'a request that is tried twice', code: request('ky', '1') },
    {
      name: 'one of two requests, of which one has a random part',
      code: `import got from 'got'; import ky from 'ky'; export const load = (old: boolean) => (old ? ky.get : got.get)('https://a/u', { retry: { limit: 5 } });`,
    },
  ],
  invalid: [
    {
      name: 'a call of a function that a library has made for it',
      code: loop(
        '2 ** i * base',
        `import { Tinybird } from '@chronark/zod-bird'; import { z } from 'zod';
const ingest = new Tinybird({ token: 't' }).buildIngestEndpoint({ datasource: 'logs', event: z.object({ id: z.string() }) });`,
        `return await ingest({ id: '1' });`,
      ),
      errors: [{ messageId: 'loop', line: 5 }],
    },
    {
      name: 'an operator with a function that waits longer each time',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry, timer } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.get('/rates').pipe(retry({ count: 3, delay: (error, count) => timer(count * 1_000) })));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a delay that only grows',
      code: loop('base * 2 ** i'),
      errors: [
        {
          messageId: 'loop',
          line: 4,
          column: 68,
          endColumn: 81,
          data: { call: 'fetch', via: '', callee: '', option: '`Math.random()`' },
        },
      ],
    },
    {
      name: 'a delay that is always the same',
      code: loop('1_000'),
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'a delay by a helper that only counts',
      code: loop(
        'pause(i)',
        'const pause = (i: number) => { const ms = Math.min(2 ** i * 100, 5_000); console.log(ms); return ms; };',
      ),
      errors: [{ messageId: 'loop', line: 1 }],
    },
    {
      name: 'a delay in a constant of the turn is spoken of where it is made',
      code: `${sleep}
        export async function load() {
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/u'); } catch {
              const ms = 100 * 2 ** i;
              await new Promise((go) => setTimeout(go, ms));
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 5, column: 26, endColumn: 38 }],
    },
    {
      name: 'a delay that a variable of the loop’s surroundings holds is spoken of at the wait',
      code: `${sleep}
        export async function load() {
          const fixed = 500;
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/u'); } catch {
              await sleep(fixed);
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 6, column: 27, endColumn: 32 }],
    },
    {
      name: 'a delay that a helper makes for several loops is spoken of once',
      code: `${sleep}
        const pause = (turn: number) =>
          100 * 2 ** turn;
        export async function load() {
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/u'); } catch { await sleep(pause(i)); }
          }
        }
        export async function save() {
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/v', { method: 'PUT' }); } catch { await sleep(pause(i)); }
          }
        }`,
      errors: [{ messageId: 'loop', line: 3, column: 11, endColumn: 26 }],
    },
    {
      name: 'a helper that only changes the unit makes no delay',
      code: `${sleep}
        const seconds = (count: number) => count * 1_000;
        export async function load() {
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/u'); } catch {
              await sleep(seconds(2 ** i));
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 6, column: 27, endColumn: 42 }],
    },
    {
      name: 'a wait that a helper keeps to itself is spoken of where it is asked for',
      code: `const pause = () => new Promise((go) => setTimeout(go, 1_000));
        export async function load() {
          for (let i = 0; i < 5; i++) {
            try { return await fetch('https://a/u'); } catch {
              await pause();
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 5, column: 21, endColumn: 28 }],
    },
    {
      name: 'a function that starts itself again after a delay that only grows',
      code: `${sleep}
        export class Rates {
          async load(left = 3, ms = 100): Promise<Response> {
            try { return await fetch('https://a/u'); } catch (error) {
              if (left === 0) throw error;
              await sleep(ms);
              return this.load(left - 1, ms * 2);
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 6, column: 27, endColumn: 29 }],
    },
    {
      name: 'a call through a helper',
      code: loop('2 ** i * 100', `const get = () => fetch('https://a/u');`, 'return await get();'),
      errors: [
        {
          messageId: 'loop',
          data: { call: 'fetch', via: ' (via `get → fetch`)', callee: '', option: '`Math.random()`' },
        },
      ],
    },
    {
      name: 'a helper that is handed the call',
      code: `${sleep}
        async function withRetry<T>(work: () => Promise<T>): Promise<T> {
          for (let i = 0; ; i++) {
            try { return await work(); } catch (error) { if (i > 3) throw error; await sleep(100 * 2 ** i); }
          }
        }
        export const load = () => withRetry(() => fetch('https://a/u'));`,
      errors: [{ messageId: 'loop', line: 4 }],
    },
    {
      name: 'an injected client, a flag, and a status',
      code: `${sleep}
        import type { AxiosInstance } from 'axios';
        export class Rates {
          constructor(private readonly http: AxiosInstance) {}
          async load() {
            let done = false;
            let tries = 0;
            while (!done && tries < 5) {
              try { await this.http.get('/rates'); done = true; } catch { tries++; await sleep(tries * 500); }
            }
          }
          async wait() {
            for (let i = 0; i < 9; i++) {
              const answer = await fetch('https://a/u');
              if (answer.status !== 429) return answer;
              await sleep(500 * i);
            }
            return null;
          }
        }`,
      errors: [
        { messageId: 'loop', line: 9 },
        { messageId: 'loop', line: 16 },
      ],
    },
    {
      name: 'the delays of a library',
      code: retried('retries: 5'),
      errors: [
        {
          messageId: 'policy',
          line: 2,
          data: { call: 'fetch', via: '', callee: 'pRetry', option: '`randomize`' },
        },
      ],
    },
    {
      name: 'a backoff that is always the same',
      code: policy('new ConstantBackoff(1_000)'),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a list of waits',
      code: policy('new IterableBackoff([100, 500])'),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'jitter by name that is none',
      code: `import { backOff } from 'exponential-backoff'; export const load = () => backOff(() => fetch('https://a/u'), { jitter: 'none' });`,
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'an operator with a constant delay',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          load() {
            return firstValueFrom(this.http.get('/rates').pipe(retry({ count: 3, delay: 1_000 })));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a client with a delay of one’s own',
      code: client('retryDelay(count) { return count * 1_000; }'),
      errors: [
        {
          messageId: 'client',
          line: 2,
          column: 48,
          endColumn: 61,
          data: { call: '', via: '', callee: 'axiosRetry', option: '`retryDelay`' },
        },
      ],
    },
    {
      name: 'a client whose delay is counted out in a function beside it',
      code: `import axios from 'axios'; import axiosRetry from 'axios-retry';
        export function retrying(least: number, most: number) {
          function backoff(count: number) {
            const delay = count * least;
            if (delay > most) return most;
            return delay;
          }
          axiosRetry(axios, { retries: 4, retryDelay: (count) => 1_000 * backoff(count) });
        }`,
      errors: [{ messageId: 'client', line: 3, column: 20, endColumn: 27 }],
    },
    {
      name: 'a client whose delay is a function with several answers',
      code: `import axios from 'axios'; import axiosRetry from 'axios-retry';
        export const retrying = (least: number, most: number) =>
          axiosRetry(axios, { retries: 4, retryDelay: (count) => {
            const delay = count * least;
            if (delay > most) return most;
            return delay;
          } });`,
      errors: [{ messageId: 'client', line: 3, column: 43, endColumn: 53 }],
    },
    {
      name: 'a client with the linear delay of the library',
      code: client('retryDelay: linearDelay(500)'),
      errors: [{ messageId: 'client', line: 2, column: 21, endColumn: 49 }],
    },
    {
      name: 'a job with a backoff',
      code: job(`attempts: 5, backoff: { type: 'exponential', delay: 1_000 }`),
      errors: [
        {
          messageId: 'job',
          line: 2,
          column: 69,
          endColumn: 106,
          data: { callee: 'queue.add', option: '`backoff.jitter`' },
        },
      ],
    },
    {
      name: 'a job with a number',
      code: job('attempts: 5, backoff: 1_000'),
      errors: [{ messageId: 'job', line: 2, column: 60, endColumn: 74 }],
    },
    {
      name: 'a job with the backoff of its queue',
      code: job(
        'attempts: 3',
        `{ connection: {}, defaultJobOptions: { backoff: { type: 'fixed', delay: 500 } } }`,
      ),
      errors: [{ messageId: 'job' }],
    },
    {
      name: 'waits of one’s own in a request, whatever its method',
      code: request(
        'got',
        '{ calculateDelay: ({ attemptCount }) => (attemptCount > 5 ? 0 : 2 ** attemptCount * 1_000) }',
        'post',
      ),
      errors: [
        { messageId: 'call', line: 2, data: { callee: 'got.post', option: '`retry.calculateDelay`' } },
      ],
    },
    {
      name: 'requests that share their options are spoken of once, where the delay is made',
      code: `import got from 'got';
        const options = {
          retry: {
            calculateDelay: ({ attemptCount }: { attemptCount: number }): number => {
              if (attemptCount === 5) return 0;
              return 2 ** attemptCount * 1_000;
            },
          },
        };
        export const load = () => got.get('https://a/u', options);
        export const save = () => got.put('https://a/u', options);`,
      errors: [{ messageId: 'call', line: 6, column: 22, endColumn: 47 }],
    },
    {
      name: 'an agent that repeats what it is asked for',
      code: agent('{ maxRetries: 4 }'),
      errors: [{ messageId: 'call', line: 2, data: { callee: 'agent.request', option: '`retry`' } }],
    },
    {
      name: 'a number of attempts with a library that takes no chance',
      code: request('ky', '{ limit: 5 }'),
      errors: [{ messageId: 'call', data: { callee: 'ky.get', option: '`retry.jitter`' } }],
    },
  ],
});

untypedRuleTester.run('require-retry-jitter without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        const { setTimeout: delay } = require('node:timers/promises');
        exports.load = async () => {
          for (let i = 0; i < 5; i++) {
            try { return await axios.get('https://a/u'); } catch { await delay(100 * 2 ** i); }
          }
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'loop', line: 6 }],
    },
  ],
});
