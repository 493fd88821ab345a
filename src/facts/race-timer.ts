import type { ts } from 'ts-morph';
import { reactedTo } from './flow/reaction.ts';
import { unwrap } from './flow/transparent.ts';
import { heldBy } from './held-value.ts';
import { alternatives, numberOf } from './read-value.ts';
import type { Session } from './session.ts';
import { timedWaitOf } from './timed-wait.ts';
import { endByTimer } from './timer-end.ts';

/** A race between a call and a timer, after which nobody waits for the call any more. */
export interface Race {
  /** Whether the timer's victory is an error for certain; else it may just go on. */
  readonly rejects: boolean;
  /** How long the timer runs; `null` where that cannot be told. */
  readonly ms: number | null;
}

/** The timer among the parts of a race; `handed` is the call that the function around the race was handed a part by. */
export function timerAmong(
  session: Session,
  others: readonly ts.Expression[],
  handed: ts.CallExpression | null,
): Race | null {
  for (const other of others) {
    const end = endByTimer(session, other);
    if (end) return { rejects: end === 'rejected', ms: lengthOf(session, other, handed) };
  }
  return null;
}

/** The promise with which a chain begins: `sleep(ms)` of `sleep(ms).then(fail)`. */
function settledBy(session: Session, expression: ts.Expression): ts.Expression {
  const { ts } = session;
  const node = unwrap(ts, expression);
  const promise = reactedTo(ts, node);
  return promise ? settledBy(session, promise) : node;
}

/** The milliseconds of a timer: a constant, or what the call that leads to the race gives for it. */
function lengthOf(session: Session, timer: ts.Expression, handed: ts.CallExpression | null): number | null {
  const held = heldBy(session, timer);
  const wait = timedWaitOf(session, settledBy(session, held?.value ?? timer));
  if (!wait?.delay || wait.ms !== null) return wait?.ms ?? null;
  const value = session.evaluate(wait.delay);
  if (!handed || value.kind !== 'parameter' || value.path.length > 0) return null;
  const [callee] = alternatives(session.evaluate(handed.expression));
  if (callee?.kind !== 'function' || callee.id !== value.function) return null;
  const argument = handed.arguments[value.index];
  const given = argument ? session.evaluate(argument) : value.fallback;
  return given && numberOf(given);
}
