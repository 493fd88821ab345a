import type { FileFacts, IdempotencyFact, Span } from '../facts/model.ts';
import { failureReaches } from './handling.ts';
import { sightOf } from './home.ts';
import type { Layout } from './layouts.ts';
import { holdsBoth } from './operation-pair.ts';
import { orderOf } from './order.ts';
import { outward, someOutward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { redeliveredHandlersIn, type RedeliveredHandler } from './redelivered-handlers.ts';
import { isRuledOut } from './ruled-out.ts';
import { mayTellApart } from './told-apart.ts';

/** An effect that a message has twice when it is delivered twice. */
export interface RepeatedDelivery {
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  /** Who delivers the message again. */
  readonly by: string;
  /** What there is twice then. */
  readonly makes: NonNullable<IdempotencyFact['makes']>;
  /** Names from the function called at `span` to the effect. */
  readonly via: readonly string[];
}

/** The effects of the handlers of a file that nothing keeps from happening again, each place once. */
export function repeatedDeliveriesIn(file: FileFacts, program: ProgramCalls): readonly RepeatedDelivery[] {
  const found = new Map<number, RepeatedDelivery>();
  for (const handler of redeliveredHandlersIn(file, program)) {
    if (handler.layout.durable) continue;
    for (const one of handler.layout.calls) {
      const repeated = repeatedBy(one, handler, program);
      if (repeated && !found.has(repeated.span.start)) found.set(repeated.span.start, repeated);
    }
  }
  return [...found.values()];
}

function repeatedBy(
  one: Occurrence,
  handler: RedeliveredHandler,
  program: ProgramCalls,
): RepeatedDelivery | null {
  const { layout, by, handedAt } = handler;
  if (!one.mutates || !isInHandler(one, handler) || isRuledOut(one.place)) return null;
  const { makes } = program.repetition.idempotencyOf(one.call);
  if (makes === null || (makes === 'notice' && !isFollowed(one, layout))) return null;
  if (isDone(one, layout) || mayTellApart(one, layout, program)) return null;
  const { span, callee, via } = sightOf(one);
  return handedAt
    ? { span: handedAt, callee: one.call.callee, by, makes, via: [layout.root.name, ...via] }
    : { span, callee, by, makes, via };
}

/** Whether an effect is of the handling: after the check of the delivery, where the function that checks leads to both. */
function isInHandler(one: Occurrence, { from }: RedeliveredHandler): boolean {
  if (from === null) return true;
  return holdsBoth(from, one) && orderOf(from.place, one.place) === 'before';
}

/** Whether the message is taken as done before an effect, so that it is not delivered again for the sake of it. */
function isDone(one: Occurrence, { calls }: Layout): boolean {
  return calls.some(
    (ack) => ack.call.remote?.delivery?.part === 'acknowledge' && orderOf(ack.place, one.place) === 'before',
  );
}

/** Whether something that may fail comes after a notice, or the next turn of a loop does, so that the whole is done again. */
function isFollowed(one: Occurrence, { root, calls }: Layout): boolean {
  const isRepeated = someOutward(one.place, ({ part, owner }) => part === 'turn' && owner.id === root.id);
  if (isRepeated && endsRun(one)) return true;
  return calls.some(
    (later) => isCounted(later) && orderOf(one.place, later.place) === 'before' && endsRun(later),
  );
}

function isCounted({ effect }: Occurrence): boolean {
  return effect !== null && effect !== 'none';
}

/** Whether a failure of the call ends the whole run. */
function endsRun(one: Occurrence): boolean {
  const end = outward(one.place).at(-1);
  return end !== undefined && failureReaches(one, end);
}
