import type { LibraryDescriptor } from './descriptor.ts';

export const pRetry = {
  package: 'p-retry',
  versions: '>=4',
  source: 'https://github.com/sindresorhus/p-retry#api',
  system: 'service',
  types: [],
  calls: [],
  regions: [
    {
      kind: 'retry',
      on: '',
      members: ['default'],
      callback: 0,
      options: 1,
      attempts: 11,
      attemptsOption: 'retries',
      counts: 'retries',
      elapsedOption: 'maxRetryTime',
      delayMs: 1_000,
      delayOption: 'minTimeout',
      factor: 2,
      factorOption: 'factor',
      longestOption: 'maxTimeout',
      jitter: false,
      jitterOption: 'randomize',
      predicateOption: 'shouldRetry',
      failureOption: 'onFailedAttempt',
    },
  ],
  values: [{ path: 'AbortError()', means: 'stop' }],
} as const satisfies LibraryDescriptor;
