import type { LibraryDescriptor } from './descriptor.ts';

const concurrency = {
  argument: 0,
  option: 'concurrency',
  default: null,
} as const;

export const pLimit = {
  package: 'p-limit',
  versions: '>=3',
  source: 'https://github.com/sindresorhus/p-limit#api',
  system: 'service',
  types: [
    {
      name: 'LimitFunction',
      from: ['default()'],
      options: 0,
      remembers: 'running',
      dedicates: ['map'],
      assigned: ['concurrency'],
    },
  ],
  calls: [],
  regions: [
    { kind: 'limit', on: 'LimitFunction', members: [''], callback: 0, concurrency },
    { kind: 'limit', on: 'LimitFunction', members: ['map'], callback: 1, concurrency, each: 0 },
  ],
} as const satisfies LibraryDescriptor;
