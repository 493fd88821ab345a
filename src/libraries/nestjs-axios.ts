import type { LibraryDescriptor } from './descriptor.ts';

const shared = {
  on: 'HttpService',
  target: 0,
  lazy: true,
  timeout: {
    defaultMs: null,
    call: ['timeout', 'signal', 'cancelToken'],
    client: ['timeout', 'signal', 'cancelToken'],
    signals: ['signal', 'cancelToken'],
    abort: 'signal',
    unit: 'ms',
    off: [0],
    remedy: 'timeout: 10_000',
    clientRemedy: 'timeout: 10_000',
  },
  streaming: [{ option: 'responseType', values: ['stream'] }],
} as const;

const idempotency = {
  options: [],
  headers: ['Idempotency-Key', 'X-Idempotency-Key', 'PayPal-Request-Id', 'If-Match', 'If-None-Match'],
  fields: [],
  automatic: 'none',
} as const;

/** A request that changes something, unless its answer is what it is made for. */
const post = { from: 'http-method', option: 'method', fallback: 'POST' } as const;

export const nestjsAxios = {
  package: '@nestjs/axios',
  versions: '>=0.1',
  source: 'https://docs.nestjs.com/techniques/http-module',
  system: 'service',
  types: [
    {
      name: 'HttpService',
      from: [],
      provided: [
        { path: 'HttpModule.register()', options: 0 },
        { path: 'HttpModule.registerAsync()', options: 0, factory: 'useFactory' },
      ],
      assigned: [
        'axiosRef.defaults',
        'axiosRef.defaults.timeout',
        'axiosRef.defaults.signal',
        'axiosRef.defaults.headers',
        'axiosRef.defaults.adapter',
      ],
      hooks: ['axiosRef.interceptors.request.use'],
    },
  ],
  calls: [
    {
      ...shared,
      members: ['request'],
      effect: { from: 'http-method', option: 'method', fallback: 'GET' },
      targetOption: 'url',
      options: 0,
      idempotency,
    },
    { ...shared, members: ['get', 'head'], effect: 'read', options: 1 },
    { ...shared, members: ['delete'], effect: 'write', options: 1 },
    { ...shared, members: ['post', 'postForm'], effect: post, body: 1, options: 2, idempotency },
    { ...shared, members: ['put', 'patch', 'putForm', 'patchForm'], effect: 'write', body: 1, options: 2 },
  ],
  refusals: {
    source: 'https://axios-http.com/docs/handling_errors',
    as: 'error',
    unless: ['validateStatus', 'adapter'],
    hooks: ['axiosRef.interceptors.response.use'],
  },
} as const satisfies LibraryDescriptor;
