import { describe, expect, it } from 'vitest';
import { answers, answersApart } from './answers.ts';
import { openService, type Sources } from './open-service.ts';

const service = openService();

answers(service, 'AbortSignal.timeout', {
  yes: `export const f = (url: string) => fetch(url, { signal: AbortSignal.timeout(1_000) });`,
  no: `
    const signal = AbortSignal.timeout(1_000);
    export const f = (url: string) => [signal.aborted, fetch(url)];`,
  unknown: `
    const controller = new AbortController();
    export const f = (url: string) => fetch(url, { signal: controller.signal });`,
});

answers(service, 'AbortSignal.any', {
  yes: `
    export const f = (url: string, given: AbortSignal) =>
      fetch(url, { signal: AbortSignal.any([given, AbortSignal.timeout(1_000)]) });`,
  unknown: `
    const stop = new AbortController();
    export const f = (url: string) => fetch(url, { signal: AbortSignal.any([stop.signal]) });`,
});

answers(service, 'a signal made by a function of the program', {
  yes: {
    'main.ts': `
      import { deadline } from './deadline';
      export const f = (url: string) => fetch(url, { signal: deadline(2) });`,
    'deadline.ts': `export const deadline = (seconds: number) => AbortSignal.timeout(seconds * 1_000);`,
  },
  unknown: {
    'main.ts': `
      import { cancellation } from './deadline';
      export const f = (url: string) => fetch(url, { signal: cancellation() });`,
    'deadline.ts': `export function cancellation() { const c = new AbortController(); return c.signal; }`,
  },
});

answers(service, 'a race against a timer', {
  yes: `
    export function f(url: string) {
      const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), 1_000));
      return Promise.race([fetch(url), late]);
    }`,
  no: `
    export const f = (url: string, other: Promise<Response>) => Promise.all([fetch(url), other]);`,
});

answers(service, 'a race that a function of the program runs', {
  yes: {
    'main.ts': `
      import { within } from './within';
      export const f = (url: string) => within(fetch(url), 1_000);`,
    'within.ts': `
      const sleep = (ms: number) => new Promise<never>((_, reject) => setTimeout(reject, ms));
      export const within = <T>(work: Promise<T>, ms: number) => Promise.race([work, sleep(ms)]);`,
  },
  no: {
    'main.ts': `
      import { logged } from './logged';
      export const f = (url: string) => logged(fetch(url));`,
    'logged.ts': `export const logged = async <T>(work: Promise<T>) => { const done = await work; return done; };`,
  },
});

answers(service, 'a race against a timer of Node.js', {
  yes: {
    'main.ts': `
      import { within } from './within';
      export const f = (url: string) => within(fetch(url), 1_000);`,
    'within.ts': `
      import { setTimeout as sleep } from 'node:timers/promises';
      export const within = <T>(work: Promise<T>, ms: number) =>
        Promise.race([work, sleep(ms).then(() => Promise.reject(new Error('late')))]);`,
  },
  no: {
    'main.ts': `
      import { within } from './within';
      export const f = (url: string) => within(fetch(url), 1_000);`,
    'within.ts': `
      import { setImmediate as turn } from 'node:timers/promises';
      export const within = async <T>(work: Promise<T>, ms: number) => { await turn(ms); return work; };`,
  },
});

answers(service, 'the dispatcher of a call', {
  yes: `
    import { Agent } from 'undici';
    const dispatcher = new Agent({ headersTimeout: 5_000 });
    export const f = (url: string) => fetch(url, { dispatcher } as RequestInit);`,
  no: `
    import { Agent } from 'undici';
    const dispatcher = new Agent({ connect: { rejectUnauthorized: false } });
    export const f = (url: string) => fetch(url, { dispatcher } as RequestInit);`,
  unknown: `
    import { ProxyAgent } from 'undici';
    const dispatcher = new ProxyAgent('http://proxy');
    export const f = (url: string) => fetch(url, { dispatcher } as RequestInit);`,
});

const dispatched = (agent: string): Sources => ({
  'main.ts': `export const f = (url: string) => fetch(url);`,
  'dispatcher.ts': `
    import { Agent, EnvHttpProxyAgent, MockAgent, getGlobalDispatcher, interceptors, setGlobalDispatcher } from 'undici';
    console.log(Agent, EnvHttpProxyAgent, MockAgent, getGlobalDispatcher, interceptors);
    ${agent}`,
});

answersApart('the dispatcher of all calls', {
  yes: dispatched('setGlobalDispatcher(new Agent({ headersTimeout: 5_000, bodyTimeout: 5_000 }));'),
  no: dispatched('setGlobalDispatcher(new EnvHttpProxyAgent());'),
  unknown: dispatched(
    'declare const agent: Agent; export const start = () => { setGlobalDispatcher(agent); };',
  ),
});

answersApart('the dispatcher of all calls, composed', {
  yes: dispatched(
    'setGlobalDispatcher(new Agent({ headersTimeout: 5_000 }).compose(interceptors.retry({ maxRetries: 1 })));',
  ),
  no: dispatched('setGlobalDispatcher(getGlobalDispatcher().compose(interceptors.dns()));'),
});

answersApart('a dispatcher that stands in for all calls in tests', {
  no: dispatched(`
    const before = getGlobalDispatcher();
    export const set = () => { setGlobalDispatcher(new MockAgent()); };
    export const reset = () => { setGlobalDispatcher(before); };`),
  unknown: {
    'main.ts': `export const f = (url: string) => fetch(url);`,
    'dispatcher.ts': `
      import * as undici from 'undici';
      undici.setGlobalDispatcher(new undici.ProxyAgent('http://proxy'));`,
  },
});

answersApart('a function of the program that is named as the one of a package', {
  no: {
    'main.ts': `export const f = (url: string) => fetch(url);`,
    'dispatcher.ts': `
      import { Agent } from 'undici';
      const setGlobalDispatcher = (agent: Agent) => { console.log(agent); };
      setGlobalDispatcher(new Agent({ headersTimeout: 5_000 }));`,
  },
});

answers(service, 'a race with an abort of the call', {
  yes: `
    export async function f(url: string) {
      const controller = new AbortController();
      const late = new Promise<never>((_, reject) =>
        setTimeout(() => { controller.abort(); reject(new Error('late')); }, 1_000),
      );
      return Promise.race([fetch(url, { signal: controller.signal }), late]);
    }`,
});

answers(service, 'a request of Node.js', {
  yes: `
    import { request } from 'node:http';
    export function f(url: string) {
      const sent = request(url, (reply) => reply.resume());
      sent.setTimeout(1_000, () => sent.destroy());
      sent.end();
    }`,
  no: `
    import http from 'node:http';
    export const f = (url: string) => http.request(url, (reply) => reply.resume()).end();`,
});

answers(service, 'operators of rxjs', {
  yes: `
    import { HttpService } from '@nestjs/axios';
    import { firstValueFrom, timeout } from 'rxjs';
    export class Stock {
      constructor(private readonly http: HttpService) {}
      load = () => firstValueFrom(this.http.get('/a').pipe(timeout(1_000)));
    }`,
  unknown: `
    import { HttpService } from '@nestjs/axios';
    import { firstValueFrom, takeUntil, type Observable } from 'rxjs';
    export class Stock {
      constructor(private readonly http: HttpService, private readonly stop: Observable<void>) {}
      load = () => firstValueFrom(this.http.get('/a').pipe(takeUntil(this.stop)));
    }`,
});

/** What the summaries report of a file's calls that nothing bounds, of those in `main.ts` unless another file is named. */
function unbounded(sources: Sources, file = 'main.ts'): () => readonly string[] | null {
  const written = service.add(sources);
  return () => {
    const facts = service.facts().fileFacts(written.fileName.replace('main.ts', file));
    return (
      facts &&
      service
        .summaries()
        .unboundedCalls(facts)
        .map(({ via }) => via.join(' → '))
    );
  };
}

describe('p-timeout around a call', () => {
  const limited = unbounded(`
    import pTimeout from 'p-timeout';
    export const f = (url: string) => pTimeout(fetch(url), { milliseconds: 1_000 });`);
  const endless = unbounded(`
    import pTimeout from 'p-timeout';
    export const f = (url: string) => pTimeout(fetch(url), { milliseconds: Infinity });`);
  const unread = unbounded(`
    import pTimeout from 'p-timeout';
    import { limits } from './limits';
    export const f = (url: string) => pTimeout(fetch(url), { milliseconds: limits.slow });`);
  it('bounds it', () => {
    expect(limited()).toEqual([]);
  });
  it('does not with an endless limit', () => {
    expect(endless()).toEqual(['fetch']);
  });
  it('may with a limit that cannot be read', () => {
    expect(unread()).toEqual([]);
  });
});

describe('a policy of cockatiel around a call', () => {
  const limited = unbounded(`
    import { handleAll, retry, timeout, TimeoutStrategy, wrap } from 'cockatiel';
    const policy = wrap(retry(handleAll, { maxAttempts: 3 }), timeout(1_000, TimeoutStrategy.Aggressive));
    export const f = (url: string) => policy.execute(() => fetch(url));`);
  const retried = unbounded(`
    import { handleAll, retry } from 'cockatiel';
    const policy = retry(handleAll, { maxAttempts: 3 });
    export const f = (url: string) => policy.execute(() => fetch(url));`);
  const unread = unbounded(`
    import type { IPolicy } from 'cockatiel';
    export const f = (url: string, policy: IPolicy) => policy.execute(() => fetch(url));`);
  it('bounds it with a timeout among the policies', () => {
    expect(limited()).toEqual([]);
  });
  it('does not by retrying alone', () => {
    expect(retried()).toEqual(['fetch']);
  });
  it('may when it cannot be seen', () => {
    expect(unread()).toEqual([]);
  });
});

describe('a breaker of opossum around a call', () => {
  const limited = unbounded(`
    import CircuitBreaker from 'opossum';
    const breaker = new CircuitBreaker(async (url: string) => fetch(url), { timeout: 1_000 });
    export const f = (url: string) => breaker.fire(url);`);
  const beside = unbounded(`
    import CircuitBreaker from 'opossum';
    const breaker = new CircuitBreaker(async () => 1);
    export const f = (url: string) => [breaker.fire(), fetch(url)];`);
  it('bounds it by its default', () => {
    expect(limited()).toEqual([]);
  });
  it('does not where the call is beside it', () => {
    expect(beside()).toEqual(['fetch']);
  });
});

describe('a parameter that is passed through two wrappers', () => {
  const wrappers = {
    'http.ts': `
      import axios, { type AxiosRequestConfig } from 'axios';
      export async function send(url: string, options: AxiosRequestConfig = {}) { return axios.get(url, options); }`,
    'orders.ts': `
      import { send } from './http';
      export interface Options { readonly timeout?: number; readonly page?: number }
      export const loadOrders = async (options: Options) => send('/orders', { timeout: options.timeout });`,
  };
  const given = unbounded({
    ...wrappers,
    'main.ts': `import { loadOrders } from './orders'; export const f = async () => loadOrders({ timeout: 1_000 });`,
  });
  const missing = unbounded({
    ...wrappers,
    'main.ts': `import { loadOrders } from './orders'; export const f = async () => loadOrders({ page: 1 });`,
  });
  const unread = unbounded({
    ...wrappers,
    'main.ts': `
      import { loadOrders, type Options } from './orders';
      declare const stored: Options;
      export const f = async () => loadOrders(stored);`,
  });
  it('bounds the call', () => {
    expect(given()).toEqual([]);
  });
  it('leaves it unbounded when the outermost caller does not give it', () => {
    expect(missing()).toEqual(['loadOrders → send → axios.get']);
  });
  it('may bound it when it cannot be read', () => {
    expect(unread()).toEqual([]);
  });
});

describe('a signal that is passed through a wrapper', () => {
  const wrapper = `async function get(url: string, signal?: AbortSignal) { return fetch(url, { signal }); }`;
  const given = unbounded(
    `${wrapper} export const f = async (url: string) => get(url, AbortSignal.timeout(10));`,
  );
  const missing = unbounded(`${wrapper} export const f = async (url: string) => get(url);`);
  it('bounds the call', () => {
    expect(given()).toEqual([]);
  });
  it('leaves it unbounded where it is not given', () => {
    expect(missing()).toEqual(['get → fetch']);
  });
});

describe('a race around the callers of a function', () => {
  const raced = (work: string) => `Promise.race([
    ${work},
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), 1_000)),
  ])`;
  const sign = {
    'sign.ts': `
      const post = async (url: string, signal?: AbortSignal) => fetch(url, { signal: signal ?? null });
      export const sign = async (id: string) => {
        const response = await post('https://signer.internal/' + id);
        return response.ok;
      };`,
  };
  const every = unbounded(
    {
      ...sign,
      'main.ts': `import { sign } from './sign'; export const route = async (id: string) => ${raced('sign(id)')};`,
    },
    'sign.ts',
  );
  const above = unbounded(
    {
      ...sign,
      'flow.ts': `import { sign } from './sign'; export const flow = async (id: string) => { await sign(id); };`,
      'main.ts': `import { flow } from './flow'; export const route = async (id: string) => ${raced('flow(id)')};`,
    },
    'sign.ts',
  );
  const within = {
    ...sign,
    'within.ts': `
      const sleep = (ms: number) => new Promise<never>((_, reject) => setTimeout(reject, ms));
      export const within = <T>(work: Promise<T>, ms: number) => Promise.race([work, sleep(ms)]);
      export const withinOf = <T>(work: () => Promise<T>, ms: number) => Promise.race([work(), sleep(ms)]);
      export const logged = async <T>(work: Promise<T>) => { const done = await work; return done; };`,
  };
  const handed = unbounded(
    {
      ...within,
      'main.ts': `
        import { sign } from './sign';
        import { within, withinOf } from './within';
        export const route = async (id: string) => within(sign(id), 1_000);
        export const job = async (id: string) => withinOf(() => sign(id), 1_000);`,
    },
    'sign.ts',
  );
  const loggedOnly = unbounded(
    {
      ...within,
      'main.ts': `
        import { sign } from './sign';
        import { logged } from './within';
        export const route = async (id: string) => logged(sign(id));`,
    },
    'sign.ts',
  );
  const one = unbounded(
    {
      ...sign,
      'main.ts': `
      import { sign } from './sign';
      export const route = async (id: string) => ${raced('sign(id)')};
      export const job = async (id: string) => sign(id);`,
    },
    'sign.ts',
  );
  it('bounds its calls', () => {
    expect(every()).toEqual([]);
  });
  it('bounds its calls from further above', () => {
    expect(above()).toEqual([]);
  });
  it('bounds its calls where a function of the program runs it', () => {
    expect(handed()).toEqual([]);
  });
  it('is none where the function of the program waits', () => {
    expect(loggedOnly()).toEqual(['post → fetch']);
  });
  it('does not where another caller waits without one', () => {
    expect(one()).toEqual(['post → fetch']);
  });
});
