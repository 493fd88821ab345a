import type { LibraryDescriptor } from './descriptor.ts';

const answer = {
  on: 'Context',
  statusBy: [],
  statusIn: ['status', 'response.status', 'res.statusCode'],
  assigned: true,
} as const;

export const koa = {
  package: 'koa',
  versions: '>=2 <4',
  source: 'https://github.com/koajs/koa/blob/master/docs/api/index.md',
  system: 'service',
  types: [
    { name: 'Application', from: ['default()'] },
    { name: 'Context', aliases: ['ParameterizedContext', 'ExtendableContext'], from: [] },
  ],
  calls: [],
  regions: [{ kind: 'request', on: 'Application', members: ['use'], callback: 0 }],
  responses: [
    { ...answer, members: ['body', 'response.body'], body: 0 },
    { ...answer, members: ['status', 'response.status'], status: 0 },
  ],
} as const satisfies LibraryDescriptor;
