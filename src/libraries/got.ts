import type { LibraryDescriptor } from './descriptor.ts';

/** A request that changes something, unless its answer is what it is made for. */
const post = { from: 'http-method', option: 'method', fallback: 'POST' } as const;

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
} as const;

const idempotency = {
  options: [],
  headers: ['Idempotency-Key', 'X-Idempotency-Key', 'PayPal-Request-Id', 'If-Match', 'If-None-Match'],
  fields: [],
  automatic: 'none',
} as const;

const calls = [
  {
    ...shared,
    members: [''],
    effect: { from: 'http-method', option: 'method', fallback: 'GET' },
    idempotency,
  },
  { ...shared, members: ['get', 'head'], effect: 'read' },
  { ...shared, members: ['put', 'patch', 'delete'], effect: 'write' },
  { ...shared, members: ['post'], effect: post, idempotency },
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
