import type { CallFact, FileFacts, RemoteCall, Span } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { isStep, undoes } from './compensation.ts';
import { given } from './given.ts';
import { afterFailure, isCleanup, isLeftAlone } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { catchOf } from './muted-writes.ts';
import { holdsBoth } from './operation-pair.ts';
import { orderOf } from './order.ts';
import { outward, someOutward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isSameService, keeperOf } from './stores.ts';

/** A call that undoes a step in another service when a later step has failed, and that may leave the step standing. */
export interface FlawedUndo {
  readonly span: Span;
  readonly via: readonly string[];
  readonly undo: CallFact;
  /** The step that is undone. */
  readonly step: CallFact;
  /** The later step, whose failure leads to the undoing; for `order`, the step that is undone too late. */
  readonly later: CallFact;
  /** `swallowed`: its own failure is caught, or nobody waits for it; `signal`: the signal that may have ended the later step ends it too; `order`: it comes before the undoing of a later step. */
  readonly flaw: 'swallowed' | 'signal' | 'order';
}

/** A step in a service, the later step that fails, and what then undoes the first one. */
interface Undoing {
  readonly step: Occurrence;
  readonly later: Occurrence;
  readonly undo: Occurrence;
}

/** The flawed compensations in the functions of a file, each once. */
export function flawedUndosIn(file: FileFacts, program: ProgramCalls): readonly FlawedUndo[] {
  const found = new Map<number, FlawedUndo>();
  for (const layout of program.layouts.ofFile(file)) {
    if (layout.durable || !handlesFailure(layout)) continue;
    for (const flawed of flawedIn(layout, program))
      if (!found.has(flawed.span.start)) found.set(flawed.span.start, flawed);
  }
  return [...found.values()];
}

/** Whether the function has a handler that may undo something: asked before its steps are paired. */
function handlesFailure({ calls }: Layout): boolean {
  return calls.some(isInHandler);
}

function flawedIn(layout: Layout, program: ProgramCalls): readonly FlawedUndo[] {
  const undoings = undoingsIn(layout, program);
  return undoings.flatMap((one) => {
    const { step, undo, later } = one;
    const before = undoings.find((other) => isTooEarly(one, other));
    const flaw = flawOf(one) ?? (before && 'order');
    if (!flaw) return [];
    const { span, via } = sightOf(undo);
    const failed = flaw === 'order' && before ? before.step : later;
    return [{ span, via, undo: undo.call, step: step.call, later: failed.call, flaw }];
  });
}

function undoingsIn(layout: Layout, program: ProgramCalls): readonly Undoing[] {
  const { calls } = layout;
  const steps = calls.filter((one) => isStep(one, layout, program));
  return steps.flatMap((later, index) => {
    const undos = afterFailure(later, calls).filter((one) => isInHandler(one) && isHomeward(one));
    return undos.flatMap((undo) => {
      const undone = steps.slice(0, index).filter((step) => isUndone(step, undo) && isFollowed(step, later));
      // Of several steps in one service it cannot be told which one is undone.
      const [step, ...others] = undone;
      return step && others.length === 0 ? [{ step, later, undo }] : [];
    });
  });

  function isHomeward({ place }: Occurrence): boolean {
    return someOutward(place, (at) => at.part === 'handler' && at.isHome);
  }
}

/** Whether the function itself goes from a step of one service on to a step elsewhere. */
function isFollowed(step: Occurrence, later: Occurrence): boolean {
  const [first, second] = [step.call.remote, later.call.remote];
  if (!first || !second || !holdsBoth(step, later)) return false;
  return orderOf(step.place, later.place) === 'before' && !isSameService(first, second);
}

function isInHandler(occurrence: Occurrence): boolean {
  return !isCleanup(occurrence) && someOutward(occurrence.place, ({ part }) => part === 'handler');
}

/** Whether a call undoes a step of another service, rather than doing it once more. */
function isUndone(step: Occurrence, { call, certain }: Occurrence): boolean {
  const [done, undo] = [step.call.remote, call.remote];
  if (!done || !undo || !certain || keeperOf(step) !== 'service') return false;
  return undoes(undo, done) && !isAgain(undo, done);
}

function isAgain(undo: RemoteCall, done: RemoteCall): boolean {
  return undo.operation === done.operation && JSON.stringify(undo.target) === JSON.stringify(done.target);
}

function flawOf({ undo, later }: Undoing): 'swallowed' | 'signal' | null {
  if (undo.call.remote?.spent || isSameSignal(signalOf(undo), signalOf(later))) return 'signal';
  const way = outward(undo.place);
  const inside = way.slice(
    0,
    way.findIndex(({ part }) => part === 'handler'),
  );
  return inside.some(isLeftAlone) || catchOf(inside) ? 'swallowed' : null;
}

/** The signal that a call is given, seen from the function that was laid out. */
function signalOf({ call: { remote }, place }: Occurrence): Value | null {
  const abort = remote?.bound?.abort;
  return abort ? given(abort.value, place) : null;
}

/** Whether two signals are one that the function is given. */
function isSameSignal(one: Value | null, other: Value | null): boolean {
  return one?.kind === 'parameter' && JSON.stringify(one) === JSON.stringify(other);
}

/** Whether what one undoes was done before what another one undoes afterwards. */
function isTooEarly(one: Undoing, other: Undoing): boolean {
  const [first, second] = [one.step.call.remote, other.step.call.remote];
  if (one.later !== other.later || !first || !second || isSameService(first, second)) return false;
  return (
    orderOf(one.step.place, other.step.place) === 'before' &&
    orderOf(one.undo.place, other.undo.place) === 'before'
  );
}
