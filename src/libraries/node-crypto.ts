import type { LibraryDescriptor } from './descriptor.ts';

export const nodeCrypto = {
  package: 'crypto',
  specifiers: ['node:crypto'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/crypto.html',
  system: 'service',
  types: [],
  calls: [],
  values: [
    { path: 'randomUUID()', means: 'random' },
    { path: 'randomBytes()', means: 'random' },
    { path: 'randomInt()', means: 'random' },
    { path: 'getRandomValues()', means: 'random' },
    { path: 'webcrypto.randomUUID()', means: 'random' },
    { path: 'createHash().update().digest()', means: 'digest' },
    { path: 'createHmac().update().digest()', means: 'digest' },
    { path: 'hash()', means: 'digest' },
  ],
} as const satisfies LibraryDescriptor;
