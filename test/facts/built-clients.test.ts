import { expect, it } from 'vitest';
import { answers } from './answers.ts';
import { openService } from './open-service.ts';

const service = openService();

answers(service, 'a class field', {
  yes: `
    import axios from 'axios';
    export class Orders {
      readonly #api = axios.create({ timeout: 1_000 });
      load() { return this.#api.get('/a'); }
    }`,
  no: `
    import axios from 'axios';
    export class Orders {
      private readonly api = axios.create({ baseURL: '/' });
      load = async () => this.api.get('/a');
    }`,
  unknown: `
    import axios from 'axios';
    import { settings } from './settings';
    export class Orders {
      private readonly api = axios.create(settings);
      load() { return this.api.get('/a'); }
    }`,
});

answers(service, 'a client built in the constructor', {
  yes: `
    import axios, { type AxiosInstance } from 'axios';
    export class Orders {
      private readonly api: AxiosInstance;
      constructor(baseURL: string) { this.api = axios.create({ baseURL, timeout: 1_000 }); }
      load() { return this.api.get('/a'); }
    }`,
  no: `
    import axios, { type AxiosInstance } from 'axios';
    export class Orders {
      private readonly api: AxiosInstance;
      constructor(baseURL: string) { this.api = axios.create({ baseURL }); }
      load() { return this.api.get('/a'); }
    }`,
  unknown: `
    import axios, { type AxiosInstance } from 'axios';
    declare const given: { timeout?: number };
    export class Orders {
      private readonly api: AxiosInstance;
      constructor(baseURL: string) { this.api = axios.create({ baseURL, timeout: given.timeout }); }
      load() { return this.api.get('/a'); }
    }`,
});

answers(service, 'a client that a base class builds', {
  yes: {
    'main.ts': `
      import { Client } from './client';
      export class Orders extends Client { load() { return this.api.get('/a'); } }`,
    'client.ts': `
      import axios from 'axios';
      export abstract class Client { protected readonly api = axios.create({ timeout: 1_000 }); }`,
  },
  no: {
    'main.ts': `
      import { Client } from './client';
      export class Orders extends Client { load() { return this.api.get('/a'); } }`,
    'client.ts': `
      import axios from 'axios';
      export abstract class Client { protected readonly api = axios.create(); }`,
  },
  unknown: {
    'main.ts': `
      import { Client } from './client';
      export class Orders extends Client { load() { return this.api.get('/a'); } }`,
    'client.ts': `
      import type { AxiosInstance } from 'axios';
      export abstract class Client { protected abstract readonly api: AxiosInstance; }`,
  },
});

answers(service, 'a client that a getter makes', {
  yes: `
    import axios from 'axios';
    export class Orders {
      get api() { return axios.create({ timeout: 1_000 }); }
      load() { return this.api.get('/a'); }
    }`,
  no: `
    import axios from 'axios';
    export class Orders {
      private get api() { return axios.create(); }
      load() { return this.api.get('/a'); }
    }`,
});

answers(service, 'a client in a static field', {
  yes: `
    import axios from 'axios';
    export class Orders {
      static readonly api = axios.create({ timeout: 1_000 });
      load() { return Orders.api.get('/a'); }
    }`,
  no: `
    import axios from 'axios';
    class Http { static api = axios.create(); }
    export const f = () => Http.api.get('/a');`,
});

answers(service, 'a variable that is assigned later', {
  yes: `
    import axios, { type AxiosInstance } from 'axios';
    let api: AxiosInstance | undefined;
    export const f = () => (api ??= axios.create({ timeout: 1_000 })).get('/a');`,
  no: `
    import axios, { type AxiosInstance } from 'axios';
    let api: AxiosInstance;
    export const open = () => { api = axios.create(); };
    export const f = () => api.get('/a');`,
  unknown: `
    import axios, { type AxiosInstance } from 'axios';
    let api: AxiosInstance = axios.create();
    export const open = (one: AxiosInstance) => { api = one; };
    export const f = () => api.get('/a');`,
});

answers(service, 'a client in an object of dependencies', {
  yes: `
    import axios from 'axios';
    const clients = { orders: axios.create({ timeout: 1_000 }), stock: axios.create() };
    export const f = () => clients.orders.get('/a');`,
  no: `
    import axios from 'axios';
    const clients = { orders: axios.create({ timeout: 1_000 }), stock: axios.create() };
    const { stock } = clients;
    export const f = () => stock.get('/a');`,
  unknown: `
    import type { AxiosInstance } from 'axios';
    interface Clients { orders: AxiosInstance }
    export const f = ({ orders }: Clients) => orders.get('/a');`,
});

answers(service, 'the options of a Nest module', {
  yes: {
    'main.ts': `
      import { Injectable } from '@nestjs/common';
      import { HttpService } from '@nestjs/axios';
      @Injectable()
      export class Orders { constructor(private readonly http: HttpService) {} load() { return this.http.get('/a'); } }`,
    'module.ts': `
      import { HttpModule } from '@nestjs/axios';
      export const imports = [HttpModule.register({ timeout: 5_000 })];`,
  },
});

it('reads what a class is built with where it is built', () => {
  expect(built.remote('orders.api.get').bound).toMatchObject({ verdict: 'yes', ms: 700 });
});
const built = service.add({
  'main.ts': `
    import { Orders } from './orders';
    const orders = new Orders({ timeout: 700 });
    export const f = () => orders.api.get('/a');`,
  'orders.ts': `
    import axios, { type AxiosInstance } from 'axios';
    export class Orders {
      readonly api: AxiosInstance;
      constructor(options: { timeout: number }) { this.api = axios.create(options); }
    }`,
});
