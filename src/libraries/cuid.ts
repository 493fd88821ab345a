import type { LibraryDescriptor } from './descriptor.ts';

export const cuid = {
  package: 'cuid',
  versions: '>=2',
  source: 'https://github.com/paralleldrive/cuid#readme',
  system: 'service',
  types: [],
  calls: [{ on: '', members: ['isCuid', 'isSlug'], effect: 'none' }],
  values: [
    { path: 'default()', means: 'random' },
    { path: 'slug()', means: 'random' },
  ],
} as const satisfies LibraryDescriptor;
