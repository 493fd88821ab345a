import type { LibraryDescriptor } from './descriptor.ts';
import { postRequest } from './shared/http-requests.ts';

const shared = {
  on: 'SuperAgentStatic',
  target: 0,
  lazy: true,
  timeout: {
    defaultMs: null,
    call: [],
    client: [],
    unit: 'ms',
    off: [0],
    onResult: ['timeout', 'abort', 'use'],
    remedy: '',
    instead: 'Chain `.timeout(10_000)`',
  },
} as const;

export const superagent = {
  package: 'superagent',
  versions: '>=5',
  source: 'https://forwardemail.github.io/superagent/#timeouts',
  system: 'service',
  types: [{ name: 'SuperAgentStatic', from: ['default'] }],
  calls: [
    { ...shared, members: ['get', 'head', 'options'], effect: 'read' },
    { ...shared, members: ['put', 'patch', 'delete', 'del'], effect: 'write' },
    { ...shared, members: ['post'], effect: postRequest, body: 1 },
  ],
} as const satisfies LibraryDescriptor;
