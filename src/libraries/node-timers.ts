import type { LibraryDescriptor } from './descriptor.ts';

export const nodeTimers = {
  package: 'timers',
  specifiers: ['node:timers'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/timers.html',
  system: 'service',
  types: [],
  calls: [{ on: '', members: ['clearTimeout', 'clearInterval', 'clearImmediate'], effect: 'none' }],
  regions: [
    { kind: 'deferred', on: '', members: ['setTimeout', 'setInterval', 'setImmediate'], callback: 0 },
  ],
} as const satisfies LibraryDescriptor;
