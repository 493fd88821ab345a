import type { LibraryDescriptor } from './descriptor.ts';

export const vercelFunctions = {
  package: '@vercel/functions',
  versions: '>=1 <4',
  source: 'https://vercel.com/docs/functions/functions-api-reference/vercel-functions-package',
  system: 'service',
  types: [],
  calls: [],
  // The platform keeps the function alive for the promise, and drops what becomes of it.
  regions: [{ kind: 'deferred', on: '', members: ['waitUntil'], callback: 0 }],
} as const satisfies LibraryDescriptor;
