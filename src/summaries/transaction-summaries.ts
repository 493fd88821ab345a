import type { FileFacts } from '../facts/model.ts';
import { coordinationIn, type Coordination } from './coordination.ts';
import { outerCalls, type OuterCall } from './outer-calls.ts';
import { pooledTransactions, type PooledTransaction } from './pooled-transactions.ts';
import { repeatedEffects, type RepeatedEffect } from './repeated-effects.ts';
import { swallowedErrors, type SwallowedError } from './swallowed-errors.ts';
import { callsInTransactions, type CallInTransaction } from './transaction-calls.ts';
import type { ProgramCalls } from './program-calls.ts';
import { remember } from '../remember.ts';

/** What is done in transactions, or in place of one. */
export interface TransactionSummaries {
  /** Network calls that an open database transaction waits for. */
  callsInTransactions(file: FileFacts): readonly CallInTransaction[];
  /** Changes of a database that are made beside the transaction that is open around them. */
  outerCalls(file: FileFacts): readonly OuterCall[];
  /** Changes whose failure is caught inside their transaction, which goes on without them. */
  swallowedErrors(file: FileFacts): readonly SwallowedError[];
  /** Transactions that are opened on a pool instead of one of its connections. */
  pooledTransactions(file: FileFacts): readonly PooledTransaction[];
  /** Locks between processes and commits in two phases, for which no reason is given. */
  coordination(file: FileFacts): readonly Coordination[];
  /** Effects outside the database that happen again when their transaction is run again. */
  repeatedEffects(file: FileFacts): readonly RepeatedEffect[];
}

/** What happens in transactions. */
export function createTransactionSummaries(program: ProgramCalls): TransactionSummaries {
  return {
    callsInTransactions: remember((file: FileFacts) => callsInTransactions(file, program)),
    outerCalls: remember((file: FileFacts) => outerCalls(file, program)),
    swallowedErrors: remember((file: FileFacts) => swallowedErrors(file, program)),
    pooledTransactions: remember((file: FileFacts) => pooledTransactions(file, program)),
    coordination: remember((file: FileFacts) => coordinationIn(file, program)),
    repeatedEffects: remember((file: FileFacts) => repeatedEffects(file, program)),
  };
}
