import type { LibraryDescriptor } from './descriptor.ts';

export const retry = {
  package: 'retry',
  versions: '>=0.10',
  source: 'https://github.com/tim-kos/node-retry#api',
  system: 'service',
  types: [{ name: 'RetryOperation', from: ['operation()'], options: 0 }],
  calls: [],
  regions: [
    {
      kind: 'retry',
      on: 'RetryOperation',
      members: ['attempt'],
      callback: 0,
      policy: true,
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
      jitter: false,
      jitterOption: 'randomize',
      selective: true,
    },
  ],
} as const satisfies LibraryDescriptor;
