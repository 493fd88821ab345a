import type { LibraryDescriptor } from './descriptor.ts';

export const cuid2 = {
  package: '@paralleldrive/cuid2',
  versions: '>=2',
  source: 'https://github.com/paralleldrive/cuid2#usage',
  system: 'service',
  types: [],
  calls: [{ on: '', members: ['isCuid'], effect: 'none' }],
  values: [
    { path: 'createId()', means: 'random' },
    { path: 'init()()', means: 'random' },
  ],
} as const satisfies LibraryDescriptor;
