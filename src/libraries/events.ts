import type { LibraryDescriptor } from './descriptor.ts';

/** Events of one process: nothing leaves it. */
export const events = {
  package: 'events',
  specifiers: ['node:events'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/events.html',
  system: 'service',
  types: [{ name: 'EventEmitter', from: ['default()', 'EventEmitter()'] }],
  calls: [
    { on: 'EventEmitter', members: ['emit', 'off', 'removeListener', 'removeAllListeners'], effect: 'none' },
  ],
  regions: [
    {
      kind: 'deferred',
      on: 'EventEmitter',
      members: ['on', 'once', 'addListener', 'prependListener', 'prependOnceListener'],
      callback: 1,
    },
  ],
} as const satisfies LibraryDescriptor;
