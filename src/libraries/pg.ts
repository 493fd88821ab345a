import type { LibraryDescriptor } from './descriptor.ts';

const acquire = {
  options: ['connectionTimeoutMillis'],
  off: [0],
  limits: 'time',
  remedy: 'connectionTimeoutMillis: 2_000',
} as const;

export const pg = {
  package: 'pg',
  versions: '^8',
  source: 'https://node-postgres.com/apis/pool',
  system: 'database',
  types: [
    { name: 'Pool', from: ['Pool()'], pool: { size: 'max' }, connects: true, acquire, options: 0 },
    {
      name: 'Client',
      aliases: ['PoolClient', 'ClientBase'],
      from: ['Client()', 'Pool#connect()', 'Client#connect()'],
      options: 0,
    },
  ],
  calls: [
    { on: 'Pool', members: ['query'], effect: { from: 'sql', argument: 0 } },
    { on: 'Client', members: ['query'], effect: { from: 'sql', argument: 0 } },
    { on: 'Pool', members: ['connect', 'end', 'on', 'once'], effect: 'none' },
    { on: 'Client', members: ['connect', 'end', 'release', 'on', 'once'], effect: 'none' },
  ],
  regions: [
    { kind: 'deferred', on: 'Pool', members: ['on', 'once'], callback: 1 },
    { kind: 'deferred', on: 'Client', members: ['on', 'once'], callback: 1 },
  ],
} as const satisfies LibraryDescriptor;
