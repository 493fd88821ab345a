import type {
  Answer,
  Attempts,
  CallFact,
  Flow,
  LoopFact,
  Pause,
  Restart,
  RetryRegion,
  Span,
  Step,
  TryStep,
} from '../facts/model.ts';
import { exitOf } from './exits.ts';
import { isInside } from './home.ts';
import { flowsIn } from './interest.ts';
import { runsAnew } from './rerun-sources.ts';
import { callAt, findOutward, someOutward, type Place } from './place.ts';

/** Something that runs its contents again when they fail. */
export interface Repetition {
  /** The loop's head, the call of the retrying library, or the call by which the function starts itself again. */
  readonly span: Span;
  readonly by: 'loop' | 'policy' | 'recursion';
  /** The policy, where a library retries. */
  readonly policy: { readonly callee: string; readonly region: RetryRegion } | null;
  readonly attempts: Attempts;
  /** What is waited for between two attempts; `null` where that cannot be told. */
  readonly pause: Pause | null;
  /** Whether it is repeated after some failures only: `no` where every failure leads to another attempt, as long as there are any. */
  readonly selective: Answer;
}

/** How a place is repeated by what stands `around` it; `null` where it is not. */
export function repetitionAround(place: Place, around: Place): Repetition | null {
  if (around.part === 'turn') return loopAround(place, around);
  if (around.part === 'body') return recursionFrom(around);
  if (around.part === 'source' && !runsAnew(place, around)) return null;
  return around.part === 'target' ? null : policyAt(around);
}

/** Whether nothing ends a repetition but success. */
export function isEndless({ attempts, policy }: Repetition): boolean {
  return attempts.bounded === 'no' && (!policy || policy.region.elapsed === 'no');
}

/** The outermost policy of a call that has its functions retried. */
function policyAt(place: Place): Repetition | null {
  return policiesAt(place)[0] ?? null;
}

/** How a place is repeated by what stands `around` it, innermost first: by several policies where a call applies them together. */
export function repetitionsAround(place: Place, around: Place): readonly Repetition[] {
  const outermost = repetitionAround(place, around);
  const isCombined = outermost?.policy && callAt(around)?.inner;
  return isCombined ? policiesAt(around).toReversed() : outermost ? [outermost] : [];
}

/** The policies of a call that have its functions retried, outermost first. One inside a limit of time may be ended by that. */
function policiesAt(place: Place): readonly Repetition[] {
  const call = callAt(place);
  if (!call?.region) return [];
  if (!call.inner) return call.region.kind === 'retry' ? [policyOf(call, call.region)] : [];
  const regions = [call.region, ...call.inner];
  const limit = regions.findIndex((region) => region.kind === 'timeout' && region.bounded !== 'no');
  return regions.flatMap((region, at) => {
    if (region.kind !== 'retry') return [];
    const isLimited = limit !== -1 && limit < at && region.elapsed === 'no';
    return [policyOf(call, isLimited ? { ...region, elapsed: 'unknown' } : region)];
  });
}

/** A library's retry. */
export function policyOf({ span, callee }: CallFact, region: RetryRegion): Repetition {
  const { attempts, delayMs: ms, factor, jitter, delayAt: at, predicate, over } = region;
  const selective = over?.kind === 'source' && over.handled ? 'unknown' : predicate;
  const grows = ms === 0 ? 'no' : factor === null ? 'unknown' : factor > 1 ? 'yes' : 'no';
  return {
    span,
    by: 'policy',
    policy: { callee, region },
    attempts,
    selective,
    pause: { ms, grows, jitter, at },
  };
}

/** A loop that tries until it succeeds or gives up. */
function loopAround(place: Place, around: Place): Repetition | null {
  if (around.step.kind !== 'loop' || !isRetryLoop(place, around)) return null;
  const { span, capped, turns, choosy, pause = null } = around.step.loop;
  if (capped !== 'no' && !pause) return null;
  const attempts: Attempts = { bounded: capped, most: turns, by: 'the loop' };
  const isCaught = someOutward(place, (at) => at.up === around && at.part === 'body');
  return {
    span,
    by: 'loop',
    policy: null,
    attempts,
    pause,
    selective: choosy || !isCaught ? 'unknown' : 'no',
  };
}

/**
 * Whether the loop `around` a place tries it until it succeeds: a turn in which nothing fails is the last one, and a failure is caught, or
 * told by the status of an answer, and leads to the next turn.
 */
export function isRetryLoop(place: Place, around: Place): boolean {
  if (around.step.kind !== 'loop' || around.step.loop.progresses !== 'no') return false;
  const attempt = findOutward(place, (at) => at.up === around);
  if (attempt?.part === 'body' && attempt.step.kind === 'try') return goesOn(attempt.step, attempt);
  if (isToldByValue(around.step.loop, attempt)) return true;
  return around.step.loop.byStatus === true && attempt?.part !== 'handler' && attempt?.part !== 'finalizer';
}

/** Whether the failure of what is called at a place is told by a value that leads to the next turn. */
function isToldByValue({ byValue = [] }: LoopFact, attempt: Place | undefined): boolean {
  const span = attempt && callAt(attempt)?.span;
  return span !== undefined && byValue.some((told) => isInside(span, told));
}

function goesOn({ handler, rethrows }: TryStep, { flow, index }: Place): boolean {
  if (handler === null) return false;
  return rethrows !== 'yes' && mayGoOn([...handler, ...flow.slice(index + 1)]);
}

/** Whether some way through a sequence leads to the next turn of the loop around it. */
function mayGoOn(flow: Flow): boolean {
  for (const step of flow) {
    const exit = exitOf([step]);
    if (exit === 'continue' || continues(step)) return true;
    if (exit !== null) return false;
  }
  return true;
}

function continues(step: Step): boolean {
  if (step.kind === 'exit') return step.how === 'continue';
  return step.kind !== 'loop' && flowsIn(step).some((inner) => inner.some(continues));
}

/** A catch that starts its function again. */
function recursionFrom(place: Place): Repetition | null {
  if (place.step.kind !== 'try') return null;
  return place.step.restart ? restartedBy(place.step.restart) : null;
}

function restartedBy({ span, capped, turns, pause, choosy }: Restart): Repetition {
  const attempts: Attempts = { bounded: capped, most: turns, by: 'the recursion' };
  return { span, by: 'recursion', policy: null, attempts, pause, selective: choosy ? 'unknown' : 'no' };
}
