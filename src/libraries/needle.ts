import type { LibraryDescriptor } from './descriptor.ts';
import { httpIdempotency, postRequest, replacement } from './shared/http-requests.ts';

const shared = {
  on: '',
  timeout: {
    defaultMs: null,
    call: ['response_timeout', 'read_timeout', 'signal'],
    client: [],
    signals: ['signal'],
    abort: 'signal',
    unit: 'ms',
    off: [0],
    ineffective: [
      {
        where: 'call',
        option: 'timeout',
        unless: 'response_timeout',
        because: 'needle applies it to opening the connection only',
        instead: 'Set `response_timeout` and `read_timeout`',
      },
    ],
    remedy: 'response_timeout: 10_000',
  },
} as const;

export const needle = {
  package: 'needle',
  versions: '>=2.5',
  source: 'https://github.com/tomas/needle#request-options',
  system: 'service',
  types: [],
  calls: [
    { ...shared, members: ['get', 'head'], effect: 'read', target: 0, options: 1, promise: false },
    { ...shared, members: ['put'], ...replacement, target: 0, body: 1, options: 2, promise: false },
    {
      ...shared,
      members: ['patch', 'delete'],
      effect: 'write',
      target: 0,
      body: 1,
      options: 2,
      promise: false,
    },
    {
      ...shared,
      members: ['post'],
      effect: postRequest,
      target: 0,
      body: 1,
      options: 2,
      promise: false,
      idempotency: httpIdempotency,
    },
  ],
} as const satisfies LibraryDescriptor;
