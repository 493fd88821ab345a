import { describe, expect, it } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** The limits of a file that limit nothing, as `reason option`. */
function ineffective(text: string): () => readonly string[] {
  const written = service.add(text);
  return () => written.facts().ineffectiveTimeouts.map(({ reason, option }) => `${reason} ${option}`);
}

const sqs = (handler: string) =>
  `import { SQSClient } from '@aws-sdk/client-sqs'; export const sqs = new SQSClient({ requestHandler: { ${handler} } });`;
const race = (options: string) => `
  export function f(url: string) {
    const late = new Promise((_, reject) => setTimeout(() => reject(new Error('late')), 10_000));
    return Promise.race([fetch(url${options}), late]);
  }`;

const axios = `import axios from 'axios'; const http = axios.create({ timeout: 60_000 });`;
const timer = `
  function timer(ms: number) {
    const promise = new Promise<never>((_, fail) => { setTimeout(fail, ms, new Error('late')); });
    return { promise };
  }`;
/** Ways to write a timer that fails, with what comes before the race. */
const failing: readonly (readonly [string, string])[] = [
  ['new Promise((_, no) => setTimeout(() => no(new Error("late")), 100))', ''],
  [
    'failAfter(100)',
    'const failAfter = (ms: number) => new Promise<never>((_, no) => { const id = setTimeout(() => no(1), ms); id.unref(); });',
  ],
  ['timer(100).promise', timer],
  ['promise', `${timer} const { promise } = timer(100);`],
  ['late.promise', `${timer} const late = timer(100);`],
  [
    'sleep(100).then(() => { throw new Error("late"); })',
    `import { setTimeout as sleep } from 'node:timers/promises';`,
  ],
  [
    'sleep(100).then(() => { throw new Error("late"); }).finally(() => {})',
    `import { setTimeout as sleep } from 'node:timers/promises';`,
  ],
  ['timer(100).promise.then(() => 1)', timer],
  [
    'sleep(100).then(() => Promise.reject(new Error("late")))',
    `import { setTimeout as sleep } from 'node:timers/promises';`,
  ],
];
const resolvers = (run: string) => `${axios}
  export function f() {
    const late = Promise.withResolvers<never>();
    setTimeout(${run}, 300);
    return Promise.race([http.get('/a'), late.promise]);
  }`;

describe('a limit that limits nothing', () => {
  const cases: readonly [string, readonly string[], () => readonly string[]][] = [
    [
      'is an option that fetch has not',
      ['ignored `timeout: 5_000`'],
      ineffective(`const init = { timeout: 5_000 }; export const f = () => fetch('/a', init);`),
    ],
    [
      'stands where the body goes',
      ['misplaced `timeout: 5_000`'],
      ineffective(`import axios from 'axios'; export const f = () => axios.post('/a', { timeout: 5_000 });`),
    ],
    ['needs another option', ['unarmed `requestTimeout: 3_000`'], ineffective(sqs('requestTimeout: 3_000'))],
    [
      'means none',
      ['disabled `timeout: 0`'],
      ineffective(`import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 0 });`),
    ],
    [
      'counts seconds',
      ['seconds `timeout: 30`'],
      ineffective(`import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 30 });`),
    ],
    ['abandons the call', ['abandoned `Promise.race`'], ineffective(race(''))],
    [
      'abandons the call for a timer of Node.js by another name',
      ['abandoned `Promise.race`'],
      ineffective(`
        import { setTimeout as sleep } from 'node:timers/promises';
        const late = async (ms: number) => { await sleep(ms); throw new Error('late'); };
        export const f = (url: string) => Promise.race([fetch(url), late(500)]);`),
    ],
    [
      'abandons the call and aborts its own timer',
      ['abandoned `Promise.race`'],
      ineffective(`
        import { scheduler } from 'node:timers/promises';
        export async function f(url: string) {
          const stop = new AbortController();
          const late = scheduler.wait(500, { signal: stop.signal }).then(() => { throw new Error('late'); });
          return Promise.race([fetch(url), late]).finally(() => stop.abort());
        }`),
    ],
    ...failing.map(([late, before]): [string, readonly string[], () => readonly string[]] => [
      `abandons the call: ${late}`,
      ['abandoned `Promise.race`'],
      ineffective(`${axios} ${before} export const f = () => Promise.race([http.get('/a'), ${late}]);`),
    ]),
    [
      'abandons the call for a promise that a timer of its function rejects',
      ['abandoned `Promise.race`'],
      ineffective(resolvers('late.reject')),
    ],
    [
      'abandons the call that a function is handed to make',
      ['abandoned `Promise.race`'],
      ineffective(`${axios}
        const inTime = <T>(run: () => Promise<T>, ms: number) =>
          Promise.race([run(), new Promise<T>((_, fail) => { setTimeout(() => fail(new Error('late')), ms); })]);
        export const f = () => inTime(() => http.get('/a'), 100);`),
    ],
    [
      'only emits an event',
      ['ignored `timeout: 5_000`'],
      ineffective(
        `import http from 'node:http'; export const f = () => http.get('http://a', { timeout: 5_000 }, (r) => r.resume());`,
      ),
    ],
  ];
  it.each(cases)('%s', (_what, expected, found) => {
    expect(found()).toEqual(expected);
  });
});

describe('what looks like it', () => {
  const cases: readonly [string, () => readonly string[]][] = [
    [
      'beside a signal of fetch',
      ineffective(
        `export const f = () => fetch('/a', { timeout: 5_000, signal: AbortSignal.timeout(5_000) } as RequestInit);`,
      ),
    ],
    [
      'in a body that has more to say',
      ineffective(
        `import axios from 'axios'; export const f = () => axios.post('/a', { timeout: 5_000, name: 'job' });`,
      ),
    ],
    [
      'in a body with options behind it',
      ineffective(
        `import axios from 'axios'; export const f = () => axios.post('/a', { timeout: 5_000 }, { timeout: 5_000 });`,
      ),
    ],
    ['with what arms it', ineffective(sqs('requestTimeout: 3_000, throwOnRequestTimeout: true'))],
    [
      'that is short but no round number of seconds',
      ineffective(`import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 0.5 });`),
    ],
    [
      'of a minute or more in milliseconds',
      ineffective(`import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 61 });`),
    ],
    [
      'whose timer only goes on without it',
      ineffective(`
        import { setTimeout as sleep } from 'node:timers/promises';
        export const f = (url: string) => Promise.race([fetch(url), sleep(500)]);`),
    ],
    [
      'whose race is one between two calls',
      ineffective(`
        import { setTimeout as sleep } from 'node:timers/promises';
        export const f = (url: string) => Promise.race([fetch(url), sleep(50).then(() => fetch(url))]);`),
    ],
    [
      'whose timer fails and is caught',
      ineffective(
        `${axios} ${timer} export const f = () => Promise.race([http.get('/a'), timer(9).promise.catch(() => null)]);`,
      ),
    ],
    ['whose timer resolves another promise', ineffective(resolvers('() => { late.resolve(); }'))],
    [
      'whose race is one against a function that asks somebody now and then',
      ineffective(`${axios}
        async function ready() {
          for (;;) {
            const { data } = await http.get('/ready');
            if (data.failed) throw new Error('failed');
            await new Promise((resolve) => setTimeout(resolve, 100));
          }
        }
        export const f = () => Promise.race([http.get('/a'), ready()]);`),
    ],
    [
      'whose timer runs a function that is named as one that rejects',
      ineffective(`${axios}
        export const f = (reject: () => void) => Promise.race([http.get('/a'), new Promise((done) => setTimeout(() => { reject(); done(1); }, 9))]);`),
    ],
    ['whose race aborts the call', ineffective(race(', { signal: AbortSignal.timeout(10_000) }'))],
    [
      'that destroys the request on its event',
      ineffective(
        `import http from 'node:http'; export function f() { const r = http.get('http://a', { timeout: 5_000 }); r.on('timeout', () => r.destroy()); }`,
      ),
    ],
    [
      'that callers give',
      ineffective(
        `import axios from 'axios'; export const f = (timeout: number) => axios.get('/a', { timeout });`,
      ),
    ],
  ];
  it.each(cases)('is none %s', (_what, found) => {
    expect(found()).toEqual([]);
  });
});

describe('the remedy', () => {
  const ignored = service.add(
    `export const f = () => fetch('https://a', { timeout: 5_000 } as RequestInit);`,
  );
  const raced = service.add(race('').replace('10_000', '1500'));
  const literal = service.add(
    `export async function f() { const init: object = {}; await fetch('https://a', { method: 'GET' }); return init; }`,
  );
  const bare = service.add(`import axios from 'axios'; export const f = () => axios.post('/a');`);
  const none = service.add(`import axios from 'axios'; export const f = () => axios.get();`);
  const held = service.add(`const init = {}; export const f = () => fetch('https://a', init);`);
  const spread = service.add(`export const f = (args: [string]) => fetch(...args);`);
  const relative = service.add(`export async function f() { await fetch('/a', { method: 'GET' }); }`);
  const remedy = (one: typeof literal) => one.remote().bound?.remedy ?? null;
  it('goes to the head of the options', () => {
    expect(literal.applied(remedy(literal))).toContain(
      `fetch('https://a', { signal: AbortSignal.timeout(10_000), method: 'GET' })`,
    );
  });
  it('is a new argument behind those that are left out', () => {
    expect(bare.applied(remedy(bare))).toContain(`axios.post('/a', undefined, { timeout: 10_000 })`);
  });
  it('is all the arguments where there are none', () => {
    expect(none.applied(remedy(none))).toContain(`axios.get(undefined, { timeout: 10_000 })`);
  });
  it('gives a call the time that the race gave it', () => {
    expect(raced.facts().ineffectiveTimeouts[0]?.remedy?.text).toContain('AbortSignal.timeout(1_500)');
  });
  it('is none where the options are held elsewhere', () => {
    expect(remedy(held)).toBeNull();
  });
  it('is none for a relative address, which only browsers can call', () => {
    expect(relative.remote().bound).toBeNull();
  });
  it('is none behind spread arguments', () => {
    expect(remedy(spread)).toBeNull();
  });
  it('is none inside a cast', () => {
    expect(ignored.facts().ineffectiveTimeouts[0]?.remedy).toBeNull();
  });
});
