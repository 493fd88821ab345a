import type { LibraryDescriptor } from './descriptor.ts';

export const express = {
  package: 'express',
  specifiers: ['express-serve-static-core'],
  versions: '>=4 <6',
  source: 'https://expressjs.com/en/5x/api.html',
  system: 'service',
  types: [
    {
      name: 'Application',
      aliases: ['Express', 'Router', 'IRouter', 'IRoute'],
      from: ['default()', 'Router()', 'Application#route()'],
    },
  ],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'Application',
      members: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'use'],
      callback: 0,
      rest: true,
    },
  ],
} as const satisfies LibraryDescriptor;
