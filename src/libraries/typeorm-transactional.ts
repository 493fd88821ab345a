import type { LibraryDescriptor } from './descriptor.ts';

export const typeormTransactional = {
  package: 'typeorm-transactional',
  versions: '^0.5',
  source: 'https://github.com/Aliheym/typeorm-transactional#using-transactional-decorator',
  system: 'database',
  types: [],
  calls: [],
  regions: [
    { kind: 'transaction', on: '', members: ['runInTransaction'], callback: 0, options: 1, reruns: false },
    { kind: 'transaction', on: '', members: ['wrapInTransaction'], callback: 0, options: 1, reruns: false },
    {
      kind: 'deferred',
      on: '',
      members: ['runOnTransactionCommit', 'runOnTransactionRollback', 'runOnTransactionComplete'],
      callback: 0,
    },
  ],
  decorators: [{ name: 'Transactional', means: 'transaction' }],
} as const satisfies LibraryDescriptor;
