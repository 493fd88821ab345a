import type { CallFact, FileFacts, FunctionFacts, Span } from '../facts/model.ts';
import {
  afterFailure,
  callsAfterFailure,
  isCleanup,
  isLeftAlone,
  isMutating,
  takesFailure,
} from './handling.ts';
import { isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, findOutward, outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { keeperOf } from './stores.ts';
import { toldAfter, type Told } from './told.ts';
import { failureEndAt, type FailureEnd } from './unheard-failure.ts';

/** A change in another system whose failure is kept from everyone: it is noted at most, and success is told all the same. */
export interface MutedWrite {
  /** The call whose failure is caught, or the call that leads to it. */
  readonly span: Span;
  readonly call: CallFact;
  /** Names from the function entered at `span` to the call. */
  readonly via: readonly string[];
  readonly told: Told;
  /** Where the failure ends; `null` for the `catch` around the call in its own file. */
  readonly end: FailureEnd | null;
}

/** The changes of which the functions of a file tell success whether or not they were made, one for each place that catches their failure. */
export function mutedWritesIn(file: FileFacts, program: ProgramCalls): readonly MutedWrite[] {
  const found = new Map<number, MutedWrite>();
  for (const layout of program.layouts.ofFile(file)) {
    if (layout.durable) continue;
    for (const muted of mutedIn(layout, program))
      if (!found.has(muted.span.start)) found.set(muted.span.start, muted);
  }
  return [...found.values()];
}

function mutedIn(layout: Layout, program: ProgramCalls): readonly MutedWrite[] {
  const catches = new Set<object>();
  return layout.calls.flatMap((write) => {
    const caught = isWrite(write) ? catchOf(outward(write.place)) : null;
    if (!caught || catches.has(caught.step) || mayBeMeant(write, caught)) return [];
    const told = toldAfter(caught, layout.root, program);
    if (!told || !isAllThereIs(write, caught, layout) || isTold(write, layout, program)) return [];
    catches.add(caught.step);
    return [
      { ...shownAt(write, caught, layout.root), call: write.call, told, end: endOf(caught, layout.root) },
    ];
  });
}

function endOf(caught: Place, root: FunctionFacts): FailureEnd | null {
  const isShown = caught.step.kind === 'try' && caught.owner.span.file === root.span.file;
  return isShown ? null : failureEndAt(caught);
}

/** A change that another system keeps, which is waited for and no clean-up. Indexes and caches can be made again from what they were made of. */
function isWrite(occurrence: Occurrence): boolean {
  const { call } = occurrence;
  if (call.awaited === 'no' || !occurrence.mutates || isCleanup(occurrence)) return false;
  const keeper = keeperOf(occurrence);
  if (keeper !== null) return keeper !== 'index';
  return call.remote?.system === 'object-store' || call.remote?.system === 'workflow';
}

/** Where on the way out of a place the failure of what runs there ends, when nothing but a log learns of it there; `null` where it ends elsewhere. */
export function catchOf(way: readonly Place[]): Place | null {
  const end = way.find((at) => isLeftAlone(at) || takesFailure(at));
  if (!end || isLeftAlone(end)) return null;
  if (end.step.kind === 'try') return end.step.mutes ? end : null;
  return end.step.kind === 'parallel' && end.step.unread ? end : null;
}

/** Whether a failure that is not even noted may be expected: what is named is there already, or gone. */
function mayBeMeant({ call: { remote }, effect }: Occurrence, { step }: Place): boolean {
  if (step.kind !== 'try' || step.mutes === 'noted') return false;
  return effect === 'write' || remote?.system === 'database' || remote?.system === 'object-store';
}

/** Whether nothing else is changed in the same run outside the catch, so that it is this change of which success is told. */
function isAllThereIs(write: Occurrence, caught: Place, { calls }: Layout): boolean {
  return !calls.some(
    (other) =>
      other.mutates &&
      !someOutward(other.place, ({ up, index }) => up === caught.up && index === caught.index) &&
      orderOf(other.place, write.place) !== 'apart',
  );
}

/** Whether the failure leads to a call that makes it known or makes up for it, or to one that cannot be seen. */
function isTold(write: Occurrence, { calls }: Layout, { outOfSight }: ProgramCalls): boolean {
  return (
    callsAfterFailure(write).some(outOfSight) ||
    afterFailure(write, calls).some(
      ({ effect }) => effect !== null && (effect === 'unknown' || isMutating(effect)),
    )
  );
}

/** The call in the text that catches, or, where that is in another file, the one that leads there. */
function shownAt(
  { call, place }: Occurrence,
  caught: Place,
  root: FunctionFacts,
): Pick<MutedWrite, 'span' | 'via'> {
  const owner = caught.owner.span.file === root.span.file ? caught.owner : root;
  const at =
    findOutward(place, (around) => callAt(around) !== null && isInside(around.owner.span, owner.span)) ??
    place;
  return { span: callAt(at)?.span ?? call.span, via: [...place.via.slice(at.via.length), call.callee] };
}
