import { describe, expect, it } from 'vitest';
import { openService, type Sources } from '../facts/open-service.ts';

const service = openService();
service.add("import type { NextConfig } from 'next'; export default {} satisfies NextConfig;");

/** The layers of the only nested retry of the main file, in words; `undefined` where there is none. */
function layers(sources: Sources): () => string | undefined {
  const written = service.add(sources);
  return () => {
    const [found] = service.summaries().nestedRetries(written.facts());
    return found?.layers.map(({ name, most, by }) => `${String(most)} by ${name} (${by})`).join(', ');
  };
}

const work = (retries = 3) => `
import pRetry from 'p-retry';
const get = () => fetch('https://a/u');
export async function work() { await pRetry(get, { retries: ${String(retries)} }); }`;

/** A worker of a queue, to which jobs are added with options. Each queue has a name of its own. */
let queues = 0;
function worked(handler: string, options: string, built = '{}', other = ''): () => string | undefined {
  queues += 1;
  const name = `queue-${String(queues)}`;
  return layers({
    'main.ts': `import { Worker } from 'bullmq'; import { name } from './queue'; ${work()}
new Worker(name, ${handler});`,
    'queue.ts': `import { Queue } from 'bullmq'; export const name = '${name}';
const queue = new Queue(name${other}, { connection: {}, ...${built} });
export const add = () => queue.add('job', {}, ${options});`,
  });
}

describe('a job of a queue', () => {
  const cases: readonly [string, () => string | undefined, string | undefined][] = [
    [
      'is given to its worker again',
      worked('async () => { await work(); }', '{ attempts: 5 }'),
      '5 by queue.add (`attempts`), 4 by pRetry (`retries`)',
    ],
    [
      'is given to a function that is named',
      worked('work', '{ attempts: 5 }'),
      '5 by queue.add (`attempts`), 4 by pRetry (`retries`)',
    ],
    [
      'has the options of its queue',
      worked('work', '{}', '{ defaultJobOptions: { attempts: 4 } }'),
      '4 by queue.add (`attempts`), 4 by pRetry (`retries`)',
    ],
    ['is meant to be tried so often', worked('work', '{ attempts: 2 }'), undefined],
    ['is given to its worker once', worked('work', '{}'), undefined],
    [
      'may be given again as the deployment says',
      worked('work', '{ attempts: Number(process.env.N) }'),
      undefined,
    ],
    ['goes to another queue', worked('work', '{ attempts: 5 }', '{}', ` + '-other'`), undefined],
    [
      'is done whatever fails',
      worked('async () => { await work().catch(console.error); }', '{ attempts: 5 }'),
      undefined,
    ],
    ['leaves the work alone', worked('async () => { void work(); }', '{ attempts: 5 }'), undefined],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });

  it('is not known to be what runs a function that something else calls as well', () => {
    expect(shared()).toBeUndefined();
  });

  it('is not known to be what runs a function that a timer runs as well', () => {
    expect(timed()).toBeUndefined();
  });

  it('may be given again as often as the call that says the highest number', () => {
    expect(several()).toBe('6 by queue.add (`attempts`), 4 by pRetry (`retries`)');
  });

  it.each(sent)('of pg-boss %s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });

  it('of bull is given to what processes it', () => {
    expect(processed()).toBe('5 by queue.add (`attempts`), 4 by pRetry (`retries`)');
  });
});

const shared = layers(`import { Queue, Worker } from 'bullmq'; ${work()}
const queue = new Queue('shared', { connection: {} });
export const add = () => queue.add('job', {}, { attempts: 5 });
new Worker('shared', async () => { await work(); });
export async function now() { await work(); }`);

const timed = layers(`import { Queue, Worker } from 'bullmq'; ${work()}
const queue = new Queue('timed', { connection: {} });
export const add = () => queue.add('job', {}, { attempts: 5 });
new Worker('timed', work);
setTimeout(work, 5);`);

const several = layers(`import { Queue, Worker } from 'bullmq'; ${work()}
const queue = new Queue('several', { connection: {} });
export const add = () => queue.add('job', {}, { attempts: 5 });
export const insist = () => queue.add('job', {}, { attempts: 6 });
new Worker('several', work);`);

/** A worker of a queue of pg-boss, and a job for a queue. */
function bossed(queue: string, target: string, options: string): () => string | undefined {
  return layers({
    'main.ts': `import PgBoss from 'pg-boss'; ${work()}
export const boss = new PgBoss('postgres://db');
await boss.work('${queue}', async () => { await work(); });`,
    'send.ts': `import { boss } from './main.ts'; export const add = () => boss.send(${target}, {}, ${options});`,
  });
}

const sent: readonly [string, () => string | undefined, string | undefined][] = [
  [
    'is given again to what works on the queue that it is sent to',
    bossed('boss-1', `'boss-1'`, '{ retryLimit: 4 }'),
    '5 by boss.send (`retryLimit`), 4 by pRetry (`retries`)',
  ],
  ['is sent to another queue', bossed('boss-2', `'boss-other'`, '{ retryLimit: 4 }'), undefined],
  [
    'is sent to a queue that is not known',
    bossed('boss-3', 'String(process.env.QUEUE)', '{ retryLimit: 4 }'),
    undefined,
  ],
  ['has the limit of its queue', bossed('boss-4', `'boss-4'`, '{}'), undefined],
];

const processed = layers(`import Bull from 'bull'; ${work()}
const queue = new Bull('bulls');
export const add = () => queue.add({}, { attempts: 5 });
queue.process(async () => { await work(); });`);

/** A message to a route, and the route that answers it. */
function routed(path: string, retries: string, route: string): () => string | undefined {
  return layers({
    'main.ts': work(),
    'send.ts': `import { Client } from '@upstash/qstash'; const client = new Client({ token: 't' });
export const send = () => client.publishJSON({ url: 'https://a.example/${path}', body: {}${retries} });`,
    [`app/${path}/route.ts`]: `import { work } from '../../main'; ${route}`,
  });
}

const post = 'export async function POST() { await work(); return new Response(null); }';

describe('a message that is delivered as a request', () => {
  const cases: readonly [string, () => string | undefined, string | undefined][] = [
    [
      'comes again as often as it says',
      routed('often', ', retries: 3', post),
      '4 by client.publishJSON (`retries`), 4 by pRetry (`retries`)',
    ],
    ['comes again as often as the plan allows', routed('plan', '', post), undefined],
    [
      'may be for another method of its route',
      routed('two', ', retries: 3', `${post} export async function GET() { return new Response(null); }`),
      undefined,
    ],
    [
      'is taken whatever fails',
      routed('taken', ', retries: 3', post.replace('work()', 'work().catch(() => null)')),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});

/** A message to a route, of which the work tells by what it returns that it failed. */
function told(path: string, returned: string, route: string): () => string | undefined {
  return layers({
    'main.ts': `${work()}
export async function job(id: string) {
  try { await work(); return { status: 'done', ok: true, message: id }; } catch { ${returned} }
}`,
    'send.ts': `import { Client } from '@upstash/qstash'; const client = new Client({ token: 't' });
export const send = () => client.publishJSON({ url: 'https://a.example/${path}', body: {}, retries: 3 });`,
    [`app/${path}/route.ts`]: `import { job } from '../../main';
const respond = (text: string, init: ResponseInit) => new Response(text, init);
export async function POST() { ${route} return new Response(null); }`,
  });
}

const failed = "return { status: 'failed', message: 'gone' };";
const answered = (test: string, then = 'return respond(message, { status: 500 });') =>
  `const { status, ok, message } = await job('1'); if (${test}) { ${then} } console.log(status, ok, message);`;
const delivered = '4 by client.publishJSON (`retries`), 4 by pRetry (`retries`)';

describe('a failure that is told by what is returned', () => {
  const cases: readonly [string, () => string | undefined, string | undefined][] = [
    ['and answered with an error', told('t1', failed, answered("status === 'failed'")), delivered],
    [
      'and answered with an error by a class',
      told('t2', 'return { ok: false };', answered('!ok', 'return new Response(null, { status: 503 });')),
      delivered,
    ],
    [
      'under another name',
      told(
        't3',
        'return { ok: false };',
        `const { ok: isDone } = await job('1'); if (isDone === false) throw new Error('gone');`,
      ),
      delivered,
    ],
    [
      'and answered as a bad request',
      told('t4', failed, answered("status === 'failed'", 'return respond(message, { status: 400 });')),
      undefined,
    ],
    [
      'and not answered at all',
      told('t5', failed, answered("status === 'failed'", 'console.error(message);')),
      undefined,
    ],
    [
      'and answered with nothing more',
      told('t6', failed, answered("status === 'failed'", 'return;')),
      undefined,
    ],
    ['where another is answered with an error', told('t7', failed, answered("status === 'late'")), undefined],
    ['where its absence is', told('t8', failed, answered("status !== 'failed'")), undefined],
    ['where something else is asked', told('t9', failed, answered('message')), undefined],
    [
      'by a variable',
      told('t10', 'const status = String(1); return { status };', answered("status === 'failed'")),
      undefined,
    ],
    ['by nothing', told('t11', 'return null;', "if (!(await job('1'))) throw new Error('gone');"), undefined],
    [
      'and taken in as a whole',
      told(
        't12',
        failed,
        "const one = await job('1'); if (one.status === 'failed') throw new Error('gone');",
      ),
      undefined,
    ],
    ['in a log', told('t13', "console.error('failed');", answered("status === 'failed'")), undefined],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});

/** A function of an engine, with its configuration and what it does. */
function engine(config: string, body: string): () => string | undefined {
  return layers(`import { Inngest } from 'inngest'; ${work(2)}
const inngest = new Inngest({ id: 'shop' });
export const run = inngest.createFunction({ id: 'run'${config} }, { event: 'run' }, async ({ step }) => { ${body} });`);
}

describe('an engine', () => {
  const cases: readonly [string, () => string | undefined, string | undefined][] = [
    [
      'runs a step again by default',
      engine('', `await step.run('work', () => work());`),
      '5 by inngest.createFunction (the default of inngest), 3 by pRetry (`retries`)',
    ],
    [
      'runs a step again as often as it is told',
      engine(', retries: 7', `await step.run('work', async () => { await work(); });`),
      '8 by inngest.createFunction (`retries`), 3 by pRetry (`retries`)',
    ],
    [
      'runs a function again',
      engine('', 'await work();'),
      '5 by inngest.createFunction (the default of inngest), 3 by pRetry (`retries`)',
    ],
    ['is told to run it once', engine(', retries: 0', `await step.run('work', () => work());`), undefined],
    [
      'is told by the deployment',
      engine(', retries: Number(process.env.N) as 3', `await step.run('work', () => work());`),
      undefined,
    ],
  ];
  it.each(cases)('%s', (_what, found, expected) => {
    expect(found()).toBe(expected);
  });
});
