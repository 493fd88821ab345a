import type { LibraryDescriptor } from './descriptor.ts';

const shared = {
  on: '',
  timeout: {
    defaultMs: null,
    call: ['response_timeout', 'read_timeout', 'signal'],
    client: [],
    signals: ['signal'],
    abort: 'signal',
    unit: 'ms',
    off: [0],
    ineffective: [
      {
        where: 'call',
        option: 'timeout',
        unless: 'response_timeout',
        because: 'needle applies it to opening the connection only',
        instead: 'Set `response_timeout` and `read_timeout`',
      },
    ],
    remedy: 'response_timeout: 10_000',
  },
} as const;

const idempotency = {
  options: [],
  headers: ['Idempotency-Key', 'X-Idempotency-Key', 'PayPal-Request-Id', 'If-Match', 'If-None-Match'],
  fields: [],
  automatic: 'none',
} as const;

/** A request that changes something, unless its answer is what it is made for. */
const post = { from: 'http-method', option: 'method', fallback: 'POST' } as const;

export const needle = {
  package: 'needle',
  versions: '>=2.5',
  source: 'https://github.com/tomas/needle#request-options',
  system: 'service',
  types: [],
  calls: [
    { ...shared, members: ['get', 'head'], effect: 'read', target: 0, options: 1, promise: false },
    {
      ...shared,
      members: ['put', 'patch', 'delete'],
      effect: 'write',
      target: 0,
      body: 1,
      options: 2,
      promise: false,
    },
    {
      ...shared,
      members: ['post'],
      effect: post,
      target: 0,
      body: 1,
      options: 2,
      promise: false,
      idempotency,
    },
  ],
} as const satisfies LibraryDescriptor;
