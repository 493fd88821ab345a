import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** Whether the call in a class is bounded, and whether the client that it is made on counts as one without a limit. */
function judged(sources: Sources) {
  const written = service.add(sources);
  return () => {
    const clients = written.facts().clients.map(({ bound }) => bound?.verdict);
    return { call: written.remote().bound?.verdict, clients };
  };
}

const api = (made: string) => `import axios, { type AxiosInstance } from 'axios';
  interface Options { url: string; timeout?: number }
  export class Api {
    readonly #http: AxiosInstance;
    constructor(options: Options) { this.#http = axios.create(${made}); }
    load() { return this.#http.get('/a'); }
  }`;
const whole = api('options');
const part = api('{ baseURL: options.url, timeout: options.timeout }');
const app = (...made: readonly string[]) =>
  `import { Api } from './main'; import { settings } from 'somewhere'; export const all = [${made.join()}, settings];`;
const without = "new Api({ url: 'a' })";
const limited = "new Api({ url: 'a', timeout: 500 })";

const cases: readonly [what: string, sources: Sources, verdict: string][] = [
  ['all of what is given, which has no limit', { 'main.ts': whole, 'app.ts': app(without) }, 'no'],
  ['all of what is given, which has one', { 'main.ts': whole, 'app.ts': app(limited) }, 'yes'],
  ['parts of what is given, the limit not among them', { 'main.ts': part, 'app.ts': app(without) }, 'no'],
  ['parts of what is given, the limit among them', { 'main.ts': part, 'app.ts': app(limited) }, 'yes'],
  ['what several give, none a limit', { 'main.ts': part, 'app.ts': app(without, without) }, 'no'],
  ['what several give, one of them a limit', { 'main.ts': part, 'app.ts': app(without, limited) }, 'unknown'],
  ['what cannot be read', { 'main.ts': part, 'app.ts': app('new Api(settings)') }, 'unknown'],
  [
    'a list of which the length is not known',
    { 'main.ts': part, 'app.ts': app('new Api(...settings)') },
    'unknown',
  ],
  ['what nobody in sight gives', { 'main.ts': part }, 'caller'],
  [
    'what a class gives that extends this one',
    {
      'main.ts': whole.replace('export class', 'export abstract class'),
      'app.ts': `import { Api } from './main'; export class Orders extends Api { constructor() { super({ url: 'a' }); } }`,
    },
    'no',
  ],
];

describe('a client that a class makes of', () => {
  it.each(cases.map(([what, sources, verdict]) => ({ what, verdict, answer: judged(sources) })))(
    '$what, is bounded: $verdict',
    ({ answer, verdict }) => {
      expect(answer()).toEqual({ call: verdict, clients: [verdict] });
    },
  );
});
