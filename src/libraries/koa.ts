import type { LibraryDescriptor } from './descriptor.ts';

export const koa = {
  package: 'koa',
  versions: '>=2 <4',
  source: 'https://github.com/koajs/koa/blob/master/docs/api/index.md',
  system: 'service',
  types: [{ name: 'Application', from: ['default()'] }],
  calls: [],
  regions: [{ kind: 'request', on: 'Application', members: ['use'], callback: 0 }],
} as const satisfies LibraryDescriptor;
