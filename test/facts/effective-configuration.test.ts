import { expect, it } from 'vitest';
import { answers, verdictOf } from './answers.ts';
import { openService } from './open-service.ts';

const service = openService();

answers(service, 'an options literal', {
  yes: `import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 1_000 });`,
  no: `import axios from 'axios'; export const f = () => axios.get('/a', { params: { timeout: 1_000 } });`,
  unknown: `import axios from 'axios'; declare const given: number[]; export const f = () => axios.get('/a', { timeout: given[0] });`,
});

answers(service, 'a spread', {
  yes: `
    import axios from 'axios';
    const base = { timeout: 1_000 };
    export const f = () => axios.get('/a', { ...base, params: {} });`,
  no: `
    import axios from 'axios';
    const base = { timeout: 1_000 };
    export const f = () => axios.get('/a', { ...base, timeout: 0 });`,
  unknown: `
    import axios from 'axios';
    declare function read(): object;
    export const f = () => axios.get('/a', { params: {}, ...read() });`,
});

answers(service, 'a constant in another file', {
  yes: {
    'main.ts': `
      import axios from 'axios';
      import { limits } from './limits';
      export const f = () => axios.get('/a', limits.slow);`,
    'limits.ts': `export const limits = { slow: { timeout: 10_000 } } as const;`,
  },
  no: {
    'main.ts': `
      import axios from 'axios';
      import { OPTIONS as options } from './limits';
      export const f = () => axios.get('/a', options);`,
    'limits.ts': `export const OPTIONS = { headers: { accept: '*/*' } };`,
  },
  unknown: {
    'main.ts': `
      import axios from 'axios';
      import { limits } from './limits';
      export const f = () => axios.get('/a', limits);`,
    'limits.ts': `declare const read: () => { timeout?: number }; export const limits = read();`,
  },
});

answers(service, 'a factory function', {
  yes: {
    'main.ts': `
      import { createClient } from './client';
      const client = createClient('orders');
      export const f = () => client.get('/a');`,
    'client.ts': `
      import axios from 'axios';
      export function createClient(name: string) { return axios.create({ baseURL: '/' + name, timeout: 3_000 }); }`,
  },
  no: {
    'main.ts': `
      import { createClient } from './client';
      const client = createClient({});
      export const f = () => client.get('/a');`,
    'client.ts': `
      import axios from 'axios';
      export function createClient(options: { timeout?: number }) {
        const client = axios.create({ timeout: options.timeout, baseURL: '/' });
        return client;
      }`,
  },
  unknown: {
    'main.ts': `
      import { createClient } from './client';
      declare const options: { timeout?: number };
      const client = createClient(options);
      export const f = () => client.get('/a');`,
    'client.ts': `
      import axios from 'axios';
      export const createClient = (options: { timeout?: number }) => axios.create({ timeout: options.timeout });`,
  },
});

answers(service, 'an instance of axios', {
  yes: `import axios from 'axios'; const api = axios.create({ timeout: 5_000 }); export const f = () => api.get('/a');`,
  no: `import axios from 'axios'; const api = axios.create({ baseURL: '/' }); export const f = () => api.get('/a');`,
  unknown: `import axios, { AxiosInstance } from 'axios'; declare const api: AxiosInstance; export const f = () => api.get('/a');`,
});

answers(service, 'an instance of an instance of axios', {
  yes: `
    import axios from 'axios';
    const api = axios.create({ timeout: 5_000 });
    const orders = api.create({ baseURL: '/orders' });
    export const f = () => orders.get('/a');`,
  no: `
    import axios from 'axios';
    const api = axios.create({ timeout: 5_000 });
    const orders = api.create({ timeout: 0 });
    export const f = () => orders.get('/a');`,
  unknown: `
    import axios, { AxiosInstance } from 'axios';
    export function build(api: AxiosInstance) {
      const orders = api.create({ baseURL: '/orders' });
      return () => orders.get('/a');
    }`,
});

answers(service, 'got.extend', {
  yes: `import got from 'got'; const api = got.extend({ timeout: { request: 5_000 } }); export const f = () => api.get('a');`,
  no: `import got from 'got'; const api = got.extend({ prefixUrl: 'b' }); export const f = () => api.get('a');`,
  unknown: `
    import got, { type ExtendOptions } from 'got';
    declare const given: ExtendOptions;
    const api = got.extend({ prefixUrl: 'b' }, given);
    export const f = () => api.get('a');`,
});

answers(service, 'an instance of an instance of got', {
  yes: `
    import { got } from 'got';
    const api = got.extend({ timeout: { request: 5_000 } });
    const orders = api.extend({ prefixUrl: 'orders' });
    export const f = () => orders('a');`,
  no: `
    import { got } from 'got';
    const orders = got.extend({ prefixUrl: 'b' }).extend({ headers: {} });
    export const f = () => orders('a');`,
  unknown: `
    import { type Got } from 'got';
    declare const api: Got;
    const orders = api.extend({ prefixUrl: 'orders' });
    export const f = () => orders('a');`,
});

answers(service, 'ky.create and ky.extend', {
  yes: `import ky from 'ky'; const api = ky.create({ prefixUrl: 'b' }); export const f = () => api.get('a');`,
  no: `
    import ky from 'ky';
    const api = ky.create({ timeout: false }).extend({ prefixUrl: 'b' });
    export const f = () => api.get('a');`,
  unknown: `
    import ky from 'ky';
    declare const given: { timeout?: number | false };
    const api = ky.create({ timeout: given.timeout });
    export const f = () => api.get('a');`,
});

answers(service, 'a default that is set by assignment in another file', {
  yes: {
    'main.ts': `import { api } from './api'; export const f = () => api.get('/a');`,
    'api.ts': `import axios from 'axios'; export const api = axios.create(); `,
    'start.ts': `import { api } from './api'; api.defaults.timeout = 1_000;`,
  },
  no: {
    'main.ts': `import { api } from './api'; export const f = () => api.get('/a');`,
    'api.ts': `import axios from 'axios'; export const api = axios.create(); export const other = axios.create();`,
    'start.ts': `import { other } from './api'; other.defaults.timeout = 1_000;`,
  },
  unknown: {
    'main.ts': `import { api } from './api'; export const f = () => api.get('/a');`,
    'api.ts': `import axios from 'axios'; export const api = axios.create();`,
    'start.ts': `import { api } from './api'; declare const given: object; Object.assign(api.defaults, given);`,
  },
});

answers(service, 'new Client({...base, ...own})', {
  yes: `
    import { SQSClient, PurgeQueueCommand } from '@aws-sdk/client-sqs';
    const base = { requestHandler: { requestTimeout: 2_000, throwOnRequestTimeout: true } };
    const own = { region: 'eu-west-1' };
    const client = new SQSClient({ ...base, ...own });
    export const f = () => client.send(new PurgeQueueCommand({ QueueUrl: 'q' }));`,
  no: `
    import { SQSClient, PurgeQueueCommand } from '@aws-sdk/client-sqs';
    const base = { maxAttempts: 2 };
    const own = { region: 'eu-west-1' };
    const client = new SQSClient({ ...base, ...own });
    export const f = () => client.send(new PurgeQueueCommand({ QueueUrl: 'q' }));`,
  unknown: `
    import { SQSClient, PurgeQueueCommand, type SQSClientConfig } from '@aws-sdk/client-sqs';
    const base = { maxAttempts: 2 };
    declare const own: SQSClientConfig;
    const client = new SQSClient({ ...base, ...own });
    export const f = () => client.send(new PurgeQueueCommand({ QueueUrl: 'q' }));`,
});

answers(service, 'Object.assign', {
  yes: `
    import axios from 'axios';
    const base = { timeout: 1_000 };
    export const f = () => axios.get('/a', Object.assign({}, base, { params: {} }));`,
  no: `
    import axios from 'axios';
    const base = { timeout: 1_000 };
    export const f = () => axios.get('/a', Object.assign({}, base, { timeout: 0 }));`,
  unknown: `
    import axios from 'axios';
    declare const given: object;
    export const f = () => axios.get('/a', Object.assign({}, given));`,
});

it('names the option and the milliseconds that bound a call', () => {
  expect(bounded.remote().bound).toMatchObject({
    by: '`timeout` of the client',
    ms: 5_000,
    missingAt: 'client',
  });
});
const bounded = service.add(
  `import axios from 'axios'; const api = axios.create({ timeout: 5_000 }); export const f = () => api.get('/a');`,
);

it('takes a setting of the deployment for a limit', () => {
  expect(verdictOf(deployed)).toBe('yes');
});
const deployed = service.add(
  `import axios from 'axios'; export const f = () => axios.get('/a', { timeout: Number(process.env.TIMEOUT ?? 5_000) });`,
);
