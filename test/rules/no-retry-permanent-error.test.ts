import rule from '../../rules/no-retry-permanent-error.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const get = `return await axios.get('https://a/u');`;
const pause = 'await new Promise((go) => setTimeout(go, 500));';
/** A loop of five attempts. */
const loop = (handler: string, attempt = get, imports = `import axios from 'axios';`) => `${imports}
export async function load() {
  for (let i = 0; i < 5; i++) {
    try { ${attempt} } catch (error) { ${handler} ${pause} }
  }
}`;
const retried = (options: string, run = `() => axios.get('https://a/u')`, imports = '') =>
  `import axios from 'axios'; import pRetry, { AbortError } from 'p-retry'; ${imports}
export const load = () => pRetry(${run}, { ${options} });`;
const bailing = (run: string) =>
  `import axios from 'axios'; import retry from 'async-retry';\nexport const load = () => retry(${run}, { retries: 3 });`;
const client = (options: string, before = '') =>
  `import axios from 'axios'; import axiosRetry, { isNetworkError } from 'axios-retry'; ${before}\naxiosRetry(axios, ${options});`;
const policy = (errors: string) => `import axios from 'axios';
import { handleAll, handleType, handleWhen, retry } from 'cockatiel'; declare const picked: typeof handleAll;
const policy = retry(${errors}, { maxAttempts: 3 });
export const load = () => policy.execute(() => axios.get('https://a/u'));`;
const lazy = (operators: string) => `
import { HttpModule, HttpService } from '@nestjs/axios'; import { catchError, map, retry, throwError, timer, type MonoTypeOperatorFunction } from 'rxjs';
export const modules = [HttpModule.register({ timeout: 5_000 })]; declare const own: MonoTypeOperatorFunction<unknown>;
export const load = (http: HttpService) => http.get('https://a/u')${operators};`;
const fetched = (check: string, answer = `const response = await fetch('https://a/u');`) =>
  retried('retries: 3', `async () => { ${answer} ${check} }`);
const library = (imports: string, run: string) => retried('retries: 3', run, imports);

ruleTester.run('no-retry-permanent-error', rule, {
  valid: [
    {
      name: 'a predicate',
      code: retried('retries: 3, shouldRetry: ({ error }) => !axios.isAxiosError(error)'),
    },
    {
      name: 'a predicate that is chosen elsewhere',
      code: retried('retries: 3, shouldRetry: picked', undefined, 'declare const picked: () => boolean;'),
    },
    {
      name: 'options that are not in sight',
      code: retried('...given', undefined, 'declare const given: object;'),
    },
    { name: 'no second attempt', code: retried('retries: 0') },
    {
      name: 'a listener that ends the retry',
      code: retried('onFailedAttempt: ({ error }) => { if (error.name === "AxiosError") throw error; }'),
    },
    {
      name: 'a listener that may end the retry',
      code: retried('onFailedAttempt: judge', undefined, 'declare const judge: () => void;'),
    },
    {
      name: 'a listener that asks another function',
      code: retried(
        'onFailedAttempt: (context) => judge(context)',
        undefined,
        'declare const judge: (context: object) => void;',
      ),
    },
    {
      name: 'a function that stops the retry',
      code: retried(
        'retries: 3',
        `async () => { try { return await axios.get('https://a/u'); } catch (error) { if (axios.isAxiosError(error) && error.status === 404) throw new AbortError('gone'); throw error; } }`,
      ),
    },
    {
      name: 'a reaction to the error of the call',
      code: retried(
        'retries: 3',
        `() => axios.get('https://a/u').catch((error) => { throw new AbortError(error); })`,
      ),
    },
    {
      name: 'a call that nobody waits for',
      code: retried('retries: 3', `async () => { void axios.get('https://a/u'); }`),
    },
    {
      name: 'errors that another function takes in',
      code: retried(
        'retries: 3',
        '() => found()',
        `const found = () => axios.get('https://a/u').catch(() => null);`,
      ),
    },
    {
      name: 'a request whose refusal is an answer',
      code: retried('retries: 3', `() => fetch('https://a/u')`),
    },
    {
      name: 'a client that is told which answers are errors',
      code: retried(
        'retries: 3',
        `() => http.get('/u')`,
        `const http = axios.create({ validateStatus: (status) => status < 500 });`,
      ),
    },
    {
      name: 'a call that is told which answers are errors',
      code: retried('retries: 3', `() => axios.get('https://a/u', { validateStatus: null })`),
    },
    {
      name: 'a client that has the errors looked at',
      code: retried(
        'retries: 3',
        `() => http.get('/u')`,
        `const http = axios.create({}); http.interceptors.response.use(undefined, (error) => (error.status === 404 ? null : Promise.reject(error)));`,
      ),
    },
    {
      name: 'a client whose making is not in sight',
      code: `import type { AxiosInstance } from 'axios'; import pRetry from 'p-retry';
export const load = (http: AxiosInstance) => pRetry(() => http.get('/u'), { retries: 3 });`,
    },
    {
      name: 'one of several clients',
      code: library(
        `import ky from 'ky'; declare const old: boolean; const http = old ? ky : axios;`,
        `() => http.get('https://a/u')`,
      ),
    },
    {
      name: 'a library that is not known to fail so',
      code: library(
        `import { SQSClient, SendMessageCommand } from '@aws-sdk/client-sqs'; const sqs = new SQSClient({});`,
        `() => sqs.send(new SendMessageCommand({ QueueUrl: 'q', MessageBody: 'm' }))`,
      ),
    },
    {
      name: 'a database',
      code: library(`import { Pool } from 'pg'; const pool = new Pool();`, `() => pool.query('SELECT 1')`),
    },
    {
      name: 'refusals that are told apart',
      code: fetched(
        `if (response.status >= 400 && response.status < 500) return null; if (!response.ok) throw new Error('no');`,
      ),
    },
    {
      name: 'a refusal that is told apart by a list',
      code: fetched(
        `if ([400, 404].includes(response.status)) return null; if (!response.ok) throw new Error('no');`,
      ),
    },
    {
      name: 'a test that may leave',
      code: fetched(`if (load.name) return null; if (!response.ok) throw new Error('no');`),
    },
    {
      name: 'an answer that goes on',
      code: fetched(`if (!response.ok) console.warn(response.status); return response;`),
    },
    { name: 'an error that is made elsewhere', code: fetched('if (!response.ok) throw load;') },
    {
      name: 'an answer in an arrow',
      code: fetched('', `await fetch('https://a/u').then((response) => response.ok);`),
    },
    {
      name: 'a status that ends the retry',
      code: fetched(`if (!response.ok) throw new AbortError('no');`),
    },
    {
      name: 'a status by which the error is chosen',
      code: fetched(
        `if (!response.ok) { throw response.status < 500 ? new AbortError('no') : new Error('no'); }`,
      ),
    },
    {
      name: 'a status that decides on the way to the error',
      code: fetched(`if (!response.ok) { if (response.status < 500) return null; throw new Error('no'); }`),
    },
    {
      name: 'a status that is kept',
      code: fetched(
        `const gone = response.status === 404; if (!response.ok && !gone) throw new Error('no'); return gone;`,
      ),
    },
    {
      name: 'only failures of the server are errors',
      code: fetched(`if (response.status >= 500) throw new Error('no');`),
    },
    {
      name: 'a switch on the status',
      code: fetched(`switch (response.status) { case 500: throw new Error('no'); }`),
    },
    {
      name: 'an error that is returned',
      code: fetched(`if (!response.ok) return new Error('no'); return response;`),
    },
    {
      name: 'an answer that another function judges',
      code: fetched(`judge(response); if (!response.ok) throw new Error('no');`).replace(
        'export',
        'declare const judge: (a: Response) => void;\nexport',
      ),
    },
    {
      name: 'an answer that no variable holds',
      code: fetched('', `const { ok } = await fetch('https://a/u'); if (!ok) throw new Error('no');`),
    },
    { name: 'an answer that nobody keeps', code: fetched('', `(await fetch('https://a/u')).json();`) },
    {
      name: 'an answer of which a part is handed on',
      code: fetched('', `await fetch('https://a/u').then(({ ok }) => ok);`),
    },
    {
      name: 'an answer that a function is given',
      code: fetched('', `await fetch('https://a/u').then(judge);`).replace(
        'export',
        'declare const judge: (a: Response) => void;\nexport',
      ),
    },
    {
      name: 'an error that is no failure of the attempt',
      code: loop(
        '',
        `const response = await fetch('https://a/u'); try { if (!response.ok) throw new Error('no'); } catch { return null; } return response;`,
        '',
      ),
    },
    {
      name: 'a loop that looks at the error',
      code: loop('if (axios.isAxiosError(error) && error.status === 404) throw error;'),
    },
    {
      name: 'a loop that asks about the error',
      code: loop('if (!mayPass(error)) throw error;').replace(
        'export',
        'declare const mayPass: (error: unknown) => boolean;\nexport',
      ),
    },
    {
      name: 'a loop that has the error judged',
      code: loop('await judge(error);').replace(
        'export',
        'declare const judge: (error: unknown) => Promise<void>;\nexport',
      ),
    },
    {
      name: 'a loop that goes on by a logical choice',
      code: loop('mayPass(error) || stop();').replace(
        'export',
        'declare const mayPass: (error: unknown) => boolean; declare const stop: () => never;\nexport',
      ),
    },
    {
      name: 'a head that looks at the error',
      code: `import axios from 'axios';
export async function load() {
  let last: { code?: string } | undefined;
  for (let i = 0; i < 5 && last?.code !== 'E'; i++) {
    try { ${get} } catch (error) { last = error as object; ${pause} }
  }
}`,
    },
    { name: 'a loop that does not wait, nor go on', code: loop('throw error;') },
    {
      name: 'a way out for the function',
      code: bailing(`async (bail) => { bail(new Error()); return axios.get('https://a/u'); }`),
    },
    { name: 'the predicate of a library', code: client('{ retries: 3 }') },
    { name: 'a predicate of a client', code: client('{ retries: 3, retryCondition: isNetworkError }') },
    { name: 'a policy for some errors', code: policy('handleType(TypeError)') },
    { name: 'a policy from elsewhere', code: policy('picked') },
    {
      name: 'a wait that looks at the error',
      code: lazy('.pipe(retry({ count: 3, delay: (error) => throwError(() => error) }))'),
    },
    {
      name: 'an operator that is given the error before',
      code: lazy('.pipe(catchError((error) => throwError(() => error)), retry(3))'),
    },
    { name: 'an operator before that is not known', code: lazy('.pipe(own, retry(3))') },
    {
      name: 'operators before on the source',
      code: lazy('.pipe(catchError((error) => throwError(() => error))).pipe(retry(3))'),
    },
  ],
  invalid: [
    {
      name: 'an operator with a function that only waits',
      code: lazy(`.pipe(retry({ count: 3, delay: (error, count) => timer(count * 1_000) }))`),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a policy without a predicate',
      code: retried('retries: 3'),
      errors: [
        {
          messageId: 'policy',
          line: 2,
          data: { callee: 'pRetry', call: 'axios.get', via: '', predicate: '`shouldRetry`' },
        },
      ],
    },
    {
      name: 'a listener that only notes',
      code: retried('retries: 3, onFailedAttempt: ({ error }) => console.warn(error)'),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a predicate for everything',
      code: retried('shouldRetry: () => true'),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a predicate for everything, in place of the library’s',
      code: client('{ retries: 3, retryCondition: () => { return true; } }'),
      errors: [
        {
          messageId: 'client',
          data: { callee: 'axiosRetry', call: '', via: '', predicate: '`retryCondition`' },
        },
      ],
    },
    {
      name: 'a way out that is not taken',
      code: bailing(`() => axios.get('https://a/u')`),
      errors: [
        {
          messageId: 'policy',
          data: {
            callee: 'retry',
            call: 'axios.get',
            via: '',
            predicate: 'the `bail` that the function is given',
          },
        },
      ],
    },
    {
      name: 'a policy for all errors',
      code: policy('handleAll'),
      errors: [
        {
          messageId: 'policy',
          data: { callee: 'policy.execute', call: 'axios.get', via: '', predicate: '`handleWhen`' },
        },
      ],
    },
    {
      name: 'an operator',
      code: lazy('.pipe(map(({ data }) => data), retry(3))'),
      errors: [
        { messageId: 'policy', data: { callee: 'retry', call: 'http.get', via: '', predicate: '`delay`' } },
      ],
    },
    { name: 'a loop', code: loop('console.warn(error);'), errors: [{ messageId: 'loop', line: 3 }] },
    {
      name: 'a loop that gives up',
      code: loop('if (i === 4) throw error;'),
      errors: [{ messageId: 'loop', line: 3 }],
    },
    {
      name: 'a recursion',
      code: `import axios from 'axios';
export async function load(id: string): Promise<unknown> {
  try { return await axios.get('https://a/' + id); } catch { return load(id); }
}`,
      errors: [{ messageId: 'recursion', line: 3 }],
    },
    {
      name: 'a status that is thrown',
      code: fetched(`if (!response.ok) throw new Error('no'); return response.json();`),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a status that is thrown after the success',
      code: fetched(`if (response.ok) return response; else throw new Error('no');`),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'one refusal that is told apart',
      code: fetched(
        `if ([404].includes(response.status)) return null; if (response.status === 429 || response.status >= 500) return 0; if (load.name) console.warn(load); try { await response.json(); } catch { throw new Error('text'); } if (!response.ok) throw new Error('no');`,
      ),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a status that is told of',
      code: fetched(
        'if (response.status >= 400) { throw new Error(`HTTP ${response.status}`, { cause: response }); } return response;',
      ),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a status that is thrown by a reaction',
      code: fetched(
        '',
        `await fetch('https://a/u').then((response) => { if (response.status !== 200) throw new Error('no'); });`,
      ),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a status that is thrown in a loop',
      code: loop(
        '',
        `const response = await fetch('https://a/u'); if (!response.ok) throw new Error('no'); return response;`,
        '',
      ),
      errors: [{ messageId: 'loop' }],
    },
    {
      name: 'a client of an SDK',
      code: library(
        `import Stripe from 'stripe'; const stripe = new Stripe('k');`,
        `() => stripe.customers.retrieve('c')`,
      ),
      errors: [{ messageId: 'policy' }],
    },
    {
      name: 'a client that is injected',
      code: `
        import { HttpModule, HttpService } from '@nestjs/axios'; import { Injectable, Module } from '@nestjs/common';
        import pRetry from 'p-retry'; import { firstValueFrom } from 'rxjs';
        @Module({ imports: [HttpModule] }) export class RatesModule {}
        @Injectable() export class Rates {
          constructor(private readonly http: HttpService) {}
          load() { return pRetry(() => firstValueFrom(this.http.get('https://a/u'))); }
        }`,
      errors: [{ messageId: 'policy', line: 7 }],
    },
    {
      name: 'a call in another function',
      code: retried('retries: 3', '() => fresh()', `const fresh = () => axios.get('https://a/u');`),
      errors: [
        {
          messageId: 'policy',
          data: {
            callee: 'pRetry',
            call: 'axios.get',
            via: ' (via `fresh → axios.get`)',
            predicate: '`shouldRetry`',
          },
        },
      ],
    },
    {
      name: 'what callers hand to a helper',
      code: `import axios from 'axios';
async function again<T>(work: () => Promise<T>) {
  for (let i = 0; i < 5; i++) {
    try { return await work(); } catch { ${pause} }
  }
}
export const load = () => again(() => axios.get('https://a/u'));`,
      errors: [
        {
          messageId: 'loop',
          line: 3,
          data: {
            callee: '',
            call: 'axios.get',
            via: ' (via `load → axios.get`)',
            predicate: 'what the library has for that',
          },
        },
      ],
    },
  ],
});

untypedRuleTester.run('no-retry-permanent-error without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        const axios = require('axios');
        exports.load = async () => {
          for (let i = 0; i < 5; i++) {
            try { return await axios.get('https://a/u'); } catch { await new Promise((go) => setTimeout(go, 500)); }
          }
        };`,
      filename: 'file.js',
      errors: [{ messageId: 'loop', line: 4 }],
    },
  ],
});
