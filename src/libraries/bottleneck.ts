import type { LibraryDescriptor } from './descriptor.ts';

const concurrency = {
  argument: 0,
  option: 'maxConcurrent',
  default: null,
  others: ['minTime', 'reservoir', 'highWater', 'datastore'],
} as const;

export const bottleneck = {
  package: 'bottleneck',
  versions: '>=2',
  source: 'https://github.com/SGrondin/bottleneck#constructor',
  system: 'service',
  types: [
    {
      name: 'Bottleneck',
      from: ['default()'],
      options: 0,
      remembers: 'running',
      dedicates: ['wrap', 'submit'],
      assigned: ['updateSettings', 'chain'],
    },
  ],
  calls: [],
  regions: [
    { kind: 'limit', on: 'Bottleneck', members: ['schedule'], callback: 0, callbackAt: [0, 1], concurrency },
    { kind: 'limit', on: 'Bottleneck', members: ['wrap'], callback: 0, concurrency },
  ],
} as const satisfies LibraryDescriptor;
