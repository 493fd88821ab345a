import type { System } from '../libraries/descriptor.ts';
import type {
  CallFact,
  Extent,
  FileFacts,
  FunctionFacts,
  GrownArgument,
  OtherRegion,
  Region,
  Span,
} from '../facts/model.ts';
import { calledFunctions } from './entrances.ts';
import { exitOf } from './exits.ts';
import type { Layout } from './layouts.ts';
import { callAt, outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/** Remote calls that are made all at once, one for each item of a collection that nothing caps. */
export interface FanOut {
  /** The combinator that waits for them. */
  readonly span: Span;
  readonly call: CallFact;
  /** Names from the function around the combinator to the call. */
  readonly via: readonly string[];
  /** The read that finds the items, as written. */
  readonly list: string;
  /** How many it finds at most; `null` where nothing caps that. */
  readonly most: number | null;
  /** A limiter on the way that lets all run at once, as written; `null` where there is none. */
  readonly limiter: string | null;
}

/** Systems whose clients open a request for each call. Those of the others put calls in line, on a pool or on one connection. */
const opening: readonly System[] = [
  'service',
  'payment',
  'mail',
  'chat',
  'model',
  'object-store',
  'search',
  'workflow',
];

/** Regions that let so many run at a time, or hand the work to an engine that does. */
const limiting: readonly Region['kind'][] = ['limit', 'lock', 'durable', 'workflow'];

/** Fan-outs that stand in a file, each once, with the nearest remote call of a branch. */
export function fanOutsIn(file: FileFacts, program: ProgramCalls): readonly FanOut[] {
  return program.layouts.ofFile(file).flatMap((layout) => {
    const found = new Map<number, FanOut>();
    for (const fanOut of layout.calls.flatMap((occurrence) => fanOutsOf(occurrence, layout, program))) {
      const known = found.get(fanOut.span.start);
      if (!known || fanOut.via.length < known.via.length) found.set(fanOut.span.start, fanOut);
    }
    return [...found.values()];
  });
}

function fanOutsOf(occurrence: Occurrence, layout: Layout, program: ProgramCalls): readonly FanOut[] {
  if (!occurrence.certain || !opensRequest(occurrence)) return [];
  const { call, place } = occurrence;
  return outward(place).flatMap((around) => {
    const branch = around.isHome ? branchAt(around) : null;
    if (branch === null || isAside(place, around) || isHeld(place, around, program)) return [];
    const read = readOf(branch.extent, layout.root, program);
    if (read === null) return [];
    const via = [...place.via.slice(around.via.length), call.callee];
    const { by: list, most } = read;
    return [{ span: branch.span, call, via, list, most, limiter: openLimiterOn(place, around) }];
  });
}

function opensRequest({ call: { remote }, effect }: Occurrence): boolean {
  return remote !== null && effect !== 'none' && !remote.capped && opening.includes(remote.system);
}

/** The branch of a combinator that a place is, or the function that a limiter runs, where that is run once for each item. */
function branchAt({ part, step, arm }: Place): { readonly span: Span; readonly extent: Extent } | null {
  if (part === 'callback' && step.kind === 'call') {
    const extent = openLimit(step.call)?.over;
    return extent ? { span: step.call.span, extent } : null;
  }
  if (part !== 'arm' || step.kind !== 'parallel') return null;
  const extent = step.extents?.[arm] ?? null;
  const waits = step.combinator === 'all' || step.combinator === 'allSettled';
  return extent && waits ? { span: step.span, extent } : null;
}

/** The read that finds the items: here, or in a caller that hands them over. */
function readOf(
  extent: Extent,
  root: FunctionFacts,
  { callers }: ProgramCalls,
): Pick<GrownArgument, 'by' | 'most'> | null {
  if (extent.kind === 'grown') return extent;
  if (extent.function !== root.id) return null;
  for (const { call } of callers.near(root)) {
    const grown = calledFunctions(call).includes(root.id)
      ? call.grown?.find(({ argument }) => argument === extent.index)
      : undefined;
    if (grown) return grown;
  }
  return null;
}

/** Whether a function that is entered on the way from the branch makes the call for what it finds out, and else goes on without it. */
function isAside(place: Place, branch: Place): boolean {
  const way = outward(place);
  return way.slice(0, way.indexOf(branch)).some(({ part, arm, step, owner }) => {
    if (part !== 'arm' || step.kind !== 'branch' || step.when || owner.id === branch.owner.id) return false;
    return step.arms.every((one, index) => (index === arm ? exitOf(one) === null : one.length === 0));
  });
}

/** Whether something on the way from the branch to the call lets it wait for its turn, or no turn leads to it. */
function isHeld(place: Place, branch: Place, { turnsBefore }: ProgramCalls): boolean {
  const way = outward(place).slice(0, outward(place).indexOf(branch));
  const [turn] = way.slice(-1);
  const waits = (at: Place): boolean => {
    const call = callAt(at);
    return call !== null && turnsBefore(call.span, at.owner.id, at.owner.id !== branch.owner.id);
  };
  const isRun = branch.part === 'callback' || turn?.part === 'turn';
  return !isRun || way.some((at) => isLimited(at) || waits(at));
}

function isLimited(at: Place): boolean {
  const call = callAt(at);
  return [call?.region, ...(call?.inner ?? [])].some(
    (region) =>
      region && limiting.includes(region.kind) && !(region.kind === 'limit' && region.lets === 'all'),
  );
}

/** The limiter that lets all run at once, among the places from a call to the branch that it stands in. */
function openLimiterOn(place: Place, branch: Place): string | null {
  const way = outward(place).slice(0, outward(place).indexOf(branch) + 1);
  const calls = way.map(callAt).filter((call) => call !== null);
  return calls.find((call) => openLimit(call) !== null)?.callee ?? null;
}

function openLimit({ region }: CallFact): OtherRegion | null {
  return region?.kind === 'limit' && region.lets === 'all' ? region : null;
}
