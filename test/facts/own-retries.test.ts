import { expect, test } from 'vitest';
import { openService } from './open-service.ts';

const service = openService();

/** A request of undici, by what is written for the client and the call. */
const requested = (client: string, call = "client.request({ method: 'GET', path: '/u' })") =>
  service.add(`import { Agent, fetch, interceptors, Pool, request, RetryAgent } from 'undici';
const base = new Pool('https://a'); const { retry } = interceptors; console.log(Agent, fetch, request, RetryAgent, retry);
declare const others: Parameters<typeof base.compose>; const client = ${client}; export const get = () => ${call};`);

const retried = (most: number, by: string) => ({ bounded: 'yes', most, by });
const byDefault = { ...retried(6, 'the default of undici'), byDefault: true };
const through = "fetch('https://a', { dispatcher: client })";

const cases = [
  [
    'is composed with a retry',
    requested('base.compose(interceptors.retry({ maxRetries: 2 }))'),
    retried(3, '`maxRetries`'),
  ],
  ['is composed with a retry by default', requested('base.compose(retry())'), byDefault],
  [
    'is composed with several interceptors',
    requested('base.compose([interceptors.redirect({ maxRedirections: 3 }), interceptors.retry({})])'),
    byDefault,
  ],
  [
    'is composed one interceptor after the other',
    requested('base.compose(interceptors.retry()).compose(interceptors.redirect({ maxRedirections: 3 }))'),
    byDefault,
  ],
  [
    'is composed without a retry',
    requested('base.compose(interceptors.redirect({ maxRedirections: 3 }))'),
    null,
  ],
  ['is composed of what cannot be seen', requested('base.compose(...others)'), null],
  [
    'leaves alone what creates something',
    requested('base.compose(retry())', "client.request({ method: 'POST', path: '/u' })"),
    null,
  ],
  [
    'retries what its methods name',
    requested("base.compose(retry({ methods: ['POST'] }))", "client.request({ method: 'POST', path: '/u' })"),
    byDefault,
  ],
  [
    'makes a fetch',
    requested('new Agent().compose(retry({ maxRetries: 4 }))', through),
    retried(5, '`maxRetries`'),
  ],
  [
    'makes a request',
    requested(
      'new RetryAgent(new Agent(), { maxRetries: 1 })',
      "request('https://a', { dispatcher: client })",
    ),
    retried(2, '`maxRetries`'),
  ],
  ['makes a fetch and does not retry', requested('new Agent()', through), null],
  [
    'makes no part of a fetch',
    requested('new RetryAgent(new Agent())', "fetch('https://a', { headers: { client: String(client) } })"),
    null,
  ],
] as const;

test.each(cases)('a client of undici that %s', (_what, written, expected) => {
  const [call] = written.calls().filter(({ remote }) => remote && remote.effect !== 'none');
  expect(call?.remote?.retries).toEqual(expected);
});

test('a fetch of Node is made by the client that it is given', () => {
  expect(ofNode.remote('fetch').retries).toEqual(byDefault);
});

test('a fetch of Node is made by the client that the program sets for all', () => {
  const apart = openService();
  const written = apart.add({
    'main.ts': `export const get = () => fetch('https://a');`,
    'start.ts': `import { Agent, interceptors, setGlobalDispatcher } from 'undici';
setGlobalDispatcher(new Agent().compose(interceptors.retry({ maxRetries: 2 })));`,
  });
  expect(written.remote('fetch').retries).toEqual(retried(3, '`maxRetries`'));
});

const ofNode =
  service.add(`import { RetryAgent, Agent } from 'undici'; const dispatcher = new RetryAgent(new Agent());
export const get = () => fetch('https://a', { dispatcher } as RequestInit);`);
