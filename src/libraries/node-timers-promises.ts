import type { LibraryDescriptor } from './descriptor.ts';

export const nodeTimersPromises = {
  package: 'timers/promises',
  specifiers: ['node:timers/promises'],
  versions: 'Node.js >=20',
  source: 'https://nodejs.org/api/timers.html#timers-promises-api',
  system: 'service',
  types: [],
  calls: [
    {
      on: '',
      members: ['setTimeout', 'setImmediate', 'setInterval', 'scheduler.wait', 'scheduler.yield'],
      effect: 'none',
    },
  ],
  values: [
    { path: 'setTimeout()', means: 'delay', argument: 0 },
    { path: 'scheduler.wait()', means: 'delay', argument: 0 },
  ],
} as const satisfies LibraryDescriptor;
