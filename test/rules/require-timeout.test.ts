import rule from '../../rules/require-timeout.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const idle = '5 minutes without any data';

const decorators = `
        export function Timed(ms: number) {
          return (_: object, __: string, held: PropertyDescriptor) => {
            const run = held.value as (...given: unknown[]) => Promise<unknown>;
            held.value = function (...given: unknown[]) { return ended(run.apply(this, given), ms); };
          };
        }
        const ended = (work: Promise<unknown>, ms: number) => new Promise((go, fail) => { setTimeout(fail, ms); void work.then(go, fail); });
        export const Named = (name: string) => (target: object) => { Object.assign(target, { name }); };`;

const moduleOf = (imported: string, options: string) => `
        import { HttpModule, HttpService } from '@nestjs/axios';
        import { Module } from '@nestjs/common';
        export class Stock {
          constructor(private readonly http: HttpService) {}
          load() { return this.http.get('https://a/u'${options}); }
        }
        @Module({ imports: [${imported}], providers: [Stock] })
        export class StockModule {}`;

/** What the promise does that an executor makes of a request. */
const executor = (body: string) =>
  `export const load = (ms: number) => new Promise((resolve, reject) => { ${body} });`;
const express =
  "import axios from 'axios'; import { Router } from 'express'; export const router = Router();";

ruleTester.run('require-timeout', rule, {
  valid: [
    {
      name: 'a promise that a timer ends as well',
      code: executor(
        "const timer = setTimeout(() => reject(new Error('late')), ms); fetch('https://a/u').then(resolve, reject).finally(() => clearTimeout(timer));",
      ),
    },
    {
      name: 'so is one whose executor begins an asynchronous function',
      code: executor(
        "setTimeout(reject, ms); (async () => { resolve(await fetch('https://a/u')); })().catch(reject);",
      ),
    },
    {
      name: 'nobody is told how a promise ends that is dropped',
      code: `${express} router.get('/a', (request, response) => { axios.post('https://a/u').then(() => console.log('sent')).catch(console.error); response.json({}); });`,
    },
    {
      name: 'an answer that is only made there is given to nobody',
      code: `${express} router.get('/a', (request, response) => { axios.get('https://a/u').then(({ data }) => ({ json: () => data })).catch(() => null); response.json({}); });`,
    },
    {
      name: 'a signal of its own bounds the call of a document client whose client has no limit',
      code: `
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
        const documents = DynamoDBDocument.from(new DynamoDBClient({}));
        export const load = () => documents.get({ TableName: 't', Key: { id: 1 } }, { abortSignal: AbortSignal.timeout(500) });`,
    },
    {
      name: 'a timeout of the call bounds it',
      code: "import axios from 'axios'; export const load = () => axios.get('https://a/u', { timeout: 500 });",
    },
    {
      name: 'a signal with a deadline bounds it',
      code: "export const load = () => fetch('https://a/u', { signal: AbortSignal.timeout(500) });",
    },
    ...[
      'next: { revalidate: 60 * 60 }',
      'next: { tags: [`a`], revalidate: every }, cache: `force-cache`',
    ].map((options) => ({
      name: `a framework keeps the answer and renews it in the background: ${options}`,
      code: `
        import type { NextRequest } from 'next/server';
        const every = 3_000;
        export const load = (request: NextRequest) => fetch('https://a/' + request.nextUrl.search, { ${options} });`,
    })),
    {
      name: 'a timeout of the client bounds its calls',
      code: "import axios from 'axios'; const api = axios.create({ timeout: 500 }); export const load = () => api.get('/u');",
    },
    {
      name: 'a default of the library bounds its calls',
      code: "import ky from 'ky'; export const load = () => ky.get('https://a/u');",
    },
    {
      name: 'options that cannot be read are not judged',
      code: "import axios from 'axios'; declare const options: object; export const load = () => axios.get('https://a/u', options);",
    },
    {
      name: 'a parameter that nobody in sight leaves out is not judged',
      code: 'export const load = (url: string, init: RequestInit) => fetch(url, init);',
    },
    {
      name: 'a wrapper that is given the option is bounded',
      code: `
        const request = (url: string, init?: RequestInit) => fetch(url, init);
        export const load = () => request('https://a/u', { signal: AbortSignal.timeout(500) });`,
    },
    ...[
      'init: RequestInit = {}) => fetch(url, { signal: AbortSignal.timeout(500), ...init })',
      '{ headers, ...rest }: RequestInit = {}) => fetch(url, { signal: AbortSignal.timeout(500), headers, ...rest })',
      'init: RequestInit = {}) => fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(500) })',
      '{ signal = AbortSignal.timeout(500) }: RequestInit = {}) => fetch(url, { signal })',
    ].map((wrapper) => ({
      name: `a wrapper whose options are none by default has a limit of its own: ${wrapper}`,
      code: `
        const request = (url: string, ${wrapper};
        export const load = () => request('https://a/u');
        export const remove = () => request('https://a/u', { method: 'DELETE' });`,
    })),
    ...[
      'if (!init.signal) init.signal = AbortSignal.timeout(500);',
      'init.signal ??= AbortSignal.timeout(500);',
      'Object.assign(init, { signal: AbortSignal.timeout(500) });',
      'init = { signal: AbortSignal.timeout(500), ...init };',
    ].map((statement) => ({
      name: `a wrapper that completes what it is given: ${statement}`,
      code: `
        function request(url: string, init: RequestInit = {}) { ${statement} return fetch(url, init); }
        export const load = () => request('https://a/u');`,
    })),
    {
      name: 'a limit of the client that limits nothing is a finding of its own',
      code: `
        import ky from 'ky';
        const geo = ky.create({ prefixUrl: 'https://geo', timeout: false });
        export const near = () => geo.get('near').json();`,
    },
    {
      name: 'a decorator of the program may end the wait for the method',
      code: `${decorators}
        export class Stock { @Timed(500) async load() { return fetch('https://a/u'); } }`,
    },
    {
      name: 'an injected client whose construction cannot be seen is not judged',
      code: `
        import type { AxiosInstance } from 'axios';
        export class Client {
          constructor(private readonly http: AxiosInstance) {}
          load = () => this.http.get('/u');
        }`,
    },
    {
      name: 'a stream is meant to wait',
      code: "import axios from 'axios'; export const load = () => axios.get('https://a/u', { responseType: 'stream' });",
    },
    {
      name: 'a timeout region around the call bounds it',
      code: "import pTimeout from 'p-timeout'; export const load = () => pTimeout(fetch('https://a/u'), { milliseconds: 500 });",
    },
    {
      name: 'a same-named local object is not the library',
      code: "const axios = { get(url: string) { return url; } }; export const load = () => axios.get('https://a/u');",
    },
    {
      name: 'a declared mesh ends calls between services',
      code: "import axios from 'axios'; const api = axios.create(); export const load = () => [axios.get('https://a/u'), api.get('/u')];",
      settings: { distributed: { mesh: { timeout: true } } },
    },
  ],
  invalid: [
    ...[
      '.then(({ data }) => response.json(data)).catch(console.error);',
      '.then(({ data }) => { if (data) { response.status(200).send(data); } });',
      '.then(({ data }) => { response.locals.rates = data; next(); });',
      '.catch(next);',
    ].map((reaction) => {
      const code = `${express} router.get('/a', (request, response, next) => { axios.get('https://a/u')${reaction} });`;
      return {
        name: `the request waits for what reacts to a promise: ${reaction}`,
        code,
        errors: [
          {
            messageId: 'unbounded' as const,
            line: 1,
            suggestions: [
              {
                messageId: 'remedy' as const,
                output: code.replace("'https://a/u'", "'https://a/u', { timeout: 10_000 }"),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'a promise is settled by the reaction to another one',
      code: executor("fetch('https://a/u').then(resolve).catch(reject);"),
      errors: [
        {
          messageId: 'unbounded',
          line: 1,
          suggestions: [
            {
              messageId: 'remedy',
              output: executor(
                "fetch('https://a/u', { signal: AbortSignal.timeout(10_000) }).then(resolve).catch(reject);",
              ),
            },
          ],
        },
      ],
    },
    ...[
      ["import 'next/server'; ", 'next: { revalidate: 0 }'],
      ["import 'next/server'; ", 'next: { revalidate: false }'],
      ["import 'next/server'; ", 'next: { tags: [`a`] }'],
      ['', 'next: { revalidate: 60 }'],
    ].map(([framework = '', options = '']) => ({
      name: `no framework keeps the answer for a time: ${framework}${options}`,
      code: `${framework}export const load = () => fetch('https://a/u', { ${options} });`,
      errors: [
        {
          messageId: 'unbounded' as const,
          suggestions: [
            {
              messageId: 'remedy' as const,
              output: `${framework}export const load = () => fetch('https://a/u', { signal: AbortSignal.timeout(10_000), ${options} });`,
            },
          ],
        },
      ],
    })),
    {
      name: 'what a document client leaves open is told of the client that it works through',
      code: `
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
        const base = new DynamoDBClient({});
        const documents = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
        export const load = () => documents.send(new GetCommand({ TableName: 't', Key: { id: 1 } }));`,
      errors: [
        {
          messageId: 'client',
          line: 4,
          data: {
            callee: 'documents.send',
            hang: 'wait for ever',
            otherwise: '`@aws-sdk/client-dynamodb` has none of its own',
            maker: 'new DynamoDBClient',
            pass: 'Pass `requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true }`',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output: `
        import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
        const base = new DynamoDBClient({ requestHandler: { requestTimeout: 10_000, throwOnRequestTimeout: true } });
        const documents = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });
        export const load = () => documents.send(new GetCommand({ TableName: 't', Key: { id: 1 } }));`,
            },
          ],
        },
      ],
    },
    {
      name: 'a call with no options can wait for ever',
      code: "import axios from 'axios';\nexport const load = () => axios.get('https://a/u');",
      errors: [
        {
          messageId: 'unbounded',
          line: 2,
          column: 27,
          data: {
            callee: 'axios.get',
            hang: 'wait for ever',
            otherwise: '`axios` has none of its own',
            pass: 'Pass `{ timeout: 10_000 }` as the second argument',
            call: 'axios.get',
            via: '',
          },
          suggestions: [
            {
              messageId: 'remedy',
              data: { title: 'Add `timeout: 10_000`' },
              output:
                "import axios from 'axios';\nexport const load = () => axios.get('https://a/u', { timeout: 10_000 });",
            },
          ],
        },
      ],
    },
    {
      name: 'a fetch with other options gets the signal beside them; it hangs for minutes, not for ever',
      code: "export const load = () => fetch('https://a/u', { method: 'DELETE' });",
      errors: [
        {
          messageId: 'unbounded',
          data: {
            callee: 'fetch',
            hang: 'hang for minutes',
            otherwise: `its own is ${idle}`,
            pass: 'Pass `signal: AbortSignal.timeout(10_000)`',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "export const load = () => fetch('https://a/u', { signal: AbortSignal.timeout(10_000), method: 'DELETE' });",
            },
          ],
        },
      ],
    },
    {
      name: 'an injected client is known by its declared type',
      code: `
        import type { ClientProxy } from '@nestjs/microservices';
        import { firstValueFrom } from 'rxjs';
        export class Orders {
          constructor(private readonly stock: ClientProxy) {}
          async reserve(id: string) {
            return await firstValueFrom(this.stock.send('reserve', id));
          }
        }`,
      errors: [{ messageId: 'unbounded', line: 7, suggestions: [] }],
    },
    {
      name: 'a client that is built without a limit is reported once, where it is built',
      code: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://a' });
        export const load = () => api.get('/u');
        export const save = () => api.post('/u', {});`,
      errors: [
        {
          messageId: 'client',
          line: 3,
          suggestions: [
            {
              messageId: 'remedy',
              output: `
        import axios from 'axios';
        const api = axios.create({ timeout: 10_000, baseURL: 'https://a' });
        export const load = () => api.get('/u');
        export const save = () => api.post('/u', {});`,
            },
          ],
        },
      ],
    },
    {
      name: 'where the options are left out behind a body, their place is told',
      code: `
        import axios from 'axios';
        export const save = (order: object) => axios.post('https://a/u', order);`,
      errors: [
        {
          messageId: 'unbounded',
          line: 3,
          data: {
            callee: 'axios.post',
            hang: 'wait for ever',
            otherwise: '`axios` has none of its own',
            pass: 'Pass `{ timeout: 10_000 }` as the third argument',
            call: 'axios.post',
            via: '',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output: `
        import axios from 'axios';
        export const save = (order: object) => axios.post('https://a/u', order, { timeout: 10_000 });`,
            },
          ],
        },
      ],
    },
    {
      name: 'where a callback stands in the place of the options, they go before it',
      code: `
        import { get } from 'node:https';
        export const load = () => get('https://a/u', (answer) => { answer.resume(); });`,
      errors: [
        {
          messageId: 'unbounded',
          line: 3,
          data: {
            callee: 'get',
            hang: 'wait for ever',
            otherwise: '`http` has none of its own',
            pass: 'Pass `{ signal: AbortSignal.timeout(10_000) }` before the callback',
            call: 'get',
            via: '',
          },
          suggestions: [],
        },
      ],
    },
    ...[
      {
        imported: 'HttpModule',
        once: ', or import `HttpModule.register({ timeout: 10_000 })` in `file.ts` for all calls',
      },
      { imported: 'HttpModule.register({ maxRedirects: 2 })', once: '' },
    ].map(({ imported, once }) => ({
      name: `the module that provides a client without options is where one edit bounds all calls: ${imported}`,
      code: moduleOf(imported, ''),
      errors: [
        {
          messageId: 'unbounded' as const,
          line: 6,
          data: {
            callee: 'this.http.get',
            hang: 'wait for ever',
            otherwise: '`@nestjs/axios` has none of its own',
            pass: `Pass \`{ timeout: 10_000 }\` as the second argument${once}`,
          },
          suggestions: [
            { messageId: 'remedy' as const, output: moduleOf(imported, ', { timeout: 10_000 }') },
          ],
        },
      ],
    })),
    {
      name: 'a client that is made for one call is told as that call',
      code: `
        import axios from 'axios';
        export const save = (order: object) => axios.create().post('https://a/u', order);`,
      errors: [
        {
          messageId: 'spent',
          line: 3,
          data: {
            callee: 'axios.create().post',
            hang: 'wait for ever',
            otherwise: '`axios` has none of its own',
            pass: 'Pass `{ timeout: 10_000 }`',
            maker: 'axios.create',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output: `
        import axios from 'axios';
        export const save = (order: object) => axios.create({ timeout: 10_000 }).post('https://a/u', order);`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper that gets the option from nobody is reported once, and a default is suggested',
      code: `
        const request = async (url: string, init?: RequestInit) => fetch(url, { ...init, method: 'PUT' });
        export const load = async () => request('https://a/u');
        export const save = async () => request('https://a/u', { body: 'a' });`,
      errors: [
        {
          messageId: 'withheld',
          line: 2,
          data: {
            callee: 'fetch',
            wrapper: 'request',
            calls: 2,
            among: ', one of them in `load`',
            hang: 'hang for minutes',
            otherwise: `its own is ${idle}`,
            pass: 'Pass `signal: AbortSignal.timeout(10_000)`',
          },
          suggestions: [
            {
              messageId: 'remedy',
              output: `
        const request = async (url: string, init?: RequestInit) => fetch(url, { signal: AbortSignal.timeout(10_000), ...init, method: 'PUT' });
        export const load = async () => request('https://a/u');
        export const save = async () => request('https://a/u', { body: 'a' });`,
            },
          ],
        },
      ],
    },
    {
      name: 'a decorator of the program that leaves the method as it is',
      code: `${decorators}
        export class Stock { @Named('stock') async load() { return fetch('https://a/u'); } }`,
      errors: [
        {
          messageId: 'unbounded',
          line: 10,
          suggestions: [
            {
              messageId: 'remedy',
              output: `${decorators}
        export class Stock { @Named('stock') async load() { return fetch('https://a/u', { signal: AbortSignal.timeout(10_000) }); } }`,
            },
          ],
        },
      ],
    },
    {
      name: 'a wrapper that completes what it is given by something else',
      code: `
        function request(url: string, init: RequestInit = {}) { init.headers ??= {}; return fetch(url, init); }
        export const load = () => request('https://a/u');
        export const remove = () => request('https://a/u', { signal: AbortSignal.timeout(500) });`,
      errors: [{ messageId: 'omitted', line: 3 }],
    },
    {
      name: 'a wrapper whose options are none by default, and that has no limit of its own',
      code: `
        const request = (url: string, init: RequestInit = {}) => fetch(url, { headers: {}, ...init });
        export const load = () => request('https://a/u');
        export const remove = () => request('https://a/u', { signal: AbortSignal.timeout(500) });`,
      errors: [{ messageId: 'omitted', line: 3 }],
    },
    {
      name: 'a wrapper is reported where the option is left out',
      code: `
        const request = (url: string, init?: RequestInit) => fetch(url, init);
        export const load = () => request('https://a/u', { method: 'DELETE' });`,
      errors: [
        {
          messageId: 'omitted',
          line: 3,
          data: {
            callee: 'request',
            hang: 'hang for minutes',
            otherwise: `that of \`fetch\` is ${idle}`,
            pass: 'Pass `signal: AbortSignal.timeout(10_000)`',
            call: 'fetch',
            via: ' (via `request → fetch`)',
          },
          suggestions: [],
        },
      ],
    },
  ],
});

untypedRuleTester.run('require-timeout without types', rule, {
  valid: [
    {
      name: 'a timeout of the call bounds it',
      code: "const axios = require('axios'); exports.load = () => axios.get('https://a/u', { timeout: 500 });",
      filename: 'file.js',
    },
  ],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: "const axios = require('axios');\nexports.load = () => axios.delete('https://a/u');",
      filename: 'file.js',
      errors: [
        {
          messageId: 'unbounded',
          line: 2,
          suggestions: [
            {
              messageId: 'remedy',
              output:
                "const axios = require('axios');\nexports.load = () => axios.delete('https://a/u', { timeout: 10_000 });",
            },
          ],
        },
      ],
    },
  ],
});
