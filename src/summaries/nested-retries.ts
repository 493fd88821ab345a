import type { CallFact, FileFacts, FunctionFacts, Span } from '../facts/model.ts';
import { exitOf } from './exits.ts';
import { isLeftAlone, takesFailure } from './handling.ts';
import { isHome, isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { callAt, outward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRetryLoop, repetitionAround, type Repetition } from './repetition.ts';

/** One of several retries of a call, one inside the other. */
export interface RetryLayer {
  /** The callee of the policy, of the function that holds the loop, or the call itself. */
  readonly name: string;
  readonly most: number;
  /** Where the number comes from, in words. */
  readonly by: string;
}

/** A call of which retries at several layers multiply the attempts. */
export interface NestedRetry {
  /** The outermost retry, or the call that hands the inner one to it. */
  readonly span: Span;
  readonly call: CallFact;
  /** Outermost first. */
  readonly layers: readonly RetryLayer[];
  /** How often the call is made at most, of which it is known. */
  readonly attempts: number;
  /** From the outermost retry to the call. */
  readonly via: readonly string[];
}

/** A retry with where it stands. */
interface LayerAt {
  readonly layer: RetryLayer;
  readonly span: Span;
  readonly around: Place;
}

/** So many attempts in all are still taken to be meant. */
const fewEnough = 10;

/** The retries of a file that repeat what is retried below them, each once, with the call that is made most often. */
export function nestedRetriesIn(file: FileFacts, program: ProgramCalls): readonly NestedRetry[] {
  return program.layouts.ofFile(file).flatMap((layout) => {
    const found = new Map<number, NestedRetry>();
    for (const occurrence of layout.calls) {
      const nested = nestedAt(occurrence, layout);
      const known = nested && found.get(nested.span.start);
      if (nested && (!known || known.attempts < nested.attempts)) found.set(nested.span.start, nested);
    }
    return [...found.values()];
  });
}

function nestedAt({ call, place, certain }: Occurrence, { root }: Layout): NestedRetry | null {
  if (!certain || !call.remote || call.remote.effect === 'none') return null;
  const around = layersAround(place);
  const outermost = around.at(-1);
  const span = outermost && decidedAt(place, outermost, root);
  const layers = [...around.map(({ layer }) => layer).toReversed(), ...ownLayer(call)];
  const attempts = layers.reduce((product, { most }) => product * most, 1);
  if (!span || layers.length < 2 || attempts <= fewEnough) return null;
  return {
    span,
    call,
    layers,
    attempts,
    via: [...place.via.slice(outermost.around.via.length), call.callee],
  };
}

/** The retries that a failure of a place leads to, innermost first, up to where something takes the failure in. */
function layersAround(place: Place): readonly LayerAt[] {
  const layers: LayerAt[] = [];
  for (const around of outward(place)) {
    layers.push(...layerAt(place, around));
    if (isLeftAlone(around)) break;
    if (!takesFailure(around)) continue;
    const loop = around.up;
    const isAttempt = loop?.part === 'turn' && isRetryLoop(place, loop);
    if (isAttempt && givesUp(around, loop)) continue;
    return isAttempt ? [...layers, ...layerAt(place, loop)] : layers;
  }
  return layers;
}

/** Whether a loop ends in an error after its last attempt. */
function givesUp({ step }: Place, { flow, index }: Place): boolean {
  const throwsInTurn = step.kind === 'try' && step.rethrows !== 'no';
  return throwsInTurn || exitOf(flow.slice(index + 1)) === 'throw';
}

/** The retry at a place; none where its attempts are not known, or where it may leave out the failures of those below it. */
function layerAt(place: Place, around: Place): readonly LayerAt[] {
  const repetition = repetitionAround(place, around);
  const most = repetition && attemptsOf(repetition);
  if (!repetition || most === null || most < 2) return [];
  const { span, policy, attempts } = repetition;
  const layer = { name: policy?.callee ?? around.owner.name, most, by: attempts.by };
  return [{ layer, span, around }];
}

function attemptsOf({ attempts, policy }: Repetition): number | null {
  const isNarrowed = policy && (policy.region.predicate === 'yes' || policy.region.elapsed !== 'no');
  return isNarrowed ? null : attempts.most;
}

/** What the library of a call retries by itself. */
function ownLayer({ callee, remote }: CallFact): readonly RetryLayer[] {
  const { most = null, by = '' } = remote?.retries ?? {};
  return most !== null && most > 1 ? [{ name: callee, most, by }] : [];
}

/**
 * Where the text of a function decides that a retry surrounds what is below it: the retry itself, or the call that hands a function
 * to it; `null` where that is decided in another function.
 */
function decidedAt(place: Place, { around, span }: LayerAt, root: FunctionFacts): Span | null {
  if (isHome(around, root)) return span;
  const way = outward(place);
  const inner = way.slice(0, way.indexOf(around));
  if (!inner.some(({ owner }) => isInside(owner.span, root.span))) return null;
  const leading = outward(around).find((at) => callAt(at) && isHome(at, root));
  return (leading && callAt(leading)?.span) ?? null;
}
