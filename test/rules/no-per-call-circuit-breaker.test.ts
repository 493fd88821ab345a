import rule from '../../rules/no-per-call-circuit-breaker.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const opossum = `
  import CircuitBreaker from 'opossum';
  const get = (path: string) => fetch('https://stock.example' + path);
  `;

ruleTester.run('no-per-call-circuit-breaker', rule, {
  valid: [
    {
      name: 'a breaker of the module sees all calls',
      code: `${opossum} const breaker = new CircuitBreaker(get);
        export const stock = (path: string) => breaker.fire(path);`,
    },
    {
      name: 'a breaker of an instance sees the calls of that instance',
      code: `${opossum} export class Stock {
        private readonly breaker = new CircuitBreaker(get);
        read(path: string) { return this.breaker.fire(path); }
      }`,
    },
    {
      name: 'a breaker for each host is kept in a map',
      code: `${opossum} const breakers = new Map<string, CircuitBreaker>();
        export function stock(host: string) {
          const breaker = breakers.get(host) ?? new CircuitBreaker(get);
          breakers.set(host, breaker);
          return breaker.fire(host);
        }`,
    },
    {
      name: 'a breaker for the calls of one job sees all of them',
      code: `${opossum} export async function load(paths: string[]) {
        const breaker = new CircuitBreaker(get);
        for (const path of paths) await breaker.fire(path);
      }`,
    },
    {
      name: 'a limit on the calls of one job is a limit',
      code: `import pLimit from 'p-limit';
        export async function load(paths: string[]) {
          const limit = pLimit(5);
          await Promise.all(paths.map((path) => limit(() => fetch(path))));
        }`,
    },
    {
      name: 'a queue that is given many limits them',
      code: `import PQueue from 'p-queue';
        export async function load(paths: string[]) {
          const queue = new PQueue({ concurrency: 5 });
          await queue.addAll(paths.map((path) => () => fetch(path)));
        }`,
    },
    {
      name: 'a function that a limiter wraps may live on',
      code: `import Bottleneck from 'bottleneck';
        export function limited(send: (path: string) => Promise<Response>) {
          const limiter = new Bottleneck({ maxConcurrent: 5 });
          return limiter.wrap(send);
        }`,
    },
    {
      name: 'a factory whose result is kept is called once',
      code: `${opossum}
        const open = () => new CircuitBreaker(get);
        const breaker = open();
        export const stock = (path: string) => breaker.fire(path);`,
    },
    {
      name: 'a factory whose users differ may have one that shares',
      code: `${opossum}
        const open = () => new CircuitBreaker(get);
        const breaker = open();
        export const stock = (path: string) => breaker.fire(path);
        export const price = (path: string) => open().fire(path);`,
    },
    {
      name: 'a factory that is handed on may be called by anyone',
      code: `${opossum} import { lazy } from 'some-package';
        const open = () => new CircuitBreaker(get);
        export const breaker = lazy(open);
        export const price = (path: string) => open().fire(path);`,
    },
    {
      name: 'the users of an exported factory are unknown',
      code: `${opossum} export const open = () => new CircuitBreaker(get);`,
    },
    {
      name: 'a pool has a rule of its own',
      code: "import { Pool } from 'pg'; export const list = () => new Pool().query('SELECT 1');",
    },
  ],
  invalid: [
    {
      name: 'a breaker for one call',
      code: `${opossum}
        export async function stock(path: string) {
          const breaker = new CircuitBreaker(get, { timeout: 2_000 });
          breaker.fallback(() => null);
          return breaker.fire(path);
        }`,
      errors: [
        {
          messageId: 'failures',
          line: 6,
          data: { name: 'CircuitBreaker', user: '`stock`', via: '' },
        },
      ],
    },
    {
      name: 'a breaker for one turn of a loop',
      code: `${opossum}
        export async function load(paths: string[]) {
          for (const path of paths) await new CircuitBreaker(get).fire(path);
        }`,
      errors: [{ messageId: 'failures', line: 6 }],
    },
    {
      name: 'a breaker in a policy for one call, by an injected client',
      code: `
        import type { AxiosInstance } from 'axios';
        import { circuitBreaker, ConsecutiveBreaker, handleAll, retry, wrap } from 'cockatiel';
        export class Stock {
          constructor(private readonly http: AxiosInstance) {}
          read(path: string) {
            const breaker = circuitBreaker(handleAll, { halfOpenAfter: 1_000, breaker: new ConsecutiveBreaker(5) });
            const policy = wrap(retry(handleAll, { maxAttempts: 3 }), breaker);
            return policy.execute(() => this.http.get(path));
          }
        }`,
      errors: [
        { messageId: 'failures', line: 7, data: { name: 'circuitBreaker', user: '`Stock.read`', via: '' } },
      ],
    },
    {
      name: 'a limiter for one call',
      code: `
        import pLimit from 'p-limit';
        export async function load(path: string) {
          const limit = pLimit(5);
          return limit(() => fetch(path));
        }`,
      errors: [{ messageId: 'running', line: 4, data: { name: 'pLimit', user: '`load`', via: '' } }],
    },
    {
      name: 'a factory that each call asks for a new one',
      code: `${opossum}
        const open = () => new CircuitBreaker(get);
        function opened() { return open(); }
        export async function stock(path: string) {
          const breaker = opened();
          return breaker.fire(path);
        }`,
      errors: [
        {
          messageId: 'failures',
          line: 5,
          data: { name: 'CircuitBreaker', user: '`stock`', via: ' (via \`stock → opened → open\`)' },
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-per-call-circuit-breaker without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const CircuitBreaker = require('opossum');
        exports.stock = async (path) => new CircuitBreaker(fetch).fire(path);`,
      errors: [{ messageId: 'failures', line: 3 }],
    },
  ],
});
