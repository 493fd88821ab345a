import type { LibraryDescriptor } from './descriptor.ts';

export const redlock = {
  package: 'redlock',
  versions: '>=5.0.0-beta.1',
  source: 'https://github.com/mike-marcacci/node-redlock#usage',
  system: 'cache',
  types: [
    { name: 'Redlock', from: ['default()'], options: 1 },
    { name: 'Lock', from: ['Redlock#acquire()', 'Redlock#extend()', 'Lock#extend()'] },
  ],
  calls: [
    { on: 'Redlock', members: ['acquire'], effect: 'write', target: 0 },
    { on: 'Redlock', members: ['release', 'extend'], effect: 'write' },
    { on: 'Redlock', members: ['quit'], effect: 'none' },
    { on: 'Lock', members: ['release', 'extend'], effect: 'write' },
  ],
  regions: [{ kind: 'lock', on: 'Redlock', members: ['using'], callback: 2, callbackAt: [2, 3] }],
  locks: [{ on: 'Redlock', operations: ['acquire'] }],
} as const satisfies LibraryDescriptor;
