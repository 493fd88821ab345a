import type { LibraryDescriptor } from './descriptor.ts';

export const pMap = {
  package: 'p-map',
  versions: '>=4',
  source: 'https://github.com/sindresorhus/p-map#api',
  system: 'service',
  types: [],
  calls: [],
  regions: [
    {
      kind: 'limit',
      on: '',
      members: ['default', 'pMapIterable'],
      callback: 1,
      options: 2,
      concurrency: { argument: 2, option: 'concurrency', default: null },
      each: 0,
    },
  ],
} as const satisfies LibraryDescriptor;
