import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency } from './shared/http-requests.ts';

const request = {
  on: '',
  members: ['default'],
  effect: anyRequest,
  target: 0,
  options: 1,
  optionsAt: [0, 1],
  idempotency: httpIdempotency,
  agents: ['agent'],
} as const;

const timeout = {
  defaultMs: null,
  client: [],
  signals: ['signal'],
  abort: 'signal',
  unit: 'ms',
  remedy: 'signal: AbortSignal.timeout(10_000)',
} as const;

export const nodeFetch = {
  package: 'node-fetch',
  versions: '>=3',
  source: 'https://github.com/node-fetch/node-fetch/blob/main/docs/v3-UPGRADE-GUIDE.md',
  system: 'service',
  types: [{ name: 'Request', from: ['Request()'], options: 1 }],
  calls: [
    {
      ...request,
      timeout: {
        ...timeout,
        call: ['signal'],
        off: [null],
        ineffective: [
          {
            where: 'call',
            option: 'timeout',
            because: 'node-fetch ignores it since version 3',
            instead: 'Pass `signal: AbortSignal.timeout(ms)`',
          },
        ],
      },
    },
  ],
  other: [
    {
      versions: '<3',
      source: 'https://github.com/node-fetch/node-fetch/tree/2.x#options',
      note: 'Version 2 has a `timeout` option, which covers the body as well and is off by default.',
      calls: [{ ...request, timeout: { ...timeout, call: ['signal', 'timeout'], off: [0, null] } }],
    },
  ],
  refusals: {
    source: 'https://github.com/node-fetch/node-fetch#handling-client-and-server-errors',
    as: 'answer',
    unless: [],
  },
} as const satisfies LibraryDescriptor;
