import { describe, expect, it } from 'vitest';
import { openService, type Sources } from './open-service.ts';

const service = openService();

/** What the calls of a file that reach a known library are, as `library operation`. */
function operations(sources: Sources): () => readonly string[] {
  const written = service.add(sources);
  return () =>
    written.calls().flatMap(({ remote }) => (remote ? [`${remote.library} ${remote.operation}`] : []));
}

describe('a name that only looks like a client', () => {
  const local = operations(`
    const axios = { get: (url: string) => url };
    export const f = () => axios.get('/a');`);
  const shadowed = operations(`
    import axios from 'axios';
    export const f = (axios: { get(url: string): string }) => axios.get('/a');
    export const used = axios;`);
  const own = operations(`
    function fetch(url: string) { return url; }
    export const f = () => fetch('/a');`);
  const imported = operations({
    'main.ts': `import { fetch } from './fetch'; export const f = () => fetch('/a');`,
    'fetch.ts': `export const fetch = (url: string) => url;`,
  });
  const method = operations(`
    class Queue { add(name: string) { return name; } }
    export const f = () => new Queue().add('a');`);
  it('is none as a local of the same name', () => {
    expect(local()).toEqual([]);
  });
  it('is none where a parameter shadows the import', () => {
    expect(shadowed()).toEqual([]);
  });
  it('is none as a function of the program that is named as a global', () => {
    expect(own()).toEqual([]);
  });
  it('is none as an import of the program that is named as a global', () => {
    expect(imported()).toEqual([]);
  });
  it('is none as a class that is named as one of a package', () => {
    expect(method()).toEqual([]);
  });
});

describe('an import', () => {
  const get = ['axios AxiosInstance.get'];
  const cases = {
    default: operations(`import axios from 'axios'; export const f = () => axios.get('/a');`),
    renamed: operations(`import http from 'axios'; export const f = () => http.get('/a');`),
    namespace: operations(`import * as axios from 'axios'; export const f = () => axios.default.get('/a');`),
    'named default': operations(
      `import { default as http } from 'axios'; export const f = () => http.get('/a');`,
    ),
    'import()': operations(
      `export const f = async () => { const { default: http } = await import('axios'); return http.get('/a'); };`,
    ),
    'import() as a whole': operations(
      `export const f = async () => { const axios = await import('axios'); return axios.default.get('/a'); };`,
    ),
    'import =': operations(
      `import axios = require('axios'); export const f = () => axios.default.get('/a');`,
    ),
    're-export': operations({
      'main.ts': `import { http } from './http'; export const f = () => http.get('/a');`,
      'http.ts': `export { default as http } from 'axios';`,
    }),
    'star re-export': operations({
      'main.ts': `import { http } from './index'; export const f = () => http.get('/a');`,
      'index.ts': `export * from './http';`,
      'http.ts': `import axios from 'axios'; export const http = axios;`,
    }),
    'default re-export': operations({
      'main.ts': `import http from './http'; export const f = () => http.get('/a');`,
      'http.ts': `import axios from 'axios'; export default axios.create();`,
    }),
    'namespace of a file': operations({
      'main.ts': `import * as clients from './clients'; export const f = () => clients.http.get('/a');`,
      'clients.ts': `import axios from 'axios'; export const http = axios.create();`,
    }),
    require: operations({ 'main.js': `const axios = require('axios'); exports.f = () => axios.get('/a');` }),
    'require().default': operations({
      'main.js': `const axios = require('axios').default; exports.f = () => axios.get('/a');`,
    }),
    'dynamic import': operations(`export const f = async () => (await import('axios')).default.get('/a');`),
  };
  it.each(Object.entries(cases))('is followed as %s', (_form, found) => {
    expect(found()).toEqual(get);
  });

  const named = operations(`import { request as send } from 'undici'; export const f = () => send('/a');`);
  const both = operations(`import { got } from 'got'; export const f = () => got('/a');`);
  it('is known by its exported name, not by its alias', () => {
    expect(named()).toEqual(['undici request']);
  });
  it('is known by each name under which a package exports it', () => {
    expect(both()).toEqual(['got Got']);
  });
});

describe('a method under another name', () => {
  const destructured = operations(
    `import axios from 'axios'; const { get } = axios; export const f = () => get('/a');`,
  );
  const renamed = operations(
    `import axios from 'axios'; const { post: send } = axios; export const f = () => send('/a');`,
  );
  const stored = operations(
    `import axios from 'axios'; const send = axios.put; export const f = () => send('/a');`,
  );
  const element = operations(`import axios from 'axios'; export const f = () => axios['delete']('/a');`);
  const bound = operations(
    `import axios from 'axios'; const send = axios.get.bind(axios); export const f = () => send('/a');`,
  );
  it('is known when it is destructured', () => {
    expect(destructured()).toEqual(['axios AxiosInstance.get']);
  });
  it('is known when it is renamed', () => {
    expect(renamed()).toEqual(['axios AxiosInstance.post']);
  });
  it('is known when it is stored', () => {
    expect(stored()).toEqual(['axios AxiosInstance.put']);
  });
  it('is known by its string', () => {
    expect(element()).toEqual(['axios AxiosInstance.delete']);
  });
  it('is known when it is bound', () => {
    expect(bound()).toEqual(['axios AxiosInstance.get']);
  });

  const chosen = service.add(`
    import got from 'got';
    export function f(write: boolean) {
      const request = write ? got.post : got.get;
      return request('/a', { timeout: { request: 1_000 } });
    }`);
  it('is one of several where a condition chooses it', () => {
    expect(chosen.remote()).toMatchObject({ effect: 'unknown', bound: { verdict: 'yes' } });
  });
});

describe('a client that a function of the program hands to a function', () => {
  const taken = (declared: string, use = `inside((client) => client.query('SELECT 1'))`) =>
    operations(`
      import { Pool, PoolClient } from 'pg';
      import axios, { AxiosInstance } from 'axios';
      class Mine { query(text: string) { return text; } }
      ${declared}
      export const f = () => ${use};`);
  const query = ['pg Client.query'];
  const cases = {
    'is known by the type that the function declares': taken(
      'declare const start: unknown; function inside<T>(work: (client: PoolClient) => T): T { return start as T; }',
    ),
    'is known where the function is a method': taken(
      'class Unit { run(work: (client: PoolClient) => unknown) { return work; } } const unit = new Unit();',
      `unit.run(function (client) { return client.query('SELECT 1'); })`,
    ),
    'is known where other parameters come before': taken(
      'function inside(name: string, work: (first: Mine, client: PoolClient) => unknown) { return work; }',
      `inside('a', (first, client) => [first.query('a'), client.query('SELECT 1')])`,
    ),
    'is known by the overload that is called': taken(
      `function inside(work: (client: PoolClient) => unknown): void;
       function inside(work: (client: AxiosInstance) => unknown, how: string): void;
       function inside(work: (client: Mine) => unknown, how?: string) { void [work, how]; }`,
    ),
    'is known by what a generic function is called with': taken(
      `function inside<C>(client: C, work: (client: C) => unknown) { return [client, work]; }
       declare const held: { one: PoolClient };`,
      `inside(held.one, (client) => client.query('SELECT 1'))`,
    ),
    'is known where the function is one that a constant holds': taken(
      'const inside = (work: (client: PoolClient) => unknown) => [work];',
    ),
    'is known where an argument is spread': taken(
      'function inside(a: string, work: (client: PoolClient) => unknown) { return [a, work]; } const a: [string] = ["a"];',
      `inside(...a, (client) => client.query('SELECT 1'))`,
    ),
  };
  it.each(Object.entries(cases))('%s', (_, found) => {
    expect(found()).toEqual(query);
  });
  it('is none where the type is a class of the program', () => {
    expect(own()).toEqual([]);
  });
  const own = taken('function inside(work: (client: Mine) => unknown) { return work; }');
});

describe('what a global of the runtime makes', () => {
  const map = operations(`
    import { Queue } from 'bullmq';
    const seen = new Map<string, Queue>();
    export const f = () => [seen.get('a'), seen.add, Queue];`);
  const declared = operations(`
    import type { Queue } from 'bullmq';
    export class Seen {
      constructor(readonly names: string[]) {}
      private readonly queues: Map<string, Queue> = openQueues();
      private readonly at = new Date();
      private readonly url: URL;
      count = () => [this.queues.get('a'), this.at.add(1), this.names.add('b'), this.url.get('c')];
    }
    declare function openQueues(): Map<string, Queue>;`);
  it('is no client, though its methods are named as those of one', () => {
    expect(map()).toEqual([]);
  });
  it('is none as a field', () => {
    expect(declared()).toEqual([]);
  });
});

describe('a client that is known by its type', () => {
  const parameter = operations(`
    import type { AxiosInstance } from 'axios';
    export const f = (http: AxiosInstance) => http.get('/a');`);
  const property = operations(`
    import type Stripe from 'stripe';
    export class Payments { constructor(private readonly stripe: Stripe) {} pay() { return this.stripe.refunds.create({}); } }`);
  const qualified = operations(`
    import * as pg from 'pg';
    export const f = (pool: pg.Pool) => pool.query('SELECT 1');`);
  const aliased = operations({
    'main.ts': `import type { Http } from './types'; export const f = (http: Http | undefined) => http?.get('/a');`,
    'types.ts': `import type { AxiosInstance } from 'axios'; export type Http = Readonly<AxiosInstance>;`,
  });
  const returned = operations(`
    import type { AxiosInstance } from 'axios';
    declare function client(): Promise<AxiosInstance>;
    export const f = async () => (await client()).get('/a');`);
  const inferred = operations(`
    import axios from 'axios';
    const clients = new Map([['orders', axios.create()]]);
    export const f = () => clients.get('orders')?.get('/a');`);
  const inNamespace = operations(`
    import type { Knex } from 'knex';
    const tables = new Map<string, Knex.QueryBuilder>();
    export const f = () => tables.get('orders')?.insert({});`);
  const handedOn = operations(`
    import axios from 'axios';
    const clients = new Map([['orders', axios.create()]]);
    const get = clients.get('orders')!.get;
    export const f = () => get('/a');`);
  const member = operations(`
    import { HttpService } from '@nestjs/axios';
    export class Stock { constructor(private readonly http: HttpService) {} load = () => this.http.axiosRef.get('/a'); }`);
  const packageItself = operations(`
    declare const loaded: Map<string, typeof import('undici')>;
    export const f = () => loaded.get('client')?.request('https://shop.example');`);
  const module = operations({
    'main.ts': `
      declare const loaded: Map<string, typeof import('./http')>;
      export const f = () => loaded.get('http')?.http.get('/a');`,
    'http.ts': `import axios from 'axios'; export const http = axios.create();`,
  });
  const generic = operations(`
    import type { AxiosInstance } from 'axios';
    export const f = <T extends AxiosInstance>(http: T) => http.get('/a');`);
  it('is a parameter', () => {
    expect(parameter()).toEqual(['axios AxiosInstance.get']);
  });
  it('is a constructor parameter property', () => {
    expect(property()).toEqual(['stripe Stripe.refunds.create']);
  });
  it('has a qualified type', () => {
    expect(qualified()).toEqual(['pg Pool.query']);
  });
  it('has an alias of a type of another file', () => {
    expect(aliased()).toEqual(['axios AxiosInstance.get']);
  });
  it('is what a function is declared to return', () => {
    expect(returned()).toEqual(['axios AxiosInstance.get']);
  });
  it('is taken out of a collection', () => {
    expect(inferred()).toEqual(['axios AxiosInstance.get']);
  });
  it('has a type that stands in a namespace', () => {
    expect(inNamespace()).toEqual(['knex Knex.QueryBuilder.insert']);
  });
  it('hands its member on', () => {
    expect(handedOn()).toEqual(['axios AxiosInstance.get']);
  });
  it('is a member of another client', () => {
    expect(member()).toEqual(['axios AxiosInstance.get']);
  });
  it('is exported by a module whose type is all there is', () => {
    expect(module()).toEqual(['axios AxiosInstance.get']);
  });
  it('is left open where the type is that of a package as a whole', () => {
    expect(packageItself()).toEqual([]);
  });
  it('is a type parameter', () => {
    expect(generic()).toEqual(['axios AxiosInstance.get']);
  });
});

describe('a client that is made elsewhere', () => {
  const factory = operations({
    'main.ts': `import { clientFor } from './client'; const http = clientFor('a'); export const f = () => http.get('/a');`,
    'client.ts': `
      import axios from 'axios';
      const clients: Record<string, ReturnType<typeof axios.create>> = {};
      export function clientFor(name: string) { return axios.create({ baseURL: name }); }
      export const all = clients;`,
  });
  const awaited = operations(`
    import { Kafka } from 'kafkajs';
    async function connect() { const producer = new Kafka({ brokers: [] }).producer(); await producer.connect(); return producer; }
    export const f = async () => { const producer = await connect(); await producer.send({ topic: 't', messages: [] }); };`);
  const subclass = operations(`
    import { PrismaClient } from '@prisma/client';
    export class Database extends PrismaClient { readonly kind = 'db'; }
    export class Orders { constructor(private readonly db: Database) {} load() { return this.db.$queryRaw\`SELECT 1\`; } }`);
  it('comes from a factory', () => {
    expect(factory()).toEqual(['axios AxiosInstance.get']);
  });
  it('comes out of a promise', () => {
    expect(awaited()).toEqual(['kafkajs Producer.send']);
  });
  it('is inherited from', () => {
    expect(subclass()).toEqual(['@prisma/client PrismaClient.$queryRaw']);
  });
});

describe('a descriptor of many packages', () => {
  const imported = operations(`
    import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
    const metrics = new CloudWatchClient({});
    export const f = () => metrics.send(new PutMetricDataCommand({}));`);
  const nested = operations(`
    import { IoTClient } from '@aws-sdk/client-iot/dist-cjs';
    const things = new IoTClient({});
    export const f = (command: never) => things.send(command);`);
  it('tells the package at hand', () => {
    expect(imported()).toEqual(['@aws-sdk/client-cloudwatch *Client.send(PutMetricDataCommand)']);
  });
  it('tells it without the path inside', () => {
    expect(nested()).toEqual(['@aws-sdk/client-iot *Client.send']);
  });
});

describe('a callee that is broken over lines', () => {
  const written = service.add(`
    import axios from 'axios';
    export const f = (url: string) =>
      axios
        .create({ ...axios.defaults })
        .get(url);
    export const g = (url: string) =>
      axios
        ?.post(url);`);
  it('is told on one line without gaps', () => {
    const callees = written.calls().flatMap(({ remote, callee }) => (remote ? [callee] : []));
    expect(callees).toEqual(['axios.create().get', 'axios?.post']);
  });
});

describe('a global', () => {
  const declared = operations({
    'main.ts': `import './globals'; export const f = () => shared.get('/a');`,
    'globals.ts': `import type { AxiosInstance } from 'axios'; declare global { var shared: AxiosInstance; }`,
  });
  const runtime = operations(`export const f = () => [Promise.all([]), JSON.parse('{}'), fetch('/a')];`);
  it('that the program declares is known by its type', () => {
    expect(declared()).toEqual(['axios AxiosInstance.get']);
  });
  it('of the runtime is a client where a library describes it', () => {
    expect(runtime()).toEqual(['node fetch']);
  });
});

describe('a class of the runtime', () => {
  const names = (code: string) => {
    const written = service.add(code);
    return () => written.calls().map(({ callee }) => callee);
  };
  const own = names(
    'class Map { constructor() { void fetch("https://a"); } } export const f = () => new Map();',
  );
  const ofRuntime = names(
    'export const f = () => [new Map(), new Set(), new Date(), new Error(), new Headers(), new Uint8Array(4)];',
  );
  it('is made without a call of the program', () => {
    expect(ofRuntime()).toEqual([]);
  });
  it('is another one than a class of the program of the same name', () => {
    expect(own()).toContain('new Map');
  });
});

describe('a name of the language', () => {
  const own = service.add({
    'main.ts': `
      import { Reflect } from './mirror.ts';
      import Date from './calendar.ts';
      export function f(Buffer: { from(text: string): void }) {
        Reflect.send('a');
        Date.send('b');
        Buffer.from('c');
      }
      function parseInt(text: string) { return text; }
      export const g = () => parseInt('d');`,
    'mirror.ts': `export const Reflect = { send: (text: string) => text };`,
    'calendar.ts': `export default class Calendar { static send(text: string) { return text; } }`,
  });
  const builtIn = service.add(`
    export function f(text: string) {
      console.log(JSON.stringify(Reflect.ownKeys({})), parseInt(text), Buffer.from(text), Number(text));
    }`);

  it('that the file declares for itself is called like any other', () => {
    expect(own.calls().map(({ callee }) => callee)).toEqual(
      expect.arrayContaining(['Reflect.send', 'Date.send', 'Buffer.from', 'parseInt']),
    );
  });
  it('that it does not is no call to follow', () => {
    expect(builtIn.calls()).toEqual([]);
  });
});
