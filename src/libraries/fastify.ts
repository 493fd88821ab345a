import type { LibraryDescriptor } from './descriptor.ts';

export const fastify = {
  package: 'fastify',
  versions: '>=4 <6',
  source: 'https://fastify.dev/docs/latest/Reference/Routes/',
  system: 'service',
  types: [{ name: 'FastifyInstance', from: ['default()', 'fastify()'], options: 0 }],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'FastifyInstance',
      members: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all', 'addHook'],
      callback: 1,
      rest: true,
    },
    { kind: 'request', on: 'FastifyInstance', members: ['route'], callback: 0, callbackOption: 'handler' },
  ],
} as const satisfies LibraryDescriptor;
