import type { LibraryDescriptor } from './descriptor.ts';

export const uuid = {
  package: 'uuid',
  versions: '>=7',
  source: 'https://github.com/uuidjs/uuid#api-summary',
  system: 'service',
  types: [],
  calls: [{ on: '', members: ['validate', 'version', 'parse', 'stringify'], effect: 'none' }],
  values: [
    { path: 'v1()', means: 'random' },
    { path: 'v4()', means: 'random' },
    { path: 'v6()', means: 'random' },
    { path: 'v7()', means: 'random' },
    { path: 'v3()', means: 'digest' },
    { path: 'v5()', means: 'digest' },
  ],
} as const satisfies LibraryDescriptor;
