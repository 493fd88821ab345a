import type { LibraryDescriptor, RetryDefaults } from './descriptor.ts';
import { anyRequest, fetchIdle as idle, httpIdempotency } from './shared/http-requests.ts';

const remedy = 'signal: AbortSignal.timeout(10_000)';

const dispatched = {
  defaultMs: null,
  idle,
  call: ['signal', 'headersTimeout'],
  client: ['headersTimeout'],
  signals: ['signal'],
  abort: 'signal',
  unit: 'ms',
  off: [0],
  remedy,
} as const;

/** `constructor` of lib/handler/retry-handler.js, behind `RetryAgent` and `interceptors.retry` alike. */
const retries: RetryDefaults = {
  attempts: 6,
  options: [{ where: 'client', option: 'maxRetries', counts: 'retries' }],
  methods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'TRACE'],
  methodsOption: 'methods',
  waits: { delayFunction: 'retry', decides: true, jitterOption: 'retry', jitter: false },
};

/** The dispatcher of a call; the global one makes the calls of the `fetch` of Node.js as well. */
export const sentBy = {
  option: 'dispatcher',
  member: 'request',
  setBy: { package: 'undici', name: 'setGlobalDispatcher' },
} as const;

export const undici = {
  package: 'undici',
  versions: '>=5',
  source: 'https://undici.nodejs.org/#/docs/api/Client',
  system: 'service',
  types: [
    { name: 'Request', from: ['Request()'], options: 1 },
    {
      name: 'Client',
      aliases: ['Pool', 'BalancedPool'],
      from: ['Client()', 'Pool()', 'BalancedPool()'],
      connects: true,
      options: 1,
    },
    {
      name: 'Agent',
      aliases: ['EnvHttpProxyAgent'],
      from: ['Agent()', 'EnvHttpProxyAgent()'],
      connects: true,
      options: 0,
    },
    { name: 'Dispatcher', from: ['getGlobalDispatcher()', 'MockAgent()'] },
    { name: 'RetryAgent', from: ['RetryAgent()'], options: 1 },
    {
      name: 'ComposedDispatcher',
      from: [
        'Client#compose()',
        'Agent#compose()',
        'Dispatcher#compose()',
        'RetryAgent#compose()',
        'ComposedDispatcher#compose()',
      ],
      inherits: true,
    },
  ],
  calls: [
    {
      on: '',
      members: ['fetch'],
      effect: anyRequest,
      target: 0,
      options: 1,
      throws: 'TypeError',
      sentBy,
      optionsAt: [0, 1],
      timeout: {
        defaultMs: null,
        idle,
        call: ['signal', 'dispatcher'],
        client: [],
        signals: ['signal', 'dispatcher'],
        abort: 'signal',
        unit: 'ms',
        off: [null],
        ineffective: [
          {
            where: 'call',
            option: 'timeout',
            because: 'fetch ignores it',
            instead: 'Pass `signal: AbortSignal.timeout(ms)`',
          },
        ],
        remedy,
      },
      idempotency: httpIdempotency,
    },
    {
      on: '',
      members: ['request', 'stream'],
      effect: anyRequest,
      target: 0,
      options: 1,
      sentBy,
      timeout: {
        defaultMs: null,
        idle,
        call: ['signal', 'headersTimeout', 'dispatcher'],
        client: [],
        signals: ['signal', 'dispatcher'],
        abort: 'signal',
        unit: 'ms',
        off: [0],
        remedy,
      },
      idempotency: httpIdempotency,
    },
    {
      on: 'Client',
      members: ['request', 'stream'],
      agents: ['connections'],
      effect: anyRequest,
      target: 0,
      targetOption: 'path',
      options: 0,
      timeout: { ...dispatched, clientRemedy: 'headersTimeout: 10_000' },
      idempotency: httpIdempotency,
    },
    {
      on: 'Agent',
      members: ['request', 'stream'],
      agents: ['connections'],
      effect: anyRequest,
      target: 0,
      targetOption: 'path',
      options: 0,
      timeout: { ...dispatched, clientRemedy: 'headersTimeout: 10_000' },
      idempotency: httpIdempotency,
    },
    {
      on: 'Dispatcher',
      members: ['request', 'stream'],
      effect: anyRequest,
      target: 0,
      targetOption: 'path',
      options: 0,
      timeout: { ...dispatched, client: [] },
      idempotency: httpIdempotency,
    },
    {
      on: 'RetryAgent',
      members: ['request', 'stream'],
      effect: anyRequest,
      target: 0,
      targetOption: 'path',
      options: 0,
      idempotency: httpIdempotency,
      retries,
    },
    {
      on: 'ComposedDispatcher',
      members: ['request', 'stream'],
      effect: anyRequest,
      target: 0,
      targetOption: 'path',
      options: 0,
      timeout: dispatched,
      idempotency: httpIdempotency,
      retries: { ...retries, part: 'interceptors.retry()' },
    },
  ],
  refusals: {
    source: 'https://undici.nodejs.org/#/docs/api/Dispatcher?id=dispatcherrequestoptions-callback',
    as: 'answer',
    unless: ['throwOnError', 'dispatcher'],
  },
} as const satisfies LibraryDescriptor;
