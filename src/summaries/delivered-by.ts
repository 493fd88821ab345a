import type { CallFact, FunctionFacts } from '../facts/model.ts';
import { isFromRequest } from './entrances.ts';
import { afterFailure, callsAfterFailure, isLeftAlone } from './handling.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import { callAt, findOutward, outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isAcceptance } from './redelivered-handlers.ts';
import { redeliveringRegion } from './redelivering-region.ts';

/** How many callers are looked at above one another. */
const heightLimit = 3;

/** Whether a failure of some work in a function comes to an end there, before whoever calls it, up to an outer place or all the way. */
type Ending = (work: Occurrence, layout: Layout, until: Place | null) => boolean;

/**
 * Who delivers a message again when some work on it fails, in the laid-out function or a caller of it. `null` where nobody is known to, where
 * the failure may not get that far, and where something that runs after the failure makes up for it.
 */
export function deliveredBy(
  work: Occurrence,
  layout: Layout,
  program: ProgramCalls,
  makesUp: (call: CallFact) => boolean,
): string | null {
  return reached(
    work,
    layout,
    program,
    (one, around, until) =>
      around.durable || isMadeUp(one, around, program, makesUp) || wayOut(one.place, until).some(ends),
  );
}

/**
 * Who may deliver a message again when some work on it fails: what a handler of the failure answers is left open. `null` where nobody is known
 * to, and where nothing waits for the work.
 */
export function mayBeDeliveredBy(work: Occurrence, layout: Layout, program: ProgramCalls): string | null {
  return reached(work, layout, program, (one, _, until) => wayOut(one.place, until).some(isUnwaited));
}

function reached(
  work: Occurrence,
  layout: Layout,
  program: ProgramCalls,
  isEnded: Ending,
  height = 0,
): string | null {
  const handler = findOutward(work.place, (at) => handlerAround(at) !== null) ?? null;
  if (isEnded(work, layout, handler)) return null;
  return (
    (handler && handlerAround(handler)) ??
    deliveredTo(work, layout, program) ??
    (height < heightLimit ? fromCallers(work, layout, program, isEnded, height) : null)
  );
}

/** Whether what runs after the failure makes up for it, or cannot be seen. */
function isMadeUp(
  work: Occurrence,
  { calls }: Layout,
  { outOfSight }: ProgramCalls,
  makesUp: (call: CallFact) => boolean,
): boolean {
  return (
    afterFailure(work, calls).some(({ call }) => makesUp(call)) || callsAfterFailure(work).some(outOfSight)
  );
}

/** Who delivers to the function around a place, where that is handed over on the way. */
function handlerAround(place: Place): string | null {
  return place.part === 'callback' ? redeliveringRegion(callAt(place)?.region ?? null) : null;
}

/** The places around a place, up to an outer one. */
function wayOut(place: Place, until: Place | null): readonly Place[] {
  const way = outward(place);
  return way.slice(0, until ? way.indexOf(until) : way.length);
}

function ends(at: Place): boolean {
  const { part, step } = at;
  if (step.kind === 'try') return part === 'body' && step.handler !== null && step.rethrows === 'no';
  return isUnwaited(at);
}

/** Whether nothing waits for a failure at a place, or it is one of several that are all waited for. */
function isUnwaited(at: Place): boolean {
  const { step } = at;
  if (step.kind === 'parallel') return step.combinator === 'allSettled' || step.combinator === 'any';
  return isLeftAlone(at);
}

function deliveredTo({ place }: Occurrence, { root, calls }: Layout, program: ProgramCalls): string | null {
  const by = root.entry || root.served ? program.repetition.redeliveredBy(root.id) : null;
  const from = calls.find((one) => isAcceptance(one.call) && orderOf(one.place, place) === 'before');
  return by ?? from?.call.remote?.library ?? null;
}

function fromCallers(
  work: Occurrence,
  { root }: Layout,
  program: ProgramCalls,
  isEnded: Ending,
  height: number,
): string | null {
  for (const run of outerRuns(work, root, program)) {
    const by = typeof run === 'string' ? run : reached(run.work, run.layout, program, isEnded, height + 1);
    if (by) return by;
  }
  return null;
}

/** Some work, as a caller of the function that it stands in comes to it. */
interface OuterRun {
  readonly work: Occurrence;
  readonly layout: Layout;
}

/** How the callers of a function come to some work in it, or who delivers to the function where it is handed over; read as far as it is asked for. */
function* outerRuns(
  work: Occurrence,
  root: FunctionFacts,
  program: ProgramCalls,
): Generator<OuterRun | string> {
  for (const { caller, call } of program.callers.near(root)) {
    const isHanded = call.callbacks.some((use) => use.function === root.id);
    const by = isHanded ? redeliveringRegion(call.region) : null;
    const run = by ?? runIn(caller, program, (one) => one.call === work.call && isWithin(one, call));
    if (run) yield run;
    else if (isHanded) yield* handedRuns(call, root, program);
  }
}

/** How what runs a function that a call hands on comes to it. */
function handedRuns(call: CallFact, { id }: FunctionFacts, program: ProgramCalls): readonly OuterRun[] {
  return program
    .handedOn(call, id)
    .flatMap((site) => runIn(site.caller, program, (one) => one.call === site.call) ?? []);
}

function runIn(
  caller: FunctionFacts,
  { layouts }: ProgramCalls,
  isWork: (one: Occurrence) => boolean,
): OuterRun | null {
  const layout = layouts.of(caller);
  const work = layout.calls.find(isWork);
  return work ? { work, layout } : null;
}

/** Whether some work is also done for a request that no deliverer makes, as far as the callers of its function show. */
export function isAlsoRequested(
  work: Occurrence,
  layout: Layout,
  program: ProgramCalls,
  height = 0,
): boolean {
  const handler = findOutward(work.place, (at) => handlerAround(at) !== null);
  if (handler || deliveredTo(work, layout, program)) return false;
  if (isFromRequest(layout.root)) return true;
  if (height >= heightLimit) return false;
  for (const run of outerRuns(work, layout.root, program))
    if (typeof run !== 'string' && isAlsoRequested(run.work, run.layout, program, height + 1)) return true;
  return false;
}

function isWithin({ place }: Occurrence, call: CallFact): boolean {
  return someOutward(place, (at) => callAt(at) === call);
}
