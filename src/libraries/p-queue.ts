import type { LibraryDescriptor } from './descriptor.ts';

export const pQueue = {
  package: 'p-queue',
  versions: '>=6',
  source: 'https://github.com/sindresorhus/p-queue#api',
  system: 'service',
  types: [
    {
      name: 'PQueue',
      from: ['default()'],
      options: 0,
      remembers: 'running',
      dedicates: ['addAll'],
      assigned: ['concurrency'],
    },
  ],
  calls: [],
  regions: [
    {
      kind: 'limit',
      on: 'PQueue',
      members: ['add'],
      callback: 0,
      concurrency: {
        argument: 0,
        option: 'concurrency',
        default: null,
        others: ['interval', 'intervalCap', 'queueClass', 'autoStart'],
      },
    },
  ],
} as const satisfies LibraryDescriptor;
