import type { Attempts, CallFact, FileFacts, Span } from '../facts/model.ts';
import { knownAttempts } from './attempts.ts';
import type { Deliverer } from './deliverers.ts';
import { delivererOf } from './delivery-attempts.ts';
import { retriesAround } from './later-failures.ts';
import type { Layout } from './layouts.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { decidedAt, type ReachedRetry } from './reached-retries.ts';
import type { Repetition } from './repetition.ts';

/** One of several retries of a call, one inside the other. */
export interface RetryLayer {
  /** The callee of the policy, of the function that holds the loop, or the call itself. */
  readonly name: string;
  /** `Infinity` where nothing ends it. */
  readonly most: number;
  /** Where the number comes from, in words. */
  readonly by: string;
  /** The library has the number of itself: the program sets none. */
  readonly byDefault?: true;
  /** Where it stands in the program: a loop, or the call of a policy; `null` for what delivers a message again, and for what a library does by itself. */
  readonly span: Span | null;
  /** Only what was answered as a server answers that is too busy or has failed is tried again. Absent elsewhere. */
  readonly answered?: true;
}

/** A call of which retries at several layers multiply the attempts. */
export interface NestedRetry {
  /** The outermost retry of the program, or the call that hands the inner one to it; the call itself where only its client retries. */
  readonly span: Span;
  readonly call: CallFact;
  /** Outermost first. */
  readonly layers: readonly RetryLayer[];
  /** How often the call is made at most, of which it is known; `Infinity` where nothing ends that. */
  readonly attempts: number;
  /** From the outermost retry to the call. */
  readonly via: readonly string[];
}

/** So many attempts in all are still taken to be meant. */
const fewEnough = 10;

/** The retries of a file that repeat what is retried below them, each once, with the call that is made most often. */
export function nestedRetriesIn(file: FileFacts, program: ProgramCalls): readonly NestedRetry[] {
  return program.layouts.ofFile(file).flatMap((layout) => {
    const found = new Map<number, NestedRetry>();
    for (const occurrence of layout.calls) {
      const nested = nestedAt(occurrence, layout, program);
      const known = nested && found.get(nested.span.start);
      if (nested && (!known || known.attempts < nested.attempts)) found.set(nested.span.start, nested);
    }
    return [...found.values()];
  });
}

function nestedAt(occurrence: Occurrence, layout: Layout, program: ProgramCalls): NestedRetry | null {
  const { call, place, certain } = occurrence;
  if (!certain || !isAsked(call)) return null;
  const retries = retriesAround(place, program).filter(({ repetition }) => attemptsOf(repetition) > 1);
  const outermost = retries.at(-1);
  const span = outermost ? decidedAt(place, outermost, layout.root) : ownSpan(occurrence);
  if (!span) return null;
  const delivery = deliveryLayer(occurrence, layout, program);
  // Without a retry in between, the program has to have chosen both numbers: a default is nobody's decision.
  if (!outermost && !delivery.every(isChosen)) return null;
  const layers = [...delivery, ...retries.map(layerOf).toReversed(), ...ownLayer(call)];
  const attempts = layers.reduce((product, { most }) => product * most, 1);
  if (layers.length < 2 || attempts <= fewEnough) return null;
  const via = outermost ? place.via.slice(outermost.around.via.length) : [];
  return { span, call, layers, attempts, via: [...via, call.callee] };
}

/** The call itself, where the program says how often its library tries, in the function that was laid out; `null` elsewhere. */
function ownSpan({ call, place }: Occurrence): Span | null {
  return place.isHome && ownLayer(call).some(isChosen) ? call.span : null;
}

/** Whether the program says how often. */
function isChosen({ byDefault }: RetryLayer): boolean {
  return !byDefault;
}

/** Whether a call asks something of a server, be it a connection. */
function isAsked({ remote }: CallFact): boolean {
  return remote !== null && (remote.effect !== 'none' || remote.opens === true);
}

function layerOf({ repetition, around }: ReachedRetry): RetryLayer {
  const { policy, attempts, span } = repetition;
  const name = policy?.callee ?? around.owner.name;
  return { name, most: attemptsOf(repetition), span, ...sourceOf(attempts) };
}

function attemptsOf({ attempts, policy }: Repetition): number {
  return knownAttempts(attempts.most ?? attempts.usual ?? null, policy?.region ?? null);
}

/** Where a number comes from; the deployment may set another one than the default. */
function sourceOf({ by, byDefault, usual }: Attempts): Pick<RetryLayer, 'by' | 'byDefault'> {
  return { by: usual === undefined ? by : `${by}, by default`, ...(byDefault && { byDefault }) };
}

/** What delivers the message again of which the call is a part of the handling. */
function deliveryLayer(
  { call, place }: Occurrence,
  layout: Layout,
  program: ProgramCalls,
): readonly RetryLayer[] {
  const deliverer = delivererOf(place, layout, program);
  if (!deliverer || deliverer.attempts <= 1 || isSpared(call, deliverer)) return [];
  const { attempts, by, byDefault, name } = deliverer;
  return [{ name, most: attempts, by, span: null, ...(byDefault && { byDefault }) }];
}

/** Whether the call may fail with an error for which nothing is delivered again. */
function isSpared({ remote }: CallFact, { spares }: Deliverer): boolean {
  return spares !== undefined && remote?.throws === spares;
}

/** What the library of a call retries by itself. A server that gives no answer is loaded by no attempt, so that those after that alone count for none. */
function ownLayer({ callee, remote }: CallFact): readonly RetryLayer[] {
  const { retries } = remote ?? {};
  if (retries?.unanswered) return [];
  const most = retries?.most ?? retries?.usual ?? 1;
  const source = retries && most > 1 ? sourceOf(retries) : null;
  const answered = retries?.answered && { answered: retries.answered };
  return source ? [{ name: callee, most, span: null, ...source, ...answered }] : [];
}
