import type { FileFacts } from '../facts/model.ts';
import { ignoredSignalsIn, type IgnoredSignal } from './ignored-signals.ts';
import type { ProgramCalls } from './program-calls.ts';
import { remember } from '../remember.ts';
import { longRunsIn, tightBudgetsIn, type LongRun, type TightBudget } from './tight-budgets.ts';

/** What takes longer than somebody waits for it. */
export interface Times {
  /** Limits that are over before what they limit is. */
  tightBudgets(file: FileFacts): readonly TightBudget[];
  /** How long the functions take that a platform runs. */
  longRuns(file: FileFacts): readonly LongRun[];
  /** Remote calls that go on when the signal of the function that makes them is aborted. */
  ignoredSignals(file: FileFacts): readonly IgnoredSignal[];
}

export function createTimes(program: ProgramCalls): Times {
  return {
    tightBudgets: remember((file: FileFacts) => tightBudgetsIn(file, program)),
    longRuns: remember((file: FileFacts) => longRunsIn(file, program)),
    ignoredSignals: remember((file: FileFacts) => ignoredSignalsIn(file, program)),
  };
}
