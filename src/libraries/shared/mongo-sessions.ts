import type { ManualTransactionModel, TransactionRegionModel } from '../descriptor.ts';

/** The driver runs the callback again for as long as two minutes: `withTransaction` in `session.ts` of mongodb. */
export const sessionTransaction = {
  kind: 'transaction',
  on: 'ClientSession',
  members: ['withTransaction'],
  callback: 0,
  options: 1,
  handle: 0,
  handleType: 'ClientSession',
  reruns: true,
  limitMs: 120_000,
} as const satisfies TransactionRegionModel;

/** A transaction that the program begins and ends itself. */
export const manualSession = {
  on: 'ClientSession',
  begin: ['startTransaction'],
  commit: ['commitTransaction'],
  rollback: ['abortTransaction'],
} as const satisfies ManualTransactionModel;
