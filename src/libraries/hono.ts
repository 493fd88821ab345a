import type { LibraryDescriptor } from './descriptor.ts';

export const hono = {
  package: 'hono',
  versions: '^4',
  source: 'https://hono.dev/docs/api/routing',
  system: 'service',
  types: [
    { name: 'Hono', from: ['Hono()', 'Hono#basePath()'] },
    { name: 'Context', from: [] },
  ],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'Hono',
      members: ['get', 'post', 'put', 'patch', 'delete', 'options', 'all', 'use', 'onError', 'notFound'],
      callback: 0,
      rest: true,
    },
    { kind: 'request', on: 'Hono', members: ['on'], callback: 2, rest: true },
  ],
  responses: [
    {
      on: 'Context',
      members: ['json', 'text', 'body'],
      body: 0,
      status: 1,
      statusBy: ['status'],
      statusIn: [],
      returned: true,
    },
  ],
} as const satisfies LibraryDescriptor;
