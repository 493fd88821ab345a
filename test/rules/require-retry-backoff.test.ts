import rule from '../../rules/require-retry-backoff.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

/** A loop of five attempts, with what is done after a failure. */
const loop = (handler: string, attempt = `return await fetch('https://a/u');`, before = '') => `
${before}
export async function load() {
  for (let i = 0; i < 5; i++) {
    try { ${attempt} } catch { ${handler} }
  }
}`;
const sleep = 'const sleep = (ms: number) => new Promise((go) => setTimeout(go, ms));';
/** A function that starts itself again after a failure until it has run a number of times. */
const starting = (most: string, wait = '') => `
        export async function load(at = 1): Promise<Response> {
          try { return await fetch('https://a/u'); } catch (error) {
            if (at >= ${most}) throw error; ${wait}
            return load(at + 1);
          }
        }`;
const job = (add: string, options = '{ connection: {} }') =>
  `import { Queue } from 'bullmq'; const queue = new Queue('a', ${options}); export const add = () => ${add};`;
const retried = (options: string) =>
  `import pRetry from 'p-retry';\nexport const load = () => pRetry(() => fetch('https://a/u'), { ${options} });`;

ruleTester.run('require-retry-backoff', rule, {
  valid: [
    {
      name: 'an operator on a promise, which keeps its outcome',
      code: `import { from, lastValueFrom, retry } from 'rxjs'; export const load = () => lastValueFrom(from(fetch('https://a/u')).pipe(retry(3)));`,
    },
    { name: 'a delay that grows', code: loop('await sleep(100 * 2 ** i);', undefined, sleep) },
    { name: 'a constant delay that leaves time', code: loop('await sleep(500);', undefined, sleep) },
    {
      name: 'a delay that is not seen',
      code: loop('await pause();', undefined, 'declare function pause(): Promise<void>;'),
    },
    {
      name: 'a wait in a method of what a library answers with, and one of what the program does',
      code: [
        "import pg from 'pg'; declare const pool: pg.Pool; declare const slow: (client: pg.PoolClient) => Promise<void>;",
        loop(
          '',
          'await turn(); return;',
          [
            "async function turn() { const client = await pool.connect(); await slow(client); return fetch('https://a/u'); }",
            'class Lease { constructor(readonly of: Response) {} wait() { return new Promise((go) => setTimeout(go, 500)); } }',
          ].join('\n'),
        ),
        loop(
          '',
          'await turnWithLease(); return;',
          "async function turnWithLease() { const lease = new Lease(await fetch('https://a/u')); await lease.wait(); }",
        ).replace('load()', 'again()'),
      ].join('\n'),
    },
    {
      name: 'one more attempt at once',
      code: `
        export async function load() {
          for (let i = 0; i < 2; i++) {
            try { return await fetch('https://a/u'); } catch { continue; }
          }
        }`,
    },
    {
      name: 'another host after a failure',
      code: `
        export async function load(hosts: string[]) {
          for (const host of hosts) {
            try { return await fetch(host); } catch { continue; }
          }
        }`,
    },
    ...[
      'const host = hosts.shift(); if (!host) break; try { return await fetch(host); } catch { continue; }',
      'try { return await fetch(hosts.pop()!); } catch { continue; }',
      'const host = hosts.shift(); if (!host) break; const answer = await fetch(host).catch(() => null); if (answer) return answer;',
    ].map((turn) => ({
      name: `another host each time: ${turn}`,
      code: `export async function load(hosts: string[]) { while (hosts.length > 0) { ${turn} } throw new Error('gone'); }`,
    })),
    {
      name: 'a conflict in a database is tried again at once',
      code: loop(
        '',
        `return await pool.query('UPDATE a SET b = 1');`,
        `import { Pool } from 'pg'; const pool = new Pool();`,
      ),
    },
    {
      name: 'a worker that goes on after success',
      code: `
        export async function work() {
          while (true) {
            try { await fetch('https://a/next'); } catch (error) { console.error(error); }
          }
        }`,
    },
    { name: 'a function that starts itself again once', code: starting('2') },
    {
      name: 'a function that starts itself again later and later',
      code: `${sleep} ${starting('5', 'await sleep(100 * 2 ** at);')}`,
    },
    {
      name: 'a function of the same name that is another one',
      code: `${starting('5').replace('return load(', 'return again.load(')} declare const again: { load: typeof load };`,
    },
    {
      name: 'a function that starts one of the same name',
      code: `${starting('5').replace('try {', 'const { load } = again; try {')} declare const again: { load: (at: number) => Promise<Response> };`,
    },
    { name: 'nothing remote', code: loop('', 'return JSON.parse(load.name);') },
    { name: 'the delay of the library', code: retried('retries: 5') },
    { name: 'a short delay that grows', code: retried('retries: 5, minTimeout: 20') },
    { name: 'a delay that is decided elsewhere', code: retried('minTimeout: Number(process.env.DELAY)') },
    {
      name: 'a client with a growing delay',
      code: `import axios from 'axios'; import axiosRetry, { exponentialDelay } from 'axios-retry'; axiosRetry(axios, { retryDelay: exponentialDelay });`,
    },
    {
      name: 'a policy with a backoff',
      code: `import { ExponentialBackoff, handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3, backoff: new ExponentialBackoff() }); export const load = () => policy.execute(() => fetch('https://a/u'));`,
    },
    { name: 'a job that is tried once', code: job(`queue.add('a', {}, { jobId: '1' })`) },
    { name: 'a job that is tried twice', code: job(`queue.add('a', {}, { attempts: 2 })`) },
    { name: 'a job with a backoff', code: job(`queue.add('a', {}, { attempts: 5, backoff: 1_000 })`) },
    {
      name: 'a job with the backoff of its queue',
      code: job(
        `queue.add('a', {}, { attempts: 5 })`,
        `{ connection: {}, defaultJobOptions: { backoff: { type: 'exponential' } } }`,
      ),
    },
    {
      name: 'a job of a queue that is built elsewhere',
      code: `import type { Queue } from 'bullmq'; export const add = (queue: Queue) => queue.add('a', {}, { attempts: 5 });`,
    },
    {
      name: 'an operator on something local',
      code: `import { of, retry } from 'rxjs'; export const source = of(1).pipe(retry(3));`,
    },
    {
      name: 'an operator that is composed later',
      code: `import { retry } from 'rxjs'; export const again = retry(3);`,
    },
  ],
  invalid: [
    {
      name: 'a function that starts itself again at once and counts',
      code: starting('5'),
      errors: [
        {
          messageId: 'loop',
          line: 5,
          data: { call: 'fetch', via: '', callee: '', when: 'at once', option: 'the delay' },
        },
      ],
    },
    {
      name: 'a loop that tries again at once',
      code: loop(''),
      errors: [
        {
          messageId: 'loop',
          line: 4,
          data: { call: 'fetch', via: '', callee: '', when: 'at once', option: 'the delay' },
        },
      ],
    },
    {
      name: 'a loop that hardly waits, through a helper',
      code: loop(
        'await sleep(10);',
        'return await get();',
        `${sleep} const get = () => fetch('https://a/u');`,
      ),
      errors: [
        {
          messageId: 'loop',
          line: 5,
          column: 53,
          endColumn: 55,
          data: {
            call: 'fetch',
            via: ' (via `get → fetch`)',
            callee: '',
            when: 'after 10 ms each time',
            option: 'the delay',
          },
        },
      ],
    },
    {
      name: 'a loop that awaits a function which reads the body of the answer',
      code: loop(
        '',
        'await save(); return;',
        [
          "async function read() { const answer = await fetch('https://a/u'); if (!answer.ok) throw new Error('failed'); return answer.text(); }",
          "async function save() { const body = await read(); const { ok } = await fetch('https://a/v', { method: 'PUT', body }); return ok; }",
        ].join(' '),
      ),
      errors: [
        {
          messageId: 'loop',
          line: 4,
          data: {
            call: 'fetch',
            via: ' (via `save → fetch`)',
            callee: '',
            when: 'at once',
            option: 'the delay',
          },
        },
      ],
    },
    {
      name: 'a loop whose limit is a parameter',
      code: `
        export async function load(retries = 3) {
          for (let i = 0; i <= retries; i++) {
            try { return await fetch('https://a/u'); } catch (error) { if (i === retries) throw error; }
          }
        }`,
      errors: [{ messageId: 'loop', line: 3 }],
    },
    {
      name: 'a helper that retries what it is given',
      code: `
        async function withRetry<T>(work: () => Promise<T>): Promise<T> {
          for (let i = 0; ; i++) {
            try { return await work(); } catch (error) { if (i > 3) throw error; }
          }
        }
        export const load = () => withRetry(() => fetch('https://a/u'));`,
      errors: [{ messageId: 'loop', line: 3 }],
    },
    {
      name: 'an injected client',
      code: `
        import type { AxiosInstance } from 'axios';
        export class Rates {
          constructor(private readonly http: AxiosInstance) {}
          async load() {
            for (let i = 0; i < 4; i++) {
              try { return await this.http.get('/rates'); } catch { continue; }
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 6 }],
    },
    {
      name: 'a policy whose delay is switched off',
      code: retried('retries: 5, minTimeout: 0'),
      errors: [
        {
          messageId: 'policy',
          line: 2,
          data: { call: 'fetch', via: '', callee: 'pRetry', when: 'at once', option: '`minTimeout`' },
        },
      ],
    },
    {
      name: 'a policy whose short delay does not grow',
      code: retried('retries: 5, minTimeout: 20, factor: 1'),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a policy without a backoff of its own',
      code: `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3 }); export const load = () => policy.execute(() => fetch('https://a/u'));`,
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a client with the library’s delay of nothing',
      code: `import axios from 'axios';\nimport axiosRetry from 'axios-retry';\naxiosRetry(axios, { retries: 3 });`,
      errors: [
        {
          messageId: 'client',
          line: 3,
          data: { call: '', via: '', callee: 'axiosRetry', when: 'at once', option: '`retryDelay`' },
        },
      ],
    },
    {
      name: 'a job that is tried again at once',
      code: job(`queue.add('a', {}, { attempts: 5 })`),
      errors: [
        { messageId: 'job', line: 1, data: { callee: 'queue.add', attempts: '5', option: '`backoff`' } },
      ],
    },
    {
      name: 'a job that is tried again at once, as its queue says',
      code: job(`queue.add('a', {})`, '{ connection: {}, defaultJobOptions: { attempts: 3 } }'),
      errors: [{ messageId: 'job' }],
    },
    {
      name: 'an operator on a request',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, retry } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          load() {
            return firstValueFrom(this.http.get('/rates').pipe(retry(3)));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
  ],
});

untypedRuleTester.run('require-retry-backoff without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        exports.load = async () => {
          for (let i = 0; i < 5; i++) {
            try { return await axios.get('https://a/u'); } catch { continue; }
          }
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'loop', line: 4 }],
    },
  ],
});
