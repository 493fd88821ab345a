import type { LibraryDescriptor } from './descriptor.ts';

export const ulid = {
  package: 'ulid',
  versions: '>=2',
  source: 'https://github.com/ulid/javascript#usage',
  system: 'service',
  types: [],
  calls: [],
  values: [
    { path: 'ulid()', means: 'random' },
    { path: 'monotonicFactory()()', means: 'random' },
  ],
} as const satisfies LibraryDescriptor;
