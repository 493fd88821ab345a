import type { Flow, Step } from '../facts/model.ts';
import { flowsIn } from './interest.ts';
import { callAt, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { type ReachedRetry, wayOut } from './reached-retries.ts';

/**
 * The retries that a failure of a place leads to, innermost first. One that a function takes in and gives nothing instead comes back where its
 * caller needs what it gives.
 */
export function retriesAround(place: Place, program: ProgramCalls): readonly ReachedRetry[] {
  const { retries, taken } = wayOut(place);
  const later = taken && failsLater(taken, program);
  return later ? [...retries, ...retriesAround(later, program)] : retries;
}

/** Where a failure that was taken in comes back as another one; `null` where it may not. */
function failsLater(taken: Place, { repetition }: ProgramCalls): Place | null {
  const { step, flow, index, up } = taken;
  if (step.kind !== 'try' || up?.part !== 'target') return null;
  const call = callAt(up);
  const rest = [...(step.handler ?? []), ...(step.finalizer ?? []), ...flow.slice(index + 1)];
  return call && givesNothing(rest) && repetition.isNeeded(call.span) ? up : null;
}

/** Whether a sequence ends its function without a value, if it does. */
function givesNothing(flow: Flow): boolean {
  return flow.every((step) => isSilent(step) && flowsIn(step).every(givesNothing));
}

function isSilent(step: Step): boolean {
  return step.kind !== 'exit' || (step.how === 'return' && step.tells === 'nothing');
}
