import rule from '../../rules/no-unbounded-retry.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

/** A request that is composed with operators of rxjs. */
const composed = (operators: string) => `
        import { HttpService } from '@nestjs/axios';
        import { firstValueFrom, map, NEVER, retry, takeUntil, throwError, timeout, timer } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          load() {
            return firstValueFrom(this.http.get('/rates').${operators});
          }
        }`;
const forever = (options: string) =>
  `import pRetry from 'p-retry'; declare function isTransient(error: unknown): boolean;
export const load = () => pRetry(() => fetch('https://a/u'), { retries: Infinity, ${options} });`;

ruleTester.run('no-unbounded-retry', rule, {
  valid: [
    ...[
      [
        'throws',
        'pipe(retry({ delay: (error, at) => { if (at > 5) throw error; return timer(at * 1_000); } }))',
      ],
      [
        'fails as a source',
        'pipe(retry({ delay: (error, at) => (at > 5 ? throwError(() => error) : timer(at * 1_000)) }))',
      ],
    ].map(([how = '', operators = '']) => ({
      name: `an operator whose function of the delay counts and ${how}`,
      code: composed(operators),
    })),
    ...[
      'pipe(retry(), timeout(5_000))',
      'pipe(retry(), takeUntil(NEVER))',
      'pipe(retry()).pipe(timeout(5_000))',
    ].map((operators) => ({ name: `an operator inside a limit: ${operators}`, code: composed(operators) })),
    {
      name: 'an operator whose subscription is kept',
      code: composed('pipe(retry()).subscribe()').replace(/firstValueFrom\((.*)\);/, '$1;'),
    },
    ...[
      'shouldRetry: ({ attemptNumber }) => attemptNumber < 5',
      'onFailedAttempt: ({ attemptNumber, error }) => { if (attemptNumber > 5) throw error; }',
    ].map((options) => ({ name: `a policy whose function counts: ${options}`, code: forever(options) })),
    {
      name: 'a policy whose function gives up by the number of the attempt',
      code: `import retry from 'async-retry';
        export const load = () => retry(async (bail, at) => { if (at > 5) bail(new Error('gone')); return await fetch('https://a/u'); }, { forever: true });`,
    },
    {
      name: 'a policy without an end inside a limit of time',
      code: `
        import { handleAll, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel';
        const both = wrap(timeout(1_000, TimeoutStrategy.Aggressive), retry(handleAll, {}));
        export const load = () => both.execute(() => fetch('https://a/u'));`,
    },
    {
      name: 'a breaker and a limit of time without a policy of retries',
      code: `
        import { circuitBreaker, ConsecutiveBreaker, handleAll, timeout, TimeoutStrategy, wrap } from 'cockatiel';
        const both = wrap(timeout(1_000, TimeoutStrategy.Aggressive), circuitBreaker(handleAll, { halfOpenAfter: 10, breaker: new ConsecutiveBreaker(3) }));
        export const load = () => both.execute(() => fetch('https://a/u'));`,
    },
    {
      name: 'an operator whose function may end it',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { delay, firstValueFrom, retryWhen, takeWhile } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.get('/rates').pipe(retryWhen((errors) => errors.pipe(delay(1_000), takeWhile((error) => error.status > 499)))));
          }
        }`,
    },
    {
      name: 'a loop that a count ends, where a value tells of the failure',
      code: `
        export async function load() {
          for (let at = 0; at < 3; at++) {
            const answer = await fetch('https://a/u').catch(() => null);
            if (answer) return answer;
          }
          throw new Error('gone');
        }`,
    },
    {
      name: 'a poll for something that may not be there yet',
      code: `
        declare function find(): Promise<{ id: string } | null>;
        export async function poll() {
          while (true) {
            const job = await fetch('https://a/u').then(() => find()).catch(() => null);
            if (job) return job;
          }
        }`,
    },
    {
      name: 'a function that ends by what runs leave behind',
      code: `
        export class Rates {
          private runs = 0;
          async load(url: string): Promise<Response> {
            if (this.runs++ > 5) throw new Error('gone');
            try { return await fetch(url); } catch { return this.load(url); }
          }
        }`,
    },
    {
      name: 'a timer that starts a function again after a success too',
      code: `
        export async function poll() {
          try { await fetch('https://a/u'); } catch (error) { console.error(error); } finally { setTimeout(poll, 500); }
        }`,
    },
    {
      name: 'a timer that starts a function again a number of times',
      code: `
        export async function register(left = 5): Promise<void> {
          try { await fetch('https://a/u'); } catch (error) { if (left > 0) setTimeout(() => register(left - 1), 500); }
        }`,
    },
    {
      name: 'a timer that may be cleared',
      code: `
        export class Registration {
          private timer: NodeJS.Timeout | undefined;
          async register() {
            try { await fetch('https://a/u'); } catch { this.timer = setTimeout(() => this.register(), 500); }
          }
          stop() { clearTimeout(this.timer); }
        }`,
    },
    {
      name: 'a timer that connects again',
      code: `
        import { connect } from 'amqplib';
        export async function start(): Promise<void> {
          try { await connect('amqp://a'); } catch { setTimeout(start, 5_000); }
        }`,
    },
    {
      name: 'a loop with a counted range ends',
      code: `
        export async function load() {
          for (let attempt = 0; attempt < 3; attempt++) {
            try { return await fetch('https://a/u'); } catch { continue; }
          }
          throw new Error('gone');
        }`,
    },
    {
      name: 'a loop that gives up after a number of attempts ends',
      code: `
        export async function load() {
          let attempts = 0;
          for (;;) {
            try { return await fetch('https://a/u'); } catch (error) { if (++attempts >= 5) throw error; }
          }
        }`,
    },
    {
      name: 'a loop with a deadline ends',
      code: `
        export async function load(deadline: number) {
          while (true) {
            try { return await fetch('https://a/u'); } catch (error) { if (Date.now() > deadline) throw error; }
          }
        }`,
    },
    {
      name: 'a consumer goes on after success',
      code: `
        export async function consume() {
          while (true) {
            try { await fetch('https://a/next'); } catch (error) { console.error(error); }
          }
        }`,
    },
    {
      name: 'a poll that looks at the answer is no retry',
      code: `
        export async function wait() {
          while (true) {
            const answer = await fetch('https://a/status');
            if (answer.status === 200) return answer;
          }
        }`,
    },
    {
      name: 'an error that leaves the loop is not retried',
      code: `
        export async function load() {
          while (true) {
            try { return await fetch('https://a/u'); } catch (error) { throw new Error('failed', { cause: error }); }
          }
        }`,
    },
    {
      name: 'a loop that tries something local again is no remote retry',
      code: `
        export function parse(texts: string[]) {
          while (true) {
            try { return JSON.parse(texts.pop() ?? ''); } catch { continue; }
          }
        }`,
    },
    {
      name: 'a policy with a number of retries ends',
      code: "import pRetry from 'p-retry'; export const load = () => pRetry(() => fetch('https://a/u'), { retries: 5 });",
    },
    {
      name: 'a policy with a limit on time ends',
      code: "import pRetry from 'p-retry'; export const load = () => pRetry(() => fetch('https://a/u'), { retries: Infinity, maxRetryTime: 60_000 });",
    },
  ],
  invalid: [
    ...[
      ['pipe(timeout(5_000), retry())', 'pipe(timeout(5_000), retry({ count: 5 }))'],
      ['pipe(retry(), map((answer) => answer))', 'pipe(retry({ count: 5 }), map((answer) => answer))'],
      ['pipe(retry({ delay: 1_000 }))', 'pipe(retry({ count: 5, delay: 1_000 }))'],
      [
        'pipe(retry({ delay: (_, at) => timer(at * 1_000) }))',
        'pipe(retry({ count: 5, delay: (_, at) => timer(at * 1_000) }))',
      ],
    ].map(([operators = '', mended = '']) => ({
      name: `an operator without an end: ${operators}`,
      code: composed(operators),
      errors: [
        {
          messageId: 'policy' as const,
          line: 7,
          suggestions: [{ messageId: 'remedy' as const, output: composed(mended) }],
        },
      ],
    })),
    {
      name: 'an operator whose subscription nobody keeps',
      code: composed('pipe(retry({ count: Infinity })).subscribe()').replace(
        /return firstValueFrom\((.*)\);/,
        '$1;',
      ),
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'an operator whose count is without an end',
      code: composed('pipe(retry({ count: Infinity, delay: 1_000 }))'),
      errors: [{ messageId: 'policy', line: 7 }],
    },
    ...['onFailedAttempt: ({ error }) => console.warn(error)', 'shouldRetry: () => true'].map((options) => ({
      name: `a policy whose function decides nothing: ${options}`,
      code: forever(options),
      errors: [{ messageId: 'policy' as const, line: 2 }],
    })),
    {
      name: 'a policy whose function gives up by the error alone',
      code: `import retry from 'async-retry';
        export const load = () => retry(async (bail) => { const answer = await fetch('https://a/u'); if (answer.status === 403) bail(new Error('gone')); return answer; }, { forever: true });`,
      errors: [{ messageId: 'policy', line: 2 }],
    },
    {
      name: 'a policy without an end inside a breaker, which learns of no failure',
      code: `
        import { circuitBreaker, ConsecutiveBreaker, handleAll, retry, wrap } from 'cockatiel';
        const both = wrap(circuitBreaker(handleAll, { halfOpenAfter: 10, breaker: new ConsecutiveBreaker(3) }), retry(handleAll, {}));
        export const load = () => both.execute(() => fetch('https://a/u'));`,
      errors: [{ messageId: 'policy', line: 4 }],
    },
    {
      name: 'an operator whose function only waits',
      code: `
        import { HttpService } from '@nestjs/axios';
        import { delay, firstValueFrom, retryWhen } from 'rxjs';
        export class Rates {
          constructor(private readonly http: HttpService) {}
          async load() {
            await firstValueFrom(this.http.get('/rates').pipe(retryWhen((errors) => errors.pipe(delay(1_000)))));
          }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a loop that tries until it succeeds has no end',
      code: `
        export async function load() {
          while (true) {
            try { return await fetch('https://a/u'); } catch { await new Promise((go) => setTimeout(go, 1000)); }
          }
        }`,
      errors: [
        { messageId: 'loop', line: 3, data: { call: 'fetch', via: '', callee: '', by: '', option: '' } },
      ],
    },
    {
      name: 'a predicate on the error is no cap',
      code: `
        declare function isTransient(error: unknown): boolean;
        const get = () => fetch('https://a/u');
        export async function load() {
          for (;;) {
            try { return await get(); } catch (error) { if (!isTransient(error)) throw error; }
          }
        }`,
      errors: [
        {
          messageId: 'loop',
          line: 5,
          data: { call: 'fetch', via: ' (via \`get → fetch\`)', callee: '', by: '', option: '' },
        },
      ],
    },
    {
      name: 'a policy that goes on for ever has no end',
      code: "import pRetry from 'p-retry';\nexport const load = () => pRetry(() => fetch('https://a/u'), { retries: Infinity });",
      errors: [{ messageId: 'policy', line: 2 }],
    },
    {
      name: 'a catch that starts over has no end',
      code: `
        export async function load(url: string): Promise<Response> {
          try {
            return await fetch(url);
          } catch {
            return await load(url);
          }
        }`,
      errors: [{ messageId: 'recursion', line: 6 }],
    },
    {
      name: 'a loop where a value tells of the failure',
      code: `
        type Result<T> = { ok: true; value: T } | { ok: false; error: unknown };
        async function safe<T>(run: () => Promise<T>): Promise<Result<T>> {
          try { return { ok: true, value: await run() }; } catch (error) { return { ok: false, error }; }
        }
        export async function load() {
          while (true) {
            const result = await safe(() => fetch('https://a/u'));
            if (result.ok) return result.value;
          }
        }`,
      errors: [{ messageId: 'loop', line: 7 }],
    },
    {
      name: 'a loop where a value tells of the failure of a promise that is handed over',
      code: `
        async function to<T>(promise: Promise<T>): Promise<[unknown, undefined] | [null, T]> {
          try { return [null, await promise]; } catch (error) { return [error, undefined]; }
        }
        export async function load() {
          while (true) {
            const [error, answer] = await to(fetch('https://a/u'));
            if (!error) return answer;
          }
        }`,
      errors: [{ messageId: 'loop', line: 6 }],
    },
    {
      name: 'a timer that starts a function again',
      code: `
        import axios from 'axios';
        const load = () => axios.get('https://a/u');
        export function attempt(): void {
          load().then(console.log).catch((error) => { console.error(error); setTimeout(attempt, 5_000); });
        }`,
      errors: [{ messageId: 'recursion', line: 5, column: 77 }],
    },
    {
      name: 'an injected client is known by its declared type',
      code: `
        import type { AxiosInstance } from 'axios';
        export class Rates {
          constructor(private readonly http: AxiosInstance) {}
          async load() {
            while (true) {
              try { return await this.http.get('/rates'); } catch { continue; }
            }
          }
        }`,
      errors: [{ messageId: 'loop', line: 6 }],
    },
  ],
});

untypedRuleTester.run('no-unbounded-retry without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        exports.load = async () => {
          while (true) {
            try { return await axios.get('https://a/u'); } catch { continue; }
          }
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'loop', line: 4 }],
    },
  ],
});
