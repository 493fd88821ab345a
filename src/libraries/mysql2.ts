import type { LibraryDescriptor } from './descriptor.ts';

const acquire = {
  options: ['queueLimit'],
  off: [0],
  limits: 'queue',
  waits: 'waitForConnections',
  remedy: 'queueLimit: 100',
} as const;

export const mysql2 = {
  package: 'mysql2',
  specifiers: ['mysql2/promise'],
  versions: '^3',
  source: 'https://sidorares.github.io/node-mysql2/docs/documentation',
  system: 'database',
  types: [
    // prettier-ignore
    { name: 'Pool', from: ['createPool()', 'Pool#promise()'], pool: { size: 'connectionLimit' }, connects: true, acquire, options: 0 },
    {
      name: 'Connection',
      aliases: ['PoolConnection'],
      from: [
        'createConnection()',
        'Pool#getConnection()',
        'PoolCluster#getConnection()',
        'Connection#promise()',
      ],
      options: 0,
    },
    { name: 'PoolCluster', from: ['createPoolCluster()'], connects: true, options: 0 },
  ],
  calls: [
    { on: 'Pool', members: ['query', 'execute'], effect: { from: 'sql', argument: 0 } },
    { on: 'Connection', members: ['query', 'execute'], effect: { from: 'sql', argument: 0 } },
    { on: 'Connection', members: ['beginTransaction', 'commit', 'rollback'], effect: 'none' },
    { on: 'Pool', members: ['getConnection', 'end'], effect: 'none' },
    { on: 'Connection', members: ['release', 'end', 'destroy', 'ping'], effect: 'none' },
  ],
  transactions: [
    { on: 'Connection', begin: ['beginTransaction'], commit: ['commit'], rollback: ['rollback'] },
  ],
} as const satisfies LibraryDescriptor;
