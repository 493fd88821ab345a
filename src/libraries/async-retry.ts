import type { LibraryDescriptor } from './descriptor.ts';

export const asyncRetry = {
  package: 'async-retry',
  versions: '>=1',
  source: 'https://github.com/vercel/async-retry#api',
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
      foreverOption: 'forever',
      elapsedOption: 'maxRetryTime',
      delayMs: 1_000,
      delayOption: 'minTimeout',
      factor: 2,
      factorOption: 'factor',
      longestOption: 'maxTimeout',
      jitter: true,
      jitterOption: 'randomize',
      bail: 0,
      predicateRemedy: 'the `bail` that the function is given',
    },
  ],
} as const satisfies LibraryDescriptor;
