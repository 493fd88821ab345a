import { answersApart } from './answers.ts';

answersApart('a default of the package that is set by assignment', {
  yes: {
    'main.ts': `import axios from 'axios'; export const f = () => axios.get('/a');`,
    'start.ts': `import axios from 'axios'; axios.defaults.timeout = 2_500;`,
  },
  no: {
    'main.ts': `import axios from 'axios'; export const f = () => axios.get('/a');`,
    'start.ts': `import axios from 'axios'; axios.defaults.headers.common['x'] = 'y';`,
  },
  unknown: {
    'main.ts': `import axios from 'axios'; export const f = () => axios.get('/a');`,
    'start.ts': `import axios from 'axios'; declare const limits: number[]; axios.defaults.timeout = limits[0];`,
  },
});

answersApart('a default that instances made of the package take over', {
  yes: `
    import axios from 'axios';
    axios.defaults.timeout = 2_500;
    const api = axios.create({ baseURL: '/' });
    export const f = () => api.get('/a');`,
  no: `
    import axios from 'axios';
    axios.defaults.timeout = 2_500;
    const api = axios.create({ timeout: 0 });
    export const f = () => api.get('/a');`,
});

answersApart('a call that switches the limit of its client off', {
  no: `
    import axios from 'axios';
    axios.defaults.timeout = 2_500;
    export const f = () => axios.get('/a', { timeout: 0 });`,
});

answersApart('a default header', {
  no: `
    import axios from 'axios';
    const api = axios.create();
    api.defaults.headers.common['X-Request-Timeout'] = '5';
    export const f = () => api.get('/a');`,
});

answersApart('an interceptor of requests', {
  yes: `
    import axios from 'axios';
    const api = axios.create();
    api.interceptors.request.use((config) => { config.timeout ??= 5_000; return config; });
    export const f = () => api.get('/a');`,
  no: `
    import axios from 'axios';
    const api = axios.create();
    api.interceptors.request.use((config) => { config.headers.set('x', 'y'); return config; });
    api.interceptors.response.use((response) => ({ ...response, timeout: 5_000 }));
    export const f = () => api.get('/a');`,
  unknown: `
    import axios from 'axios';
    import { prepare } from 'internal-interceptors';
    const api = axios.create();
    api.interceptors.request.use(prepare);
    export const f = () => api.get('/a');`,
});

answersApart('an interceptor that another function does', {
  yes: {
    'main.ts': `
      import axios from 'axios';
      import { limited } from './limited';
      const api = axios.create();
      api.interceptors.request.use((config) => limited(config));
      export const f = () => api.get('/a');`,
    'limited.ts': `export const limited = <T>(config: T): T => ({ ...config, timeout: 3_000 });`,
  },
  no: {
    'main.ts': `
      import axios from 'axios';
      import { authorised } from './authorised';
      const api = axios.create();
      api.interceptors.request.use((config) => authorised(config));
      export const f = () => api.get('/a');`,
    'authorised.ts': `
      export const authorised = <T extends { headers: object }>(config: T): T =>
        ({ ...config, headers: { ...config.headers, authorization: 'x' } });`,
  },
});

answersApart('a beforeRequest hook', {
  yes: `
    import got from 'got';
    const api = got.extend({ hooks: { beforeRequest: [(options) => { options.timeout = { request: 1_000 }; }] } });
    export const f = () => api.get('a');`,
  no: `
    import got from 'got';
    const api = got.extend({ hooks: { beforeRequest: [(options) => { options.headers['x'] = 'y'; }] } });
    export const f = () => api.get('a');`,
  unknown: `
    import got from 'got';
    import { hooks } from 'internal-hooks';
    const api = got.extend({ hooks: { beforeRequest: [...hooks] } });
    export const f = () => api.get('a');`,
});

answersApart('a hook that derived instances take over', {
  yes: `
    import got from 'got';
    const base = got.extend({ hooks: { beforeRequest: [(options) => { options.timeout.request = 1_000; }] } });
    const api = base.extend({ prefixUrl: 'orders' });
    export const f = () => api.get('a');`,
});

answersApart('an assignment to the defaults of got', {
  yes: `
    import got from 'got';
    got.defaults.options.timeout = { request: 1_000 };
    export const f = () => got.get('a');`,
  no: `
    import got from 'got';
    got.defaults.options.headers = { accept: '*/*' };
    export const f = () => got.get('a');`,
});

const orders = {
  'orders.ts': `
    import { Client, type CallOptions, type ClientUnaryCall, type Metadata, type ServiceError } from '@grpc/grpc-js';
    type Answer = (error: ServiceError | null, order: object) => void;
    export class OrdersClient extends Client {
      place(request: object, answer: Answer): ClientUnaryCall;
      place(request: object, options: Partial<CallOptions>, answer: Answer): ClientUnaryCall;
      place(...args: unknown[]): ClientUnaryCall { return args as never; }
    }`,
};

const connected = (options: string) => `
  import { credentials, InterceptingCall, type Interceptor } from '@grpc/grpc-js';
  import { OrdersClient } from './orders';
  const within: Interceptor = (options, next) => new InterceptingCall(next({ ...options, deadline: Date.now() + 1_000 }));
  const traced: Interceptor = (options, next) => new InterceptingCall(next(options));
  const orders = new OrdersClient('stock:80', credentials.createInsecure(), ${options});`;

answersApart('a deadline of a gRPC call', {
  yes: {
    ...orders,
    'main.ts': `${connected('{}')} orders.place({}, { deadline: Date.now() + 500 }, () => {});`,
  },
  no: { ...orders, 'main.ts': `${connected('{}')} orders.place({}, () => {});` },
  unknown: {
    ...orders,
    'main.ts': `${connected('{}')} declare const options: object[]; orders.place({}, options[0] ?? {}, () => {});`,
  },
});

const served = "import type { sendUnaryData } from '@grpc/grpc-js';";

answersApart('a deadline of a gRPC call that answers by the callback of its caller', {
  yes: {
    ...orders,
    'main.ts': `${connected('{}')} ${served} export const f = (answer: sendUnaryData<object>) => orders.place({}, { deadline: Date.now() + 500 }, answer);`,
  },
  no: {
    ...orders,
    'main.ts': `${connected('{}')} ${served} export const f = (answer: sendUnaryData<object>) => orders.place({}, answer);`,
  },
  unknown: {
    ...orders,
    'main.ts': `${connected('{}')} declare const options: object[]; ${served} export const f = (answer: sendUnaryData<object>) => orders.place({}, options[0] ?? {}, answer);`,
  },
});

answersApart('an interceptor of a gRPC client', {
  yes: { ...orders, 'main.ts': `${connected('{ interceptors: [within] }')} orders.place({}, () => {});` },
  no: { ...orders, 'main.ts': `${connected('{ interceptors: [traced] }')} orders.place({}, () => {});` },
  unknown: {
    ...orders,
    'main.ts': `${connected('{ interceptors: given }')} declare const given: Interceptor[]; orders.place({}, () => {});`,
  },
});

answersApart('a service configuration of a gRPC client', {
  no: {
    ...orders,
    'main.ts': `${connected(`{ 'grpc.service_config': '{"loadBalancingConfig":[]}' }`)} orders.place({}, () => {});`,
  },
  unknown: {
    ...orders,
    'main.ts': `${connected(`{ 'grpc.service_config': '{"methodConfig":[{"timeout":"1s"}]}' }`)} orders.place({}, () => {});`,
  },
});

const injected = `
  import { Injectable } from '@nestjs/common';
  import { HttpService } from '@nestjs/axios';
  @Injectable()
  export class Stock {
    constructor(private readonly http: HttpService) {}
    load() { return this.http.get('/a'); }
  }`;
const module = (imports: string) => `
  import { Module } from '@nestjs/common';
  import { HttpModule } from '@nestjs/axios';
  @Module({ imports: [${imports}] })
  export class StockModule {}`;

answersApart('the options of a Nest module', {
  yes: { 'main.ts': injected, 'module.ts': module('HttpModule.register({ timeout: 5_000 })') },
  no: { 'main.ts': injected, 'module.ts': module('HttpModule') },
  unknown: {
    'main.ts': injected,
    'module.ts': module('HttpModule.registerAsync({ useFactory: (c) => c.get("http"), inject: ["C"] })'),
  },
});

answersApart('the factory of a Nest module', {
  yes: {
    'main.ts': injected,
    'module.ts': module('HttpModule.registerAsync({ useFactory: async () => ({ timeout: 5_000 }) })'),
  },
  no: {
    'main.ts': injected,
    'module.ts': module('HttpModule.registerAsync({ useFactory: () => ({ baseURL: "/" }) })'),
  },
});

answersApart('what is set on a provided client, wherever it is injected', {
  yes: {
    'main.ts': injected,
    'module.ts': `${module('HttpModule')}
      export class Settings {
        constructor(private readonly http: HttpService) { this.http.axiosRef.defaults.timeout = 5_000; }
      }
      import { HttpService } from '@nestjs/axios';`,
  },
});

answersApart('a setting that is made by a call', {
  yes: `import mail from '@sendgrid/mail'; mail.setTimeout(5_000); export const f = () => mail.send([]);`,
  no: `import mail from '@sendgrid/mail'; mail.setApiKey('key'); export const f = () => mail.send([]);`,
  unknown: `import mail from '@sendgrid/mail'; declare const client: never; mail.setClient(client); export const f = () => mail.send([]);`,
});

const documents = `import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'; import { base } from './base';
  export const documents = DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } });`;
const useOfDocuments = `import { GetCommand } from '@aws-sdk/lib-dynamodb'; import { documents } from './documents';
  export const f = () => documents.send(new GetCommand({ TableName: 't', Key: { id: 1 } }));`;
const base = (made: string) => ({
  'main.ts': useOfDocuments,
  'documents.ts': documents,
  'base.ts': `import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; ${made}`,
});

answersApart('a client that is made from another one', {
  yes: base(
    `export const base = new DynamoDBClient({ requestHandler: { requestTimeout: 1_000, throwOnRequestTimeout: true } });`,
  ),
  no: base(`export const base = new DynamoDBClient({ region: 'eu-west-1' });`),
  unknown: base(`export declare const base: DynamoDBClient;`),
});

answersApart('a client that is made from what a factory gives', {
  yes: base(
    `const open = (requestTimeout: number) => new DynamoDBClient({ requestHandler: { requestTimeout, throwOnRequestTimeout: true } }); export const base = open(500);`,
  ),
  no: base(`const open = () => new DynamoDBClient({}); export const base = open();`),
  unknown: base(`import { open } from 'internal-clients'; export const base: DynamoDBClient = open();`),
});

answersApart('a client that is made from one that is given to a class', {
  no: `
    import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
    class Orders {
      private readonly documents: DynamoDBDocument;
      constructor() { this.documents = DynamoDBDocument.from(new DynamoDBClient({})); }
      f() { return this.documents.get({ TableName: 't', Key: { id: 1 } }); }
    }
    export const orders = new Orders();`,
  unknown: `
    import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
    export class Orders {
      private readonly documents: DynamoDBDocument;
      constructor(base: DynamoDBClient) { this.documents = DynamoDBDocument.from(base); }
      f() { return this.documents.get({ TableName: 't', Key: { id: 1 } }); }
    }`,
});

answersApart('a client that is traced', {
  yes: base(
    `import { captureAWSv3Client } from 'aws-xray-sdk-core'; export const base = captureAWSv3Client(new DynamoDBClient({ requestHandler: { requestTimeout: 1_000, throwOnRequestTimeout: true } }));`,
  ),
  no: base(
    `import { Tracer } from '@aws-lambda-powertools/tracer'; const tracer = new Tracer(); export const base = tracer.captureAWSv3Client(new DynamoDBClient({}));`,
  ),
  unknown: base(
    `import { Tracer } from '@aws-lambda-powertools/tracer'; declare const given: DynamoDBClient; export const base = new Tracer().captureAWSv3Client(given);`,
  ),
});
