import type { LibraryDescriptor } from './descriptor.ts';

const answer = {
  on: 'Response',
  statusBy: ['status', 'writeHead'],
  statusIn: ['statusCode'],
  partsBy: ['write'],
} as const;

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
    {
      name: 'Response',
      // prettier-ignore
      from: [
        'Response#status()', 'Response#set()', 'Response#header()', 'Response#type()', 'Response#contentType()',
        'Response#cookie()', 'Response#clearCookie()', 'Response#vary()', 'Response#links()',
      ],
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
  responses: [
    { ...answer, members: ['json', 'send', 'end'], body: 0 },
    { ...answer, members: ['sendStatus'], status: 0 },
  ],
} as const satisfies LibraryDescriptor;
