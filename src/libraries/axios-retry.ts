import type { LibraryDescriptor } from './descriptor.ts';

export const axiosRetry = {
  package: 'axios-retry',
  versions: '>=4',
  source: 'https://github.com/softonic/axios-retry#options',
  system: 'service',
  types: [],
  calls: [{ on: '', members: ['exponentialDelay', 'linearDelay', 'retryAfter'], effect: 'none' }],
  regions: [
    {
      kind: 'retry',
      on: '',
      members: ['default'],
      callback: 0,
      client: true,
      options: 1,
      callOption: 'axios-retry',
      attempts: 4,
      attemptsOption: 'retries',
      counts: 'retries',
      delayMs: 0,
      delayOption: 'retryDelay',
      factor: 1,
      jitter: false,
      jitterOption: 'retryDelay',
      predicateOption: 'retryCondition',
      classifies: true,
    },
  ],
  values: [
    { path: 'exponentialDelay', means: 'backoff', jitter: true },
    { path: 'default.exponentialDelay', means: 'backoff', jitter: true },
    { path: 'linearDelay()', means: 'backoff', jitter: false },
    { path: 'default.linearDelay()', means: 'backoff', jitter: false },
  ],
} as const satisfies LibraryDescriptor;
