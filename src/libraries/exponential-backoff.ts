import type { LibraryDescriptor } from './descriptor.ts';

export const exponentialBackoff = {
  package: 'exponential-backoff',
  versions: '>=3',
  source: 'https://github.com/coveooss/exponential-backoff#readme',
  system: 'service',
  types: [],
  calls: [],
  regions: [
    {
      kind: 'retry',
      on: '',
      members: ['backOff'],
      callback: 0,
      options: 1,
      attempts: 10,
      attemptsOption: 'numOfAttempts',
      counts: 'attempts',
      delayMs: 100,
      delayOption: 'startingDelay',
      factor: 2,
      factorOption: 'timeMultiple',
      longestOption: 'maxDelay',
      jitter: false,
      jitterOption: 'jitter',
      predicateOption: 'retry',
    },
  ],
} as const satisfies LibraryDescriptor;
