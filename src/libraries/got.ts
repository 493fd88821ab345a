import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency, postRequest, replacement } from './shared/http-requests.ts';

const limits = ['timeout.request', 'timeout.response', 'timeout.socket', 'signal'] as const;

const shared = {
  on: 'Got',
  target: 0,
  targetOption: 'url',
  options: 1,
  optionsAt: [0, 1],
  timeout: {
    defaultMs: null,
    call: limits,
    client: limits,
    signals: ['signal'],
    abort: 'signal',
    unit: 'ms',
    off: [],
    remedy: 'timeout: { request: 10_000 }',
    clientRemedy: 'timeout: { request: 10_000 }',
  },
  retries: {
    attempts: 3,
    options: [
      { where: 'call', option: 'retry.limit', counts: 'retries' },
      { where: 'client', option: 'retry.limit', counts: 'retries' },
    ],
    // A retry is a new request, for which `core/index.js` starts `timed-out.js` anew.
    timed: 'each',
    methods: ['GET', 'PUT', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'],
    methodsOption: 'retry.methods',
    waits: {
      delayFunction: 'retry.calculateDelay',
      decides: true,
      computed: 'computedValue',
      jitterOption: 'retry.noise',
      jitter: true,
    },
  },
  streaming: [{ option: 'isStream', values: [true] }],
  agents: ['agent'],
} as const;

const calls = [
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
] as const;

const anyTimeout = {
  ...shared.timeout,
  call: ['timeout', ...limits],
  client: ['timeout', ...limits],
} as const;

export const got = {
  package: 'got',
  versions: '>=12',
  source: 'https://github.com/sindresorhus/got/blob/main/documentation/6-timeout.md',
  system: 'service',
  types: [
    {
      name: 'Got',
      from: ['default', 'got', 'Got#extend()'],
      options: 0,
      inherits: true,
      assigned: ['defaults.options'],
      hookOptions: ['hooks.init', 'hooks.beforeRequest', 'handlers'],
    },
  ],
  calls,
  other: [
    {
      versions: '<12',
      source: 'https://github.com/sindresorhus/got/tree/v11.8.6#timeout',
      note: 'Until version 11 `timeout` may be one number for the whole request; it is off by default as well.',
      calls: [
        { ...calls[0], timeout: anyTimeout },
        { ...calls[1], timeout: anyTimeout },
        { ...calls[2], timeout: anyTimeout },
        { ...calls[3], timeout: anyTimeout },
      ],
    },
  ],
  refusals: {
    source: 'https://github.com/sindresorhus/got/blob/main/documentation/2-options.md#throwhttperrors',
    as: 'error',
    unless: ['throwHttpErrors', 'handlers', 'hooks'],
  },
} as const satisfies LibraryDescriptor;
