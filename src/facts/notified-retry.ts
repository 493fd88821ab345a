import type { ts } from 'ts-morph';
import type { NotifierModel } from '../libraries/descriptor.ts';
import { unwrap } from './flow/transparent.ts';
import { nodeOf } from './lookup.ts';
import type { Answer, Attempts } from './model.ts';
import { apiCallee, numberOf } from './read-value.ts';
import { isNote } from './retry-predicate.ts';
import { returnsOf } from './returned-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** How a retry goes on, as the function says that is given the failures as a lazy source and returns when to try again. */
export interface NotifiedRetry {
  readonly attempts: Attempts;
  /** Milliseconds between two attempts; `null` where that cannot be told. */
  readonly delayMs: number | null;
  /** `no` where each failure that is waited for leads to another attempt. */
  readonly predicate: Answer;
}

interface Step {
  readonly kind: 'cap' | 'delay' | 'note' | 'other';
  readonly number: number | null;
}

const unread: Step = { kind: 'other', number: null };

/** Reads operators that only count, wait and note: with any other one, all but a count is unknown. */
export function notifiedRetry(
  session: Session,
  model: NotifierModel,
  notifier: Value | undefined,
): NotifiedRetry {
  const steps = stepsOf(session, model, notifier) ?? [unread];
  const isRead = steps.every(({ kind }) => kind !== 'other');
  const caps = steps.filter(({ kind }) => kind === 'cap').map(({ number }) => number);
  const waits = steps.filter(({ kind }) => kind === 'delay').map(({ number }) => number);
  const known = caps.filter((number) => number !== null);
  const bounded = caps.length > 0 ? 'yes' : isRead ? 'no' : 'unknown';
  return {
    attempts: {
      bounded,
      most: known.length > 0 ? Math.min(...known) : null,
      by: caps.length > 0 ? `\`${model.cap}\`` : 'its function',
    },
    delayMs: isRead && !waits.includes(null) ? waits.reduce((sum: number, ms) => sum + (ms ?? 0), 0) : null,
    predicate: isRead ? 'no' : 'unknown',
  };
}

/** The operators that a function applies to the failures which it is given; `null` where it does something else with them. */
function stepsOf(
  session: Session,
  model: NotifierModel,
  notifier: Value | undefined,
): readonly Step[] | null {
  const { ts } = session;
  const fn = notifier?.kind === 'function' ? nodeOf(session, notifier.id) : null;
  if (!fn || !ts.isFunctionLike(fn)) return null;
  const [returned, ...others] = returnsOf(session, fn);
  const [failures] = fn.parameters;
  if (!returned || others.length > 0 || !failures || !ts.isIdentifier(failures.name)) return null;
  const isFailures = (node: ts.Expression) => ts.isIdentifier(node) && node.text === failures.name.getText();
  const node = unwrap(ts, returned);
  if (isFailures(node)) return [];
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression, name } = node.expression;
  if (!isFailures(expression) || !session.knowledge.composes(name.text)) return null;
  return node.arguments.map((operator) => stepOf(session, model, operator));
}

function stepOf(session: Session, model: NotifierModel, operator: ts.Expression): Step {
  if (!session.ts.isCallExpression(operator)) return unread;
  const name = apiCallee(session.evaluate(operator.expression))?.path;
  const [argument] = operator.arguments;
  const value = argument && session.evaluate(argument);
  const number = value ? numberOf(value) : null;
  // What is given to it decides on the number, also where that is not known here.
  if (name === model.cap) return { kind: 'cap', number };
  if (name === model.delay) return { kind: 'delay', number };
  return name === model.note && value && isNote(session, value) ? { kind: 'note', number: null } : unread;
}
