import type { LibraryDescriptor } from './descriptor.ts';

export const koaRouter = {
  package: '@koa/router',
  specifiers: ['koa-router'],
  versions: '>=8',
  source: 'https://github.com/koajs/router/blob/master/API.md',
  system: 'service',
  types: [{ name: 'Router', aliases: ['RouterInstance'], from: ['default()', 'Router()'] }],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'Router',
      members: ['get', 'post', 'put', 'patch', 'delete', 'del', 'head', 'options', 'all', 'use'],
      callback: 0,
      rest: true,
    },
  ],
} as const satisfies LibraryDescriptor;
