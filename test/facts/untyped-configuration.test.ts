import { expect, it } from 'vitest';
import { answers } from './answers.ts';
import { openService } from './open-service.ts';

/** Nothing is installed: who is called follows from imports and from what the program itself says. */
const service = openService({ installed: false });

answers(service, 'an options literal', {
  yes: `import axios from 'axios'; export const f = () => axios.get('/a', { timeout: 1_000 });`,
  no: `import axios from 'axios'; export const f = () => axios.get('/a', { params: {} });`,
  unknown: `import axios from 'axios'; import { read } from 'elsewhere'; export const f = () => axios.get('/a', read());`,
});

answers(service, 'a required package', {
  yes: {
    'main.js': `
      const axios = require('axios');
      module.exports.f = () => axios.get('/a', { timeout: 1_000 });`,
  },
  no: {
    'main.js': `
      const axios = require('axios').default;
      exports.f = () => axios.get('/a');`,
  },
  unknown: {
    'main.js': `
      const axios = require('axios');
      exports.f = () => axios.get('/a', require('./settings').timeouts);`,
  },
});

answers(service, 'members of a required package', {
  yes: {
    'main.js': `
      const { SQSClient, PurgeQueueCommand } = require('@aws-sdk/client-sqs');
      const sqs = new SQSClient({ requestHandler: { requestTimeout: 2_000, throwOnRequestTimeout: true } });
      exports.f = () => sqs.send(new PurgeQueueCommand({}));`,
  },
  no: {
    'main.js': `
      const aws = require('@aws-sdk/client-sqs');
      const sqs = new aws.SQSClient({});
      exports.f = () => sqs.send(new aws.PurgeQueueCommand({}));`,
  },
  unknown: {
    'main.js': `
      const { SQSClient, PurgeQueueCommand } = require('@aws-sdk/client-sqs');
      const { settings } = require('somewhere');
      const sqs = new SQSClient(settings);
      exports.f = () => sqs.send(new PurgeQueueCommand({}));`,
  },
});

answers(service, 'an instance that another required file makes', {
  yes: {
    'main.js': `const { api } = require('./api'); exports.f = () => api.get('/a');`,
    'api.js': `const axios = require('axios'); exports.api = axios.create({ timeout: 1_000 });`,
  },
  no: {
    'main.js': `const api = require('./api'); exports.f = () => api.get('/a');`,
    'api.js': `const axios = require('axios'); module.exports = axios.create({ baseURL: '/' });`,
  },
  unknown: {
    'main.js': `const api = require('./api'); exports.f = () => api.get('/a');`,
    'api.js': `
      const axios = require('axios');
      const config = require('config');
      module.exports = axios.create(config.get('http'));`,
  },
});

answers(service, 'a spread of a constant in another file', {
  yes: {
    'main.ts': `
      import got from 'got';
      import { base } from './base.js';
      const api = got.extend({ ...base, prefixUrl: 'a' });
      export const f = () => api.post('a');`,
    'base.ts': `export const base = { timeout: { request: 1_000 } };`,
  },
  no: {
    'main.ts': `
      import got from 'got';
      import { base } from './base.js';
      const api = got.extend({ ...base, prefixUrl: 'a' });
      export const f = () => api.post('a');`,
    'base.ts': `export const base = { retry: { limit: 0 } };`,
  },
  unknown: {
    'main.ts': `
      import got from 'got';
      import { base } from 'internal-settings';
      const api = got.extend({ ...base, prefixUrl: 'a' });
      export const f = () => api.post('a');`,
  },
});

answers(service, 'a class field', {
  yes: `
    import axios from 'axios';
    export class Orders {
      private readonly api = axios.create({ timeout: 1_000 });
      load() { return this.api.get('/a'); }
    }`,
  no: `
    import axios, { type AxiosInstance } from 'axios';
    export class Orders {
      private readonly api: AxiosInstance;
      constructor() { this.api = axios.create({}); }
      load() { return this.api.get('/a'); }
    }`,
  unknown: `
    import { AxiosInstance } from 'axios';
    export class Orders {
      constructor(private readonly api: AxiosInstance) {}
      load() { return this.api.get('/a'); }
    }`,
});

answers(service, 'a Nest module', {
  yes: {
    'main.ts': `
      import { HttpService } from '@nestjs/axios';
      export class Orders { constructor(private readonly http: HttpService) {} load() { return this.http.get('/a'); } }`,
    'module.ts': `
      import { HttpModule } from '@nestjs/axios';
      export const imports = [HttpModule.register({ timeout: 5_000 })];`,
  },
});

answers(service, 'fetch', {
  yes: `export const f = (url: string) => fetch(url, { signal: AbortSignal.timeout(1_000) });`,
  no: { 'main.js': `export async function f(url) { await fetch(url, { method: 'POST' }); }` },
  unknown: `export const f = (url: string) => fetch(url, { signal: new AbortController().signal });`,
});

it('finds nothing in packages that it does not know', () => {
  const { flow } = stranger.facts().functions[1] ?? { flow: [] };
  expect(flow).toEqual([]);
});
const stranger = service.add(`import x from 'stranger'; export const f = () => x.get('/a');`);
