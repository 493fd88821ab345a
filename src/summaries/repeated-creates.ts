import type { CallFact, FileFacts, FunctionFacts, KeyFact, Span } from '../facts/model.ts';
import { isBorne } from './borne-messages.ts';
import type { DemandSearch } from './demands.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { keyMissedBy, mayBeQuestion } from './missed-keys.ts';
import { outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { decidedAt, retriesReachedFrom, type ReachedRetry } from './reached-retries.ts';

/** A call that makes something new each time, which a retry repeats, and which carries nothing by which that could be told. */
export interface RepeatedCreate {
  readonly span: Span;
  readonly call: CallFact;
  readonly key: KeyFact;
  /** What repeats it: the callee of the policy, or the function that holds the loop or starts over. */
  readonly retry: {
    readonly by: 'loop' | 'policy' | 'recursion';
    readonly name: string;
    /** The loop's head, or the call of the policy or of the function itself. */
    readonly span: Span;
  };
  /** From the function called at `span` to the call. */
  readonly via: readonly string[];
}

/** The creations that a file has repeated when they fail, each once. */
export function repeatedCreatesIn(
  file: FileFacts,
  program: ProgramCalls,
  demands: DemandSearch,
): readonly RepeatedCreate[] {
  return program.layouts.ofFile(file).flatMap((layout) => {
    const found = new Map<number, RepeatedCreate>();
    for (const occurrence of layout.calls) {
      const repeated = repeatedAt(occurrence, layout, demands, program);
      const known = repeated && found.get(repeated.span.start);
      if (repeated && (!known || repeated.via.length < known.via.length))
        found.set(repeated.span.start, repeated);
    }
    return [...found.values()];
  });
}

function repeatedAt(
  occurrence: Occurrence,
  { root, durable }: Layout,
  demands: DemandSearch,
  program: ProgramCalls,
): RepeatedCreate | null {
  const { call, place, certain } = occurrence;
  const missed = keyMissedBy(occurrence, demands);
  if (!missed || missed.key.takesAll || !certain || durable) return null;
  const isDecided = missed.decided !== null && missed.decided.isHome;
  const reached = retriesReachedFrom(place).find(
    (one) =>
      isPlain(one) && !isChosen(occurrence, one) && (isDecided || decidedAt(place, one, root) !== null),
  );
  if (!reached || mayBeQuestion(occurrence, program) || isBorne(occurrence, program, demands)) return null;
  const { span, via } = sightOf(occurrence);
  return { span, call, key: missed.key, via, retry: nameOf(reached, root) };
}

/** Whether every failure leads to another attempt. One of which some are told apart may leave out those after which it may have been done. */
function isPlain({ repetition: { selective, attempts } }: ReachedRetry): boolean {
  return selective === 'no' && attempts.most !== 1;
}

/** Whether something between the retry and the call decides that it is made: it may look whether that was done before. */
function isChosen({ place }: Occurrence, { around }: ReachedRetry): boolean {
  const way = outward(place);
  return way.slice(0, way.indexOf(around)).some(({ step }) => step.kind === 'branch');
}

function nameOf({ repetition, around }: ReachedRetry, root: FunctionFacts): RepeatedCreate['retry'] {
  const { by, policy, span } = repetition;
  return { by, span, name: policy?.callee ?? (around.owner.id === root.id ? '' : around.owner.name) };
}
