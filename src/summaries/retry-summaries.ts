import type { FileFacts } from '../facts/model.ts';
import {
  hastyRedeliveriesIn,
  hastyRetriesIn,
  type HastyRedelivery,
  type HastyRetry,
} from './hasty-retries.ts';
import { indiscriminateRetriesIn, type IndiscriminateRetry } from './indiscriminate-retries.ts';
import {
  lockstepCallsIn,
  lockstepRetriesIn,
  type LockstepCall,
  type LockstepRetry,
} from './lockstep-retries.ts';
import { nestedRetriesIn, type NestedRetry } from './nested-retries.ts';
import type { ProgramCalls } from './program-calls.ts';
import { remember } from '../remember.ts';

/** How what failed is tried again. */
export interface RetrySummaries {
  /** Retries of calls over the network that hardly wait between attempts. */
  hastyRetries(file: FileFacts): readonly HastyRetry[];
  /** Calls that hand on what is delivered again and again with nothing in between. */
  hastyRedeliveries(file: FileFacts): readonly HastyRedelivery[];
  /** Retries after waits that are the same for everyone. */
  lockstepRetries(file: FileFacts): readonly LockstepRetry[];
  /** Calls that are repeated after such waits by their library, or by what delivers what they hand on. */
  lockstepCalls(file: FileFacts): readonly LockstepCall[];
  /** Retries that repeat also what the server refuses. */
  indiscriminateRetries(file: FileFacts): readonly IndiscriminateRetry[];
  /** Retries that repeat what is retried below them, so that the attempts multiply. */
  nestedRetries(file: FileFacts): readonly NestedRetry[];
}

/** What is tried again, when, and after what. */
export function createRetrySummaries(program: ProgramCalls): RetrySummaries {
  return {
    hastyRetries: remember((file: FileFacts) => hastyRetriesIn(file, program)),
    hastyRedeliveries: hastyRedeliveriesIn,
    lockstepRetries: remember((file: FileFacts) => lockstepRetriesIn(file, program)),
    lockstepCalls: lockstepCallsIn,
    indiscriminateRetries: remember((file: FileFacts) => indiscriminateRetriesIn(file, program)),
    nestedRetries: remember((file: FileFacts) => nestedRetriesIn(file, program)),
  };
}
