import type { LibraryDescriptor } from './descriptor.ts';

const region = {
  kind: 'timeout',
  on: '',
  members: ['default'],
  callback: 0,
  defaultMs: null,
  aborts: false,
} as const;

export const pTimeout = {
  package: 'p-timeout',
  versions: '>=6',
  source: 'https://github.com/sindresorhus/p-timeout#api',
  system: 'service',
  types: [],
  calls: [],
  regions: [{ ...region, options: 1, limit: { argument: 1, option: 'milliseconds' } }],
  other: [
    {
      versions: '<6',
      source: 'https://github.com/sindresorhus/p-timeout/tree/v5.1.0#api',
      note: 'Until version 5 the limit is the second argument itself.',
      regions: [{ ...region, limit: { argument: 1 } }],
    },
  ],
} as const satisfies LibraryDescriptor;
