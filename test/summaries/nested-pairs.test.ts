import { describe, expect, it } from 'vitest';
import { openService } from '../facts/open-service.ts';

const service = openService();

/** What tries a request four times, as the module that exports `request`. */
const inner: Readonly<Record<string, string>> = {
  'p-retry': `import pRetry from 'p-retry';
    export const request = () => pRetry(() => fetch('https://a/u'), { retries: 3 });`,
  'async-retry': `import retry from 'async-retry';
    export const request = () => retry(() => fetch('https://a/u'), { retries: 3 });`,
  'exponential-backoff': `import { backOff } from 'exponential-backoff';
    export const request = () => backOff(() => fetch('https://a/u'), { numOfAttempts: 4 });`,
  cockatiel: `import { handleAll, retry } from 'cockatiel'; const policy = retry(handleAll, { maxAttempts: 3 });
    export const request = () => policy.execute(() => fetch('https://a/u'));`,
  'a loop': `export async function request() {
    for (let attempt = 1; ; attempt += 1) {
      try { return await fetch('https://a/u'); } catch (error) { if (attempt >= 4) throw error; }
    }
  }`,
  'axios-retry': `import axios from 'axios'; import axiosRetry from 'axios-retry';
    const http = axios.create({ timeout: 500 }); axiosRetry(http, { retries: 3 });
    export const request = () => http.get('https://a/u');`,
  got: `import got from 'got'; const http = got.extend({ retry: { limit: 3 } });
    export const request = () => http.get('https://a/u');`,
  ky: `import ky from 'ky'; export const request = () => ky.get('https://a/u', { retry: { limit: 3 } });`,
  'the AWS SDK': `import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3'; const s3 = new S3Client({ maxAttempts: 4 });
    export const request = () => s3.send(new ListBucketsCommand({}));`,
  openai: `import OpenAI from 'openai'; const ai = new OpenAI({ maxRetries: 3 });
    export const request = () => ai.models.list();`,
};

/** What runs the function `work` five times while it fails. */
const outer: Readonly<Record<string, (id: string) => string>> = {
  'p-retry': () =>
    `import pRetry from 'p-retry'; export const start = () => pRetry(() => work(), { retries: 4 });`,
  'async-retry': () =>
    `import retry from 'async-retry'; export const start = () => retry(() => work(), { retries: 4 });`,
  'exponential-backoff': () =>
    `import { backOff } from 'exponential-backoff'; export const start = () => backOff(() => work(), { numOfAttempts: 5 });`,
  cockatiel:
    () => `import { handleAll, retry } from 'cockatiel'; const around = retry(handleAll, { maxAttempts: 4 });
    export const start = () => around.execute(() => work());`,
  'a loop': () => `export async function start() {
      for (let turn = 1; ; turn += 1) {
        try { return await work(); } catch (error) { if (turn >= 5) throw error; }
      }
    }`,
  bullmq: (
    id,
  ) => `import { Queue, Worker } from 'bullmq'; const queue = new Queue('bullmq-${id}', { connection: {} });
    export const add = () => queue.add('job', {}, { attempts: 5 });
    new Worker('bullmq-${id}', async () => { await work(); });`,
  bull: (id) => `import Queue from 'bull'; const queue = new Queue('bull-${id}');
    export const add = () => queue.add({}, { attempts: 5 });
    void queue.process(async () => { await work(); });`,
  'pg-boss': (id) => `import PgBoss from 'pg-boss'; const boss = new PgBoss('postgres://');
    export const add = () => boss.send('boss-${id}', {}, { retryLimit: 4 });
    void boss.work('boss-${id}', async () => { await work(); });`,
  inngest: (id) => `import { Inngest } from 'inngest'; const inngest = new Inngest({ id: 'a' });
    export const on = inngest.createFunction({ id: 'inngest-${id}', retries: 4 }, { event: 'a/b' }, async () => { await work(); });`,
};

/** How often the request is made at most, for each pair. */
const pairs = Object.entries(outer).flatMap(([around, start]) =>
  Object.entries(inner).map(([retrier, request], at) => {
    const files = {
      'main.ts': `import { request } from './request'; async function work() { await request(); }\n${start(String(at))}`,
      'request.ts': request,
    };
    return { around, retrier, main: service.add(files) };
  }),
);

describe('every retry multiplies every other one', () => {
  it.each(pairs)('$retrier in $around', ({ main }) => {
    const folder = main.fileName.replace('main.ts', '');
    const found = [main.fileName, `${folder}request.ts`].flatMap((file) => {
      const facts = service.facts().fileFacts(file);
      return facts ? service.summaries().nestedRetries(facts) : [];
    });
    expect(found.map(({ attempts }) => attempts)).toEqual([20]);
  });
});
