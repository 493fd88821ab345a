import rule from '../../rules/no-nested-retry.ts';
import { ruleTester, untypedRuleTester } from '../rule-tester.ts';

const client = `import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'; import pRetry from 'p-retry'; const s3 = new S3Client({}); const command = new GetObjectCommand({ Bucket: 'b', Key: 'k' });`;
/** A call of S3, which the SDK tries three times, in a loop of `turns` turns. */
const loop = (turns: number, handler: string, after = '') => `${client}
export async function load() {
  for (let i = 0; i < ${String(turns)}; i++) {
    try { return await s3.send(command); } catch (error) { ${handler} }
  }
  ${after}
}`;
/** A function that retries, takes the last failure in, and gives nothing instead; and one that retries what it does with what that gives. */
const taken = (
  use: string,
  handler = 'console.error(error);',
  after = '',
) => `import amqp from 'amqplib'; import pRetry from 'p-retry';
export class Bus {
  constructor(private readonly connection: amqp.ChannelModel) {}
  async channel() {
    try { return await pRetry(() => this.connection.createChannel(), { retries: 3 }); } catch (error) { ${handler} }
    ${after}
  }
  declare(name: string) {
    return pRetry(async () => { ${use} }, { retries: 3 });
  }
}`;
const policy = (options: string) => `${client}
export const load = () => pRetry(() => s3.send(command), { ${options} });`;

/** A policy around a document client that is made from another one, with these options. */
const documents = (
  options: string,
) => `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'; import pRetry from 'p-retry';
const base = new DynamoDBClient(${options}); const documents = DynamoDBDocumentClient.from(base);
export const load = () => pRetry(() => documents.send(new GetCommand({ TableName: 't', Key: { id: 1 } })), { retries: 4 });`;

/** A policy around a request of a client, and what the program has the client retry. */
const installed = (
  install: string,
  call = "http.get('https://a/u')",
) => `import axios from 'axios'; import axiosRetry, { isNetworkError } from 'axios-retry'; import pRetry from 'p-retry';
const http = axios.create({ timeout: 500 }); const other = axios.create({ timeout: 500 }); console.log(isNetworkError, other);
${install}
export const load = () => pRetry(() => ${call}, { retries: 4 });`;
/** A worker whose jobs are tried again, and what it does. */
const worked = (head: string, body: string) => `import { Queue, Worker } from 'bullmq'; ${head}
export const add = () => new Queue('rates', { connection: {} }).add('job', {}, { attempts: 5 });
export const worker = new Worker('rates', async () => { ${body} }, { connection: {} });`;

/** A policy around a request by a client of Nest, and what the program has that retry. */
const nested = (
  install: string,
) => `import { HttpService } from '@nestjs/axios'; import { Injectable } from '@nestjs/common'; import axiosRetry from 'axios-retry'; import { firstValueFrom, retry, timer } from 'rxjs';
@Injectable() export class Rates {
  constructor(private readonly http: HttpService, other: HttpService) {
    console.log(other); ${install}
  }
  load() { return firstValueFrom(this.http.get('https://a/u').pipe(retry({ count: 4, delay: () => timer(100) }))); }
}`;

ruleTester.run('no-nested-retry', rule, {
  valid: [
    {
      name: 'two policies that are applied together, with a limit of time in between',
      code: `
        import { handleAll, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel';
        const both = wrap(retry(handleAll, { maxAttempts: 4 }), timeout(1_000, TimeoutStrategy.Aggressive), retry(handleAll, { maxAttempts: 3 }));
        export const load = () => both.execute(() => fetch('https://a/u'));`,
    },
    {
      name: 'an operator on a promise, which keeps its outcome',
      code: `
        import Stripe from 'stripe';
        import { from, lastValueFrom, retry } from 'rxjs';
        const stripe = new Stripe('k');
        export const pay = () =>
          lastValueFrom(from(stripe.charges.create({ amount: 1, currency: 'eur' })).pipe(retry({ count: 3, delay: 1_000 })));`,
    },
    { name: 'few attempts in all', code: policy('retries: 2') },
    {
      name: 'one layer',
      code: `import pRetry from 'p-retry'; export const load = () => pRetry(() => fetch('https://a/u'));`,
    },
    {
      name: 'an SDK that makes one attempt',
      code: policy('retries: 9').replace('S3Client({})', 'S3Client({ maxAttempts: 1 })'),
    },
    { name: 'a client made from one that makes one attempt', code: documents('{ maxAttempts: 1 }') },
    ...[
      ['a retry of another client', 'axiosRetry(other, { retries: 4 });'],
      [
        'a retry of the client that may not be set up',
        'if (process.env.RETRY) axiosRetry(http, { retries: 4 });',
      ],
      [
        'a retry of the client that is choosy',
        'axiosRetry(http, { retries: 4, retryCondition: (error) => error.response?.status === 429 });',
      ],
      [
        'a retry of the client whose number is not known',
        'declare const retries: number; axiosRetry(http, { retries });',
      ],
      ['a retry of the client that makes few attempts', 'axiosRetry(http, { retries: 1 });'],
    ].map(([name = '', install = '']) => ({ name, code: installed(install) })),
    {
      name: 'a client of Nest beside another one whose own client is told to try again',
      code: nested('axiosRetry(other.axiosRef, { retries: 4, retryDelay: axiosRetry.exponentialDelay });'),
    },
    {
      name: 'a retry of the client that the call switches off',
      code: installed(
        'axiosRetry(http, { retries: 4 });',
        "http.get('https://a/u', { 'axios-retry': { retries: 0 } })",
      ),
    },
    {
      name: 'a client whose default attempts nobody chose, in a job that is given again',
      code: worked(
        `import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'; const s3 = new S3Client({});`,
        'await s3.send(new ListBucketsCommand({}));',
      ),
    },
    {
      name: 'a client that tries again, in a job that succeeds whatever fails',
      code: worked(
        `import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'; const s3 = new S3Client({ maxAttempts: 5 });`,
        'await s3.send(new ListBucketsCommand({})).catch(console.error);',
      ),
    },
    {
      name: 'an injected client, which may be built to make one attempt',
      code: `
        import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
        import pRetry from 'p-retry';
        export class Files {
          constructor(private readonly s3: S3Client) {}
          load(Key: string) {
            return pRetry(() => this.s3.send(new GetObjectCommand({ Bucket: 'b', Key })), { retries: 5 });
          }
        }`,
    },
    ...['{ token }', '{ token, retry: { retries: 9 } }'].map((options) => ({
      name: `a client that makes a request again only where no answer came, in a loop: ${options}`,
      code: `
        import { Client } from '@upstash/qstash';
        declare const token: string;
        const qstash = new Client(${options});
        export async function send(body: object) {
          for (let attempt = 0; attempt < 4; attempt++) {
            try { return await qstash.publishJSON({ url: 'https://a.example/jobs', body }); } catch (error) { if (attempt === 3) throw error; }
          }
        }`,
    })),
    { name: 'a number that the deployment decides', code: policy('retries: Number(process.env.RETRIES)') },
    { name: 'a policy that is choosy', code: policy('retries: 9, shouldRetry: () => false') },
    { name: 'a policy that ends after a time', code: policy('retries: 9, maxRetryTime: 5_000') },
    {
      name: 'a client that leaves a creation alone',
      code: `import got from 'got'; import pRetry from 'p-retry'; export const load = () => pRetry(() => got.post('https://a/u', { json: {} }));`,
    },
    {
      name: 'something local in two retries',
      code: `import pRetry from 'p-retry'; export const load = () => pRetry(() => pRetry(() => JSON.parse('1')));`,
    },
    {
      name: 'an inner retry that swallows its failure',
      code: `
        const get = () => fetch('https://a/u');
        async function inner() {
          for (let i = 0; i < 5; i++) {
            try { return await get(); } catch (error) { console.error(error); }
          }
          return null;
        }
        export async function load() {
          for (let i = 0; i < 5; i++) {
            try { return await inner(); } catch (error) { if (i === 4) throw error; }
          }
        }`,
    },
    {
      name: 'a failure that is taken in between',
      code: `${client}
        async function quiet() { try { return await s3.send(command); } catch { return null; } }
        export const load = () => pRetry(() => pRetry(() => quiet()));`,
    },
    {
      name: 'a failure that is taken in, where what is missing is looked at',
      code: taken('const channel = await this.channel(); await channel?.assertExchange(name, "fanout");'),
    },
    {
      name: 'a failure that is taken in, with something given instead',
      code: taken(
        'const channel = await this.channel(); await channel.assertExchange(name, "fanout");',
        '',
        'return this.connection.createConfirmChannel();',
      ),
    },
    {
      name: 'a failure that is taken in where it is met',
      code: taken(
        'try { await this.connection.createChannel(); } catch (error) { console.error(error, name); }',
      ),
    },
    {
      name: 'a call that nobody waits for',
      code: `${client} export const load = () => pRetry(async () => { void pRetry(() => s3.send(command), { retries: 2 }); });`,
    },
    {
      name: 'the retry of another function, which is spoken of there',
      filename: 'file.ts',
      code: `
        class Outer { load() { return inner(); } }
        declare function inner(): Promise<void>;
        export const outer = new Outer();`,
    },
  ],
  invalid: [
    {
      name: 'a dispatcher that is composed with a retry, in a policy',
      code: `import { Agent, fetch, interceptors } from 'undici'; import pRetry from 'p-retry';
const dispatcher = new Agent().compose(interceptors.retry({ maxRetries: 3 }));
export const load = () => pRetry(() => fetch('https://a/u', { dispatcher }), { retries: 2 });`,
      errors: [
        {
          messageId: 'nested',
          line: 3,
          data: {
            call: 'fetch',
            attempts: '12',
            fails: 'fails',
            via: '',
            layers: '3 by `pRetry` (`retries`) × 4 by `fetch` (`maxRetries`)',
          },
        },
      ],
    },
    {
      name: 'an activity that an engine runs again without end',
      code: `import { proxyActivities } from '@temporalio/workflow'; import pRetry from 'p-retry';
export const activities = { async rates() {
await pRetry(() => fetch('https://a/u'), { retries: 2 }); } };
const { rates } = proxyActivities<typeof activities>({ startToCloseTimeout: '1 minute' });
export const order = () => rates();`,
      errors: [
        {
          messageId: 'endless',
          line: 3,
          data: {
            call: 'fetch',
            fails: 'fails',
            via: '',
            layers:
              'without end by `proxyActivities` (the default of @temporalio/workflow) × 3 by `pRetry` (`retries`)',
          },
        },
      ],
    },
    {
      name: 'two policies that are applied together',
      code: `
        import { handleAll, retry, wrap } from 'cockatiel';
        const both = wrap(retry(handleAll, { maxAttempts: 4 }), retry(handleAll, { maxAttempts: 3 }));
        export const load = () => both.execute(() => fetch('https://a/u'));`,
      errors: [
        {
          messageId: 'nested',
          line: 4,
          data: {
            call: 'fetch',
            attempts: '20',
            fails: 'fails',
            via: '',
            layers: '5 by `both.execute` (`maxAttempts`) × 4 by `both.execute` (`maxAttempts`)',
          },
        },
      ],
    },
    {
      name: 'an operator around the attempts of an SDK',
      code: `
        import Stripe from 'stripe';
        import { defer, lastValueFrom, retry } from 'rxjs';
        const stripe = new Stripe('k');
        export const pay = () =>
          lastValueFrom(defer(() => stripe.charges.create({ amount: 1, currency: 'eur' })).pipe(retry({ count: 3, delay: 1_000 })));`,
      errors: [
        {
          messageId: 'nested',
          line: 6,
          data: {
            call: 'stripe.charges.create',
            attempts: '12',
            fails: 'fails',
            via: '',
            layers: '4 by `retry` (`count`) × 3 by `stripe.charges.create` (the default of stripe)',
          },
        },
      ],
    },
    {
      name: 'a policy around the attempts of an SDK',
      code: policy('retries: 4'),
      errors: [
        {
          messageId: 'nested',
          line: 2,
          data: {
            call: 's3.send',
            attempts: '15',
            fails: 'fails',
            via: '',
            layers: '5 by `pRetry` (`retries`) × 3 by `s3.send` (the default of @aws-sdk/client-s3)',
          },
        },
      ],
    },
    {
      name: 'a policy around the attempts of the client that another one is made from',
      code: documents('{}'),
      errors: [
        {
          messageId: 'nested',
          line: 3,
          data: {
            call: 'documents.send',
            attempts: '20',
            fails: 'fails',
            via: '',
            layers:
              '5 by `pRetry` (`retries`) × 4 by `documents.send` (the default of @aws-sdk/client-dynamodb)',
          },
        },
      ],
    },
    {
      name: 'a policy around an upload, whose parts the client that it is given tries again',
      code: `import { S3Client } from '@aws-sdk/client-s3'; import { Upload } from '@aws-sdk/lib-storage'; import pRetry from 'p-retry'; const client = new S3Client({ maxAttempts: 5 });
        export const store = (Body: string) => pRetry(() => new Upload({ client, params: { Bucket: 'b', Key: 'k', Body } }).done(), { retries: 4 });`,
      errors: [{ messageId: 'nested', line: 2 }],
    },
    ...[
      ['is given', 'axiosRetry(http, { retries: 4 });', '25', '5', '`retries` of axios-retry'],
      ['is the default', 'axiosRetry(http);', '20', '4', 'the default of axios-retry'],
      [
        'goes with errors that the library tells apart',
        'axiosRetry(http, { retries: 4, retryCondition: isNetworkError });',
        '25',
        '5',
        '`retries` of axios-retry',
      ],
    ].map(([name = '', install = '', attempts = '', most = '', by = '']) => ({
      name: `a policy around a client that retries each call, as often as ${name}`,
      code: installed(install),
      errors: [
        {
          messageId: 'nested' as const,
          line: 4,
          data: {
            call: 'http.get',
            attempts,
            fails: 'fails',
            via: '',
            layers: `5 by \`pRetry\` (\`retries\`) × ${most} by \`http.get\` (${by})`,
          },
        },
      ],
    })),
    {
      name: 'a client of Nest whose own client is told to try again',
      code: nested('axiosRetry(http.axiosRef, { retries: 4, retryDelay: axiosRetry.exponentialDelay });'),
      errors: [{ messageId: 'nested', line: 6 }],
    },
    {
      name: 'a client that is told to try again, in a job that is given again',
      code: worked(
        `import axios from 'axios'; import axiosRetry from 'axios-retry'; const http = axios.create({ timeout: 500 }); axiosRetry(http, { retries: 3 });`,
        "await http.get('https://a/u');",
      ),
      errors: [
        {
          messageId: 'nested',
          line: 3,
          data: {
            call: 'http.get',
            attempts: '20',
            fails: 'fails',
            via: '',
            layers: '5 by `new Queue().add` (`attempts`) × 4 by `http.get` (`retries` of axios-retry)',
          },
        },
      ],
    },
    {
      name: 'a loop that gives up in its last turn',
      code: loop(4, 'if (i === 3) throw error;'),
      errors: [{ messageId: 'nested', line: 3 }],
    },
    {
      name: 'a loop whose own failure is swallowed',
      code: loop(4, ''),
      errors: [{ messageId: 'nested', line: 3 }],
    },
    {
      name: 'a loop that fails after its last turn, in a policy',
      code: `import pRetry from 'p-retry';
        const get = () => fetch('https://a/u');
        async function inner() {
          for (let i = 0; i < 5; i++) {
            try { return await get(); } catch (error) { console.error(error); }
          }
          throw new Error('gone');
        }
        export const load = () => pRetry(() => inner(), { retries: 2 });`,
      errors: [
        {
          messageId: 'nested',
          line: 9,
          data: {
            call: 'fetch',
            attempts: '15',
            fails: 'fails',
            via: ' (via `inner → get → fetch`)',
            layers: '3 by `pRetry` (`retries`) × 5 by `inner` (the loop)',
          },
        },
      ],
    },
    {
      name: 'a loop around a function that a library has made, which tries by itself',
      code: `
        import { Tinybird } from '@chronark/zod-bird';
        import { z } from 'zod';
        const visits = new Tinybird({ token: 't' }).buildPipe({ pipe: 'visits', data: z.object({ count: z.number() }) });
        export async function load() {
          for (let i = 0; i < 2; i++) {
            try { return await visits({}); } catch (error) { if (i === 1) throw error; }
          }
        }`,
      errors: [
        {
          messageId: 'nested',
          line: 6,
          data: {
            call: 'visits',
            attempts: '20',
            fails: 'is answered with 429 or 5xx',
            via: '',
            layers: '2 by `load` (the loop) × 10 by `visits` (the default of @chronark/zod-bird)',
          },
        },
      ],
    },
    {
      name: 'a failure that is taken in, and comes back where what it should have given is needed',
      code: taken('const channel = await this.channel(); await channel.assertExchange(name, "fanout");'),
      errors: [
        {
          messageId: 'nested',
          line: 9,
          data: {
            call: 'this.connection.createChannel',
            attempts: '16',
            fails: 'fails',
            via: ' (via `Bus.channel → this.connection.createChannel`)',
            layers: '4 by `pRetry` (`retries`) × 4 by `pRetry` (`retries`)',
          },
        },
      ],
    },
    {
      name: 'two layers whose number is one setting of the environment, by its default',
      code: `
        import Joi from 'joi';
        import pRetry from 'p-retry';
        const { value: env } = Joi.object({ RETRIES: Joi.number().default(3) }).validate(process.env);
        const config = { retries: env.RETRIES };
        const get = () => pRetry(() => fetch('https://a/u'), { retries: config.retries });
        export const load = () => pRetry(() => get(), { retries: config.retries });`,
      errors: [
        {
          messageId: 'nested',
          line: 7,
          data: {
            call: 'fetch',
            attempts: '16',
            fails: 'fails',
            via: ' (via `get → fetch`)',
            layers: '4 by `pRetry` (`retries`, by default) × 4 by `pRetry` (`retries`, by default)',
          },
        },
      ],
    },
    {
      name: 'an SDK whose number of attempts is a setting, by its default',
      code: `
        import { S3 } from '@aws-sdk/client-s3';
        import pRetry from 'p-retry';
        const s3 = new S3({ maxAttempts: Number(process.env.ATTEMPTS ?? 5) });
        export const load = () => pRetry(() => s3.getObject({ Bucket: 'b', Key: 'k' }), { retries: 2 });`,
      errors: [
        {
          messageId: 'nested',
          line: 5,
          data: {
            call: 's3.getObject',
            attempts: '15',
            fails: 'fails',
            via: '',
            layers: '3 by `pRetry` (`retries`) × 5 by `s3.getObject` (`maxAttempts`, by default)',
          },
        },
      ],
    },
    {
      name: 'a function with a retry that is handed to a helper with another',
      code: `import pRetry from 'p-retry';
        async function withRetry<T>(work: () => Promise<T>): Promise<T> {
          for (let i = 0; ; i++) {
            try { return await work(); } catch (error) { if (i >= 4) throw error; }
          }
        }
        export const load = () => withRetry(() => pRetry(() => fetch('https://a/u')));`,
      errors: [{ messageId: 'nested', line: 7 }],
    },
    {
      name: 'three layers, and the call that is made most often',
      code: `${client}
        export const load = () => pRetry(async () => {
          await pRetry(() => s3.send(command), { retries: 1 });
          await pRetry(() => s3.send(command), { retries: 2 });
          await pRetry(() => s3.send(command), { retries: 0 });
        }, { retries: 3 });`,
      errors: [
        {
          messageId: 'nested',
          line: 2,
          data: {
            call: 's3.send',
            attempts: '36',
            fails: 'fails',
            via: '',
            layers:
              '4 by `pRetry` (`retries`) × 3 by `pRetry` (`retries`) × 3 by `s3.send` (the default of @aws-sdk/client-s3)',
          },
        },
      ],
    },
    {
      name: 'an injected client',
      code: `
        import type { AxiosInstance } from 'axios';
        import pRetry from 'p-retry';
        export class Files {
          constructor(private readonly http: AxiosInstance) {}
          private once() { return pRetry(() => this.http.get('/a'), { retries: 3 }); }
          load() {
            return pRetry(() => this.once(), { retries: 3 });
          }
        }`,
      errors: [{ messageId: 'nested', line: 8 }],
    },
  ],
});

untypedRuleTester.run('no-nested-retry without types', rule, {
  valid: [],
  invalid: [
    {
      name: 'plain JavaScript is followed along its imports',
      code: `
        import got from 'got';
        import pRetry from 'p-retry';
        export const load = () => pRetry(() => got('https://a/u'), { retries: 4 });`,
      filename: 'file.mjs',
      errors: [{ messageId: 'nested', line: 4 }],
    },
  ],
});
