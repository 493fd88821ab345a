import { describe, expect, it } from 'vitest';
import type { FactsRequest } from '../../src/facts/service-facts.ts';
import { callsIn } from '../../src/summaries/interest.ts';
import { openFacts, openService, type Sources } from './open-service.ts';

const service = openService();

/** Whether the only library's call of a file is bounded, and whether the client is known that it is made on. */
function bound(sources: Sources) {
  const written = service.add(sources);
  return () => {
    const { bound, client } = written.remote();
    return { verdict: bound?.verdict, isMade: client.construction !== null };
  };
}

const make = `import axios from 'axios'; export const http = axios.create();`;
const limited = `import axios from 'axios'; export const http = axios.create({ timeout: 500 });`;
const taker = `import type { AxiosInstance } from 'axios';
  export class Api { constructor(private readonly http: AxiosInstance) {} load = () => this.http.get('/a'); }`;
const maker = (given: string) => `import { http } from './http'; import { Api } from './main'; ${given}`;
const imported = `import type { AxiosInstance } from 'axios';`;

const ways: Readonly<Record<string, Sources>> = {
  'the constructor of a class, which keeps it': {
    'main.ts': taker,
    'http.ts': make,
    'app.ts': maker('export const api = new Api(http);'),
  },
  'a constructor that assigns it to a field': {
    'main.ts': `${imported}
      export class Api { readonly #http: AxiosInstance; constructor(http: AxiosInstance) { this.#http = http; } load() { return this.#http.get('/a'); } }`,
    'http.ts': make,
    'app.ts': maker('export const api = new Api(http);'),
  },
  'the constructor of the class that this one extends': {
    'base.ts': `${imported} export class Base { constructor(protected readonly http: AxiosInstance) {} }`,
    'main.ts': `import { Base } from './base'; export class Api extends Base { load() { return this.http.get('/a'); } }`,
    'http.ts': make,
    'app.ts': maker('export const api = new Api(http);'),
  },
  'a constructor by way of `super`': {
    'main.ts': `${imported} export class Base { constructor(protected readonly http: AxiosInstance) {} load() { return this.http.get('/a'); } }`,
    'http.ts': make,
    'app.ts': `import { http } from './http'; import { Base } from './main';
      export class Api extends Base { constructor() { super(http); } }`,
  },
  'a function that returns another one': {
    'main.ts': `${imported} export const loading = (http: AxiosInstance) => (id: string) => http.get('/' + id);`,
    'app.ts': `import axios from 'axios'; import { loading } from './main'; export const load = loading(axios.create());`,
  },
  'a function as one of what it depends on': {
    'main.ts': `${imported} interface Dependencies { http: AxiosInstance; now(): Date }
      export function api({ http }: Dependencies) { return { load: () => http.get('/a') }; }`,
    'http.ts': make,
    'app.ts': `import { http } from './http'; import { api } from './main'; export const { load } = api({ http, now: () => new Date() });`,
  },
  'a function that keeps what it depends on in one': {
    'main.ts': `${imported} export interface Dependencies { readonly clients: { http: AxiosInstance } }
      export const load = (dependencies: Dependencies) => dependencies.clients.http.get('/a');`,
    'http.ts': make,
    'app.ts': `import { http } from './http'; import { load } from './main'; export const run = () => load({ clients: { http } });`,
  },
  'a function that hands it on': {
    'main.ts': `${imported} export const load = (http: AxiosInstance) => http.get('/a');`,
    'middle.ts': `${imported} import { load } from './main'; export const middle = (client: AxiosInstance) => load(client);`,
    'app.ts': `import axios from 'axios'; import { middle } from './middle'; export const run = () => middle(axios.create());`,
  },
};

const found = Object.entries(ways).map(([to, sources]) => ({ to, answer: bound(sources) }));

describe('a client that is handed to', () => {
  it.each(found)('$to is the one that was made', ({ answer }) => {
    expect(answer()).toEqual({ verdict: 'no', isMade: true });
  });
});

const limits: Readonly<Record<string, { sources: Sources; verdict: string }>> = {
  'one that has a limit': {
    sources: { 'main.ts': taker, 'http.ts': limited, 'app.ts': maker('export const api = new Api(http);') },
    verdict: 'yes',
  },
  'several of which none has a limit': {
    sources: {
      'main.ts': taker,
      'http.ts': make,
      'app.ts': `import axios from 'axios'; ${maker('export const all = [new Api(http), new Api(axios.create({ baseURL: "https://a" }))];')}`,
    },
    verdict: 'no',
  },
  'several of which one has a limit': {
    sources: {
      'main.ts': taker,
      'http.ts': make,
      'app.ts': `import axios from 'axios'; ${maker('export const all = [new Api(http), new Api(axios.create({ timeout: 500 }))];')}`,
    },
    verdict: 'unknown',
  },
  'one that cannot be read': {
    sources: {
      'main.ts': taker,
      'http.ts': make,
      'app.ts': `import { other } from 'somewhere'; ${maker('export const all = [new Api(http), new Api(other)];')}`,
    },
    verdict: 'unknown',
  },
  'one in a list of which the length is not known': {
    sources: {
      'main.ts': taker,
      'http.ts': make,
      'app.ts': maker('const all = [http] as const; export const api = new Api(...all);'),
    },
    verdict: 'unknown',
  },
  'nobody in sight': { sources: { 'main.ts': taker }, verdict: 'unknown' },
  'more than can be looked at': {
    sources: {
      'main.ts': taker,
      'http.ts': make,
      'app.ts': maker(`export const all = [${'new Api(http), '.repeat(9)}];`),
    },
    verdict: 'unknown',
  },
};

const judged = Object.entries(limits).map(([what, { sources, verdict }]) => ({
  what,
  verdict,
  answer: bound(sources),
}));

describe('calls on a client that may be', () => {
  it.each(judged)('$what are bounded: $verdict', ({ answer, verdict }) => {
    expect(answer().verdict).toBe(verdict);
  });
});

const database = service.add({
  'main.ts': `import type { Pool } from 'pg'; export const save = (db: Pool) => db.query('INSERT INTO a DEFAULT VALUES');`,
  'app.ts': `import { Pool } from 'pg'; import { save } from './main'; export const run = () => save(new Pool());`,
});

it('a client of a database that is handed over may be in a transaction', () => {
  expect(database.remote().client.construction).toBeNull();
});

describe('what a test hands over', () => {
  const tested = openService();
  const { fileName } = tested.add({
    'main.ts': taker,
    'http.ts': make,
    'app.ts': maker('export const api = new Api(http);'),
    'main.test.ts': `import axios from 'axios'; ${maker('export const fake = new Api(axios.create({ timeout: 1 })); http;')}`,
  });
  const verdict = (roleOf: FactsRequest['roleOf']) => {
    const facts = openFacts(tested.program(), roleOf);
    const functions = facts.fileFacts(fileName)?.functions ?? [];
    return functions
      .flatMap(({ flow }) => callsIn(flow))
      .map(({ remote }) => remote?.bound?.verdict)
      .find((one) => one !== undefined);
  };
  it('says nothing of the service', () => {
    expect(verdict((file) => (file.fileName.endsWith('.test.ts') ? 'test' : 'service'))).toBe('no');
  });
  it('would be one of two otherwise', () => {
    expect(verdict(() => 'service')).toBe('unknown');
  });
});

describe('clients that are handed to two classes', () => {
  const two = `import type { AxiosInstance } from 'axios';
    export class A { constructor(private readonly http: AxiosInstance) {} load = () => this.http.get('/a'); }
    export class B { constructor(private readonly http: AxiosInstance) {} load = () => this.http.get('/b'); }`;
  const origins = (app: string) => {
    const written = service.add({
      'main.ts': two,
      'app.ts': `import axios from 'axios'; import { A, B } from './main'; ${app}`,
    });
    return () => new Set(written.calls().flatMap(({ remote }) => remote?.client.origin?.start ?? [])).size;
  };
  const made = origins(
    'const make = (baseURL: string) => axios.create({ baseURL }); export const all = [new A(make("a")), new B(make("b"))];',
  );
  const shared = origins('const http = axios.create(); export const all = [new A(http), new B(http)];');
  it('are two where a function makes each of them', () => {
    expect(made()).toBe(2);
  });
  it('are one where it is made once', () => {
    expect(shared()).toBe(1);
  });
});
