import { createCallers, type Callers } from './callers.ts';
import { Layouts } from './layouts.ts';
import { createReceivers, type Receivers } from './receivers.ts';
import type { FactSource } from './summaries.ts';

/** How the functions of one program call each other, downwards and upwards. */
export interface ProgramCalls {
  readonly layouts: Layouts;
  readonly callers: Callers;
  readonly receivers: Receivers;
}

/** Nothing is looked at before it is asked for. */
export function createProgramCalls(source: FactSource): ProgramCalls {
  return { layouts: new Layouts(source), callers: createCallers(source), receivers: createReceivers(source) };
}
