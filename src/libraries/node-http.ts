import type { LibraryDescriptor } from './descriptor.ts';
import { anyRequest, httpIdempotency } from './shared/http-requests.ts';

const shared = {
  on: '',
  target: 0,
  targetOption: 'hostname',
  options: 1,
  optionsAt: [0, 1],
  promise: false,
  timeout: {
    defaultMs: null,
    call: ['signal'],
    client: [],
    signals: ['signal'],
    abort: 'signal',
    unit: 'ms',
    off: [],
    onResult: ['setTimeout', 'on(timeout)', 'once(timeout)', 'addListener(timeout)', 'destroy', 'abort'],
    ineffective: [
      {
        where: 'call',
        option: 'timeout',
        because: "Node.js only emits a 'timeout' event and goes on waiting",
        instead:
          "Pass `signal: AbortSignal.timeout(ms)`, or destroy the request in a listener of 'timeout'; both end the process unless the request has a listener of 'error'",
      },
    ],
    remedy: 'signal: AbortSignal.timeout(10_000)',
  },
} as const;

export const nodeHttp = {
  package: 'http',
  specifiers: ['node:http', 'https', 'node:https'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/http.html#httprequesturl-options-callback',
  system: 'service',
  types: [],
  calls: [
    { ...shared, members: ['get'], effect: 'read' },
    {
      ...shared,
      members: ['request'],
      effect: anyRequest,
      idempotency: httpIdempotency,
    },
  ],
  regions: [{ kind: 'request', on: '', members: ['createServer'], callback: 1, callbackAt: [0, 1] }],
} as const satisfies LibraryDescriptor;
