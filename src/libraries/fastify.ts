import type { LibraryDescriptor } from './descriptor.ts';

const hook = { on: 'FastifyInstance', members: ['addHook'], callback: 1 } as const;

/** Hooks that run before a request is answered. */
const waitedFor = [
  'onRequest',
  'preParsing',
  'preValidation',
  'preHandler',
  'preSerialization',
  'onError',
  'onSend',
] as const;

/** Hooks of the server, and those that run when a request has been answered or given up. */
const besideRequests = [
  'onResponse',
  'onTimeout',
  'onRequestAbort',
  'onReady',
  'onListen',
  'preClose',
  'onClose',
  'onRoute',
  'onRegister',
] as const;

export const fastify = {
  package: 'fastify',
  versions: '>=4 <6',
  source: 'https://fastify.dev/docs/latest/Reference/Routes/',
  system: 'service',
  types: [
    { name: 'FastifyInstance', from: ['default()', 'fastify()'], options: 0 },
    {
      name: 'FastifyReply',
      from: [
        'FastifyReply#code()',
        'FastifyReply#status()',
        'FastifyReply#header()',
        'FastifyReply#headers()',
        'FastifyReply#type()',
      ],
    },
  ],
  calls: [],
  regions: [
    {
      kind: 'request',
      on: 'FastifyInstance',
      members: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'],
      callback: 1,
      rest: true,
    },
    { kind: 'request', ...hook, when: { argument: 0, values: waitedFor } },
    { kind: 'deferred', ...hook, when: { argument: 0, values: besideRequests } },
    { kind: 'request', on: 'FastifyInstance', members: ['route'], callback: 0, callbackOption: 'handler' },
  ],
  responses: [
    {
      on: 'FastifyReply',
      members: ['send'],
      body: 0,
      statusBy: ['code', 'status'],
      statusIn: ['statusCode'],
    },
  ],
} as const satisfies LibraryDescriptor;
