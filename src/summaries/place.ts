import type { CallFact, Flow, FunctionFacts, RemoteCall, Step } from '../facts/model.ts';

/**
 * What of a step runs at a place: the call `itself`, a `target` or `callback` of a call, the lazy `source` that it retries, an `arm` of a branch or of a
 * parallel step, a `turn` of a loop, or a section of a try.
 */
export type Part =
  'itself' | 'target' | 'callback' | 'source' | 'arm' | 'turn' | 'body' | 'handler' | 'finalizer';

/**
 * A position in the flow of a function with its callees laid in. Places of one run of one sequence share `up`, so that two
 * positions can be compared where their ways part.
 */
export interface Place {
  /** The place inside which this sequence of steps runs; `null` in the function that was laid out. */
  readonly up: Place | null;
  /** How many places this one is inside. */
  readonly depth: number;
  /** The function whose text holds the step. */
  readonly owner: FunctionFacts;
  /** The sequence that the step stands in, and where. */
  readonly flow: Flow;
  readonly index: number;
  readonly step: Step;
  readonly part: Part;
  /** Tells arms, targets and callbacks of one step apart. */
  readonly arm: number;
  /** Names of the functions entered on the way to this sequence, outermost first. */
  readonly via: readonly string[];
  /**
   * Whether it stands in the text of the function that was laid out: in its own flow, or in a function that is written inside it and handed
   * over to be run.
   */
  readonly isHome: boolean;
}

/** A call that is met when a function runs. */
export interface Occurrence {
  readonly call: CallFact;
  /** What the remote call does; `null` when it is none. For a message pattern, what its handlers in the program do. */
  readonly effect: RemoteCall['effect'] | null;
  readonly place: Place;
  /** `false` on a way through a call of which another implementation does nothing of interest, and may be the one that runs. */
  readonly certain: boolean;
  /** Whether the call is known to change something outside the process in a run in which nothing fails. */
  readonly mutates: boolean;
}

/** Whether something holds of a place or of one around it. Asked so often that it makes no list of them. */
export function someOutward(place: Place, holds: (at: Place) => boolean): boolean {
  return findOutward(place, holds) !== undefined;
}

/** The innermost of a place and those around it of which something holds. */
export function findOutward(place: Place, holds: (at: Place) => boolean): Place | undefined {
  for (let at: Place | null = place; at; at = at.up) if (holds(at)) return at;
  return undefined;
}

/** A place and the places around it, innermost first. */
export function outward(place: Place): readonly Place[] {
  const way: Place[] = [];
  for (let at: Place | null = place; at; at = at.up) way.push(at);
  return way;
}

/** Whether the place is where a function's own text begins: entered from a call, or the outermost. */
export function entersFunction({ part }: Place): boolean {
  return part === 'target' || part === 'callback';
}

/** The call of a place that stands at a call; `null` elsewhere. */
export function callAt({ step }: Place): CallFact | null {
  return step.kind === 'call' ? step.call : null;
}
