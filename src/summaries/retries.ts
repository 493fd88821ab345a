import type { CallFact, FileFacts, FunctionFacts } from '../facts/model.ts';
import type { ParameterValue } from '../facts/value.ts';
import { handedCalls, type HandedCall } from './handed.ts';
import { handlesFailure } from './handling.ts';
import { callsIn } from './interest.ts';
import type { Layout } from './layouts.ts';
import { outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { sourceRetriedAt } from './rerun-sources.ts';
import { isEndless, policyOf, repetitionAround, type Repetition } from './repetition.ts';
import { rememberWeakly } from '../remember.ts';

/** Something that repeats remote calls when they fail. */
export interface Retry extends Repetition {
  /** The remote calls that it repeats, the nearest first. Empty where it repeats every call of a client. */
  readonly calls: readonly HandedCall[];
}

/** A retry with the one of its calls that is spoken of. */
export interface RetriedCall extends Repetition, HandedCall {}

/** The retries of a kind that stand in a file, each once. What callers hand to a retry is asked for only where it is of the kind. */
export function retriesIn(
  file: FileFacts,
  program: ProgramCalls,
  isAsked: (repetition: Repetition) => boolean,
): readonly Retry[] {
  const laidOut = program.layouts.ofFile(file).flatMap((layout) => retriesOf(layout, program, isAsked));
  return [...laidOut, ...policiesIn(file).filter(isAsked)];
}

/** The retries of the clients that a file builds, found once for all kinds of retries that are asked for. */
const policiesIn = rememberWeakly((file: FileFacts): readonly Retry[] =>
  file.functions.flatMap(({ flow }) => callsIn(flow).flatMap(retriesBesides)),
);

/** Retries without end that stand in a file, each with the nearest remote call that it repeats. */
export function endlessRetriesIn(file: FileFacts, program: ProgramCalls): readonly RetriedCall[] {
  return retriesIn(file, program, isEndless).flatMap(({ calls: [nearest], ...repetition }) =>
    nearest ? [{ ...repetition, ...nearest }] : [],
  );
}

const noRetries: readonly Retry[] = [];

function retriesOf(
  layout: Layout,
  program: ProgramCalls,
  isAsked: (repetition: Repetition) => boolean,
): readonly Retry[] {
  const asked = repeatedIn(layout).filter((one) => isAsked(one.repetition));
  if (asked.length === 0) return noRetries;
  const found = new Map<number, { readonly repetition: Repetition; readonly calls: HandedCall[] }>();
  for (const { occurrence, around, repetition } of asked) {
    const known = found.get(repetition.span.start) ?? { repetition, calls: [] };
    known.calls.push(...remoteCalls(occurrence, around, layout.root, program));
    found.set(repetition.span.start, known);
  }
  return [...found.values()]
    .filter(({ calls }) => calls.length > 0)
    .map(({ repetition, calls }) => ({ ...repetition, calls: nearestFirst(calls) }));
}

/** A call that is sure to be met, and what in the text of the laid-out function repeats it. */
interface Repeated {
  readonly occurrence: Occurrence;
  readonly around: Place;
  readonly repetition: Repetition;
}

/** What a layout repeats, found once for all kinds of retries that are asked for. */
const repeatedIn = rememberWeakly((layout: Layout): readonly Repeated[] => layout.calls.flatMap(repeatedAt));

function repeatedAt(occurrence: Occurrence): readonly Repeated[] {
  if (!occurrence.certain) return [];
  const found: Repeated[] = [];
  for (let around: Place | null = occurrence.place; around; around = around.up) {
    const repetition = around.isHome ? repetitionAround(occurrence.place, around) : null;
    if (repetition) found.push({ occurrence, around, repetition });
  }
  return found;
}

function nearestFirst(calls: readonly HandedCall[]): readonly HandedCall[] {
  return [...calls].sort((a, b) => a.via.length - b.via.length);
}

/** The retry of a client. */
function retriesBesides(call: CallFact): readonly Retry[] {
  const { region } = call;
  return region?.kind === 'retry' && region.over?.kind === 'client'
    ? [{ ...policyOf(call, region), calls: [] }]
    : noRetries;
}

function remoteCalls(
  { call, place }: Occurrence,
  around: Place,
  root: FunctionFacts,
  program: ProgramCalls,
): readonly HandedCall[] {
  const handled = isHandled(place, around) || sourceRetriedAt(around)?.handled === true;
  if (isRemote(call)) return [{ call, via: [...place.via.slice(around.via.length), call.callee], handled }];
  const found = runParameters(call, root).flatMap(({ index }) => [
    ...handedCalls(root, index, program, isRemote),
  ]);
  return found.map((one) => ({ ...one, handled: one.handled || handled }));
}

/** Whether something between a place and the retry around it handles the failure; the try of a loop's attempt is the retry's own. */
function isHandled(place: Place, around: Place): boolean {
  const way = outward(place);
  return way
    .slice(0, way.indexOf(around))
    .some((at) => handlesFailure(at) && !(around.part === 'turn' && at.up === around));
}

function isRemote({ remote }: CallFact): boolean {
  return remote !== null && remote.effect !== 'none';
}

/** Parameters of the function that the call runs: the one it calls, or those that it hands to the library. */
function runParameters(
  { invokes, region, args }: CallFact,
  { id }: FunctionFacts,
): readonly ParameterValue[] {
  const values = [...(invokes ? [invokes] : []), ...(region ? args : [])];
  return values.flatMap((value) =>
    value.kind === 'parameter' && value.function === id && value.path.length === 0 ? [value] : [],
  );
}
