import type { LibraryDescriptor } from './descriptor.ts';

export const nodeUrl = {
  package: 'url',
  specifiers: ['node:url'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/url.html',
  system: 'service',
  types: [],
  calls: [],
  values: [
    { path: 'parse()', means: 'address', argument: 0 },
    { path: 'URL()', means: 'address', argument: 0 },
    { path: 'URL.parse()', means: 'address', argument: 0 },
  ],
} as const satisfies LibraryDescriptor;
