import type { CallFact, Flow, FunctionId, RetryRegion, Span, TryStep } from '../facts/model.ts';
import { calledFunctions } from './entrances.ts';
import { exitOf } from './exits.ts';
import { callAt, outward, type Place } from './place.ts';

/** Something that runs its contents again when they fail, without end. */
export interface Repetition {
  /** The loop's head, the call of the retrying library, or the call by which the function starts itself again. */
  readonly span: Span;
  readonly by: 'loop' | 'policy' | 'recursion';
  /** The policy, where a library retries. */
  readonly policy: { readonly callee: string; readonly region: RetryRegion } | null;
}

/** Whether a place is repeated without end by what stands `around` it. */
export function repetitionAround(place: Place, around: Place): Repetition | null {
  if (around.part === 'turn') return loopAround(place, around);
  if (around.part === 'body') return recursionFrom(around);
  return around.part === 'target' ? null : policyAt(around);
}

/** The policy of a call that has its functions retried without a limit on attempts or time. */
function policyAt(place: Place): Repetition | null {
  const call = callAt(place);
  const region = call?.region;
  if (!call || region?.kind !== 'retry' || region.attempts.bounded !== 'no' || region.elapsed !== 'no')
    return null;
  return { span: call.span, by: 'policy', policy: { callee: call.callee, region } };
}

/** A loop that tries until it succeeds: success leaves it, a failure is caught and leads to the next turn. */
function loopAround(place: Place, around: Place): Repetition | null {
  if (around.step.kind !== 'loop') return null;
  const { loop } = around.step;
  if (loop.capped !== 'no' || loop.progresses !== 'no' || !isRetryLoop(place, around)) return null;
  return { span: loop.span, by: 'loop', policy: null };
}

/** Whether a place is tried in a loop until it succeeds: success leaves the loop, a failure is caught and leads to the next turn. */
export function isRetryLoop(place: Place, around: Place): boolean {
  if (around.step.kind !== 'loop') return false;
  const attempt = outward(place).find((at) => at.up === around);
  if (attempt?.part !== 'body' || attempt.step.kind !== 'try') return false;
  const endsWell = leavesLoop(attempt.step.body) && !leavesLoop(attempt.flow.slice(attempt.index + 1));
  return endsWell && goesOn(attempt.step);
}

function leavesLoop(flow: Flow): boolean {
  const exit = exitOf(flow);
  return exit !== null && exit !== 'continue';
}

function goesOn({ handler, rethrows }: TryStep): boolean {
  return handler !== null && rethrows !== 'yes' && !leavesLoop(handler);
}

/** A catch that calls the function again, whatever happened, with the arguments it was called with. */
function recursionFrom(place: Place): Repetition | null {
  if (place.step.kind !== 'try') return null;
  for (const step of place.step.handler ?? []) {
    if (step.kind === 'call' && isSameAgain(step.call, place.owner.id)) {
      return { span: step.call.span, by: 'recursion', policy: null };
    }
    if (step.kind !== 'call') return null;
  }
  return null;
}

function isSameAgain(call: CallFact, id: FunctionId): boolean {
  if (call.awaited === 'no' || !calledFunctions(call).includes(id)) return false;
  return call.args.every(
    (value, index) =>
      value.kind === 'parameter' && value.function === id && value.index === index && value.path.length === 0,
  );
}
