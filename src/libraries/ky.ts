import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency, postRequest, replacement } from './shared/http-requests.ts';

const shared = {
  on: 'KyInstance',
  target: 0,
  options: 1,
  optionsAt: [0, 1],
  throws: 'TypeError',
  timeout: {
    defaultMs: 10_000,
    call: ['timeout', 'signal'],
    client: ['timeout', 'signal'],
    signals: ['signal'],
    abort: 'signal',
    unit: 'ms',
    off: [false],
    remedy: 'timeout: 10_000',
    clientRemedy: 'timeout: 10_000',
  },
  retries: {
    attempts: 3,
    options: [
      { where: 'call', option: 'retry.limit', counts: 'retries' },
      { where: 'call', option: 'retry', counts: 'retries' },
      { where: 'client', option: 'retry.limit', counts: 'retries' },
      { where: 'client', option: 'retry', counts: 'retries' },
    ],
    methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
    methodsOption: 'retry.methods',
    waits: { delayFunction: 'retry.delay', jitterOption: 'retry.jitter', jitter: false },
  },
} as const;

export const ky = {
  package: 'ky',
  versions: '>=1',
  source: 'https://github.com/sindresorhus/ky#timeout',
  system: 'service',
  types: [
    {
      name: 'KyInstance',
      from: ['default', 'KyInstance#create()', 'KyInstance#extend()'],
      options: 0,
      inherits: true,
      hookOptions: ['hooks.beforeRequest', 'fetch'],
    },
  ],
  calls: [
    {
      ...shared,
      members: [''],
      effect: anyRequest,
      idempotency: httpIdempotency,
    },
    { ...shared, members: ['get', 'head'], effect: 'read' },
    { ...shared, members: ['put'], ...replacement },
    { ...shared, members: ['patch', 'delete'], effect: 'write' },
    { ...shared, members: ['post'], effect: postRequest, idempotency: httpIdempotency },
  ],
  refusals: {
    source: 'https://github.com/sindresorhus/ky#throwhttperrors',
    as: 'error',
    unless: ['throwHttpErrors', 'fetch', 'hooks'],
  },
} as const satisfies LibraryDescriptor;
