import type { LibraryDescriptor } from './descriptor.ts';

export const nanoid = {
  package: 'nanoid',
  specifiers: ['nanoid/non-secure'],
  versions: '>=3',
  source: 'https://github.com/ai/nanoid#api',
  system: 'service',
  types: [],
  calls: [],
  values: [
    { path: 'nanoid()', means: 'random' },
    { path: 'customAlphabet()()', means: 'random' },
  ],
} as const satisfies LibraryDescriptor;
