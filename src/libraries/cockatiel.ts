import type { LibraryDescriptor } from './descriptor.ts';

const execute = { members: ['execute'], callback: 0 } as const;

export const cockatiel = {
  package: 'cockatiel',
  versions: '>=3',
  source: 'https://github.com/connor4312/cockatiel#readme',
  system: 'service',
  types: [
    { name: 'RetryPolicy', from: ['retry()'], options: 1 },
    { name: 'TimeoutPolicy', from: ['timeout()'] },
    { name: 'CircuitBreakerPolicy', from: ['circuitBreaker()'], options: 1, remembers: 'failures' },
    { name: 'BulkheadPolicy', from: ['bulkhead()'], remembers: 'running' },
    { name: 'FallbackPolicy', from: ['fallback()'] },
    { name: 'NoopPolicy', from: ['noop'] },
    { name: 'IMergedPolicy', aliases: ['IPolicy'], from: ['wrap()'], combines: true },
  ],
  calls: [],
  values: [
    { path: 'ConstantBackoff()', means: 'backoff', jitter: false },
    { path: 'IterableBackoff()', means: 'backoff', jitter: false },
    { path: 'ExponentialBackoff()', means: 'backoff', jitter: true },
  ],
  regions: [
    {
      ...execute,
      kind: 'retry',
      on: 'RetryPolicy',
      policy: true,
      attempts: null,
      attemptsOption: 'maxAttempts',
      counts: 'retries',
      delayMs: 0,
      delayOption: 'backoff',
      factor: 1,
      jitter: false,
      jitterOption: 'backoff',
      classifier: 'handleAll',
      predicateRemedy: '`handleWhen`',
    },
    {
      ...execute,
      kind: 'timeout',
      on: 'TimeoutPolicy',
      policy: true,
      limit: { argument: 0 },
      defaultMs: null,
      aborts: true,
    },
    { ...execute, kind: 'breaker', on: 'CircuitBreakerPolicy' },
    { ...execute, kind: 'limit', on: 'BulkheadPolicy', concurrency: { argument: 0, default: null } },
  ],
} as const satisfies LibraryDescriptor;
