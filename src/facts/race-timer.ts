import type { ts } from 'ts-morph';
import { reactedTo } from './flow/reaction.ts';
import { unwrap } from './flow/rejections.ts';
import { nodeOf } from './lookup.ts';
import { alternatives, numberOf } from './read-value.ts';
import type { Session } from './session.ts';
import { timedWaitOf } from './timed-wait.ts';

/** A race between a call and a timer, after which nobody waits for the call any more. */
export interface Race {
  /** Whether the timer's victory is an error (`reject`) or just goes on. */
  readonly timer: 'rejects' | 'resolves';
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
    const text = timerText(session, other, 0);
    if (text === null) continue;
    const timer = /\breject|\bthrow\b/.test(text) ? 'rejects' : 'resolves';
    return { timer, ms: lengthOf(session, other, handed) };
  }
  return null;
}

/** The text that makes an expression a timer: its own, its variable's, or that of the function that it calls; `null` when it is none. */
function timerText(session: Session, node: ts.Expression, depth: number): string | null {
  const { ts } = session;
  const text = node.getText();
  if (/\bsetTimeout\b/.test(text)) return text;
  if (depth > 2) return null;
  if (ts.isIdentifier(node)) {
    const held = heldBy(session, node);
    return held && timerText(session, held, depth + 1);
  }
  const first = settledBy(session, node);
  const body = ts.isCallExpression(first) ? bodyOf(session, first) : null;
  const inside = body?.getText() ?? '';
  const isTimer = /\bsetTimeout\b/.test(inside) || timedWaitOf(session, first)?.delay != null;
  return isTimer ? `${text} ${inside}` : null;
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
  const wait = timedWaitOf(session, settledBy(session, heldBy(session, timer) ?? timer));
  if (!wait?.delay || wait.ms !== null) return wait?.ms ?? null;
  const value = session.evaluate(wait.delay);
  if (!handed || value.kind !== 'parameter' || value.path.length > 0) return null;
  const [callee] = alternatives(session.evaluate(handed.expression));
  if (callee?.kind !== 'function' || callee.id !== value.function) return null;
  const argument = handed.arguments[value.index];
  const given = argument ? session.evaluate(argument) : value.fallback;
  return given && numberOf(given);
}

/** What a variable is declared with. */
function heldBy({ ts, checker }: Session, node: ts.Expression): ts.Expression | null {
  if (!ts.isIdentifier(node)) return null;
  const declaration = checker.getSymbolAtLocation(node)?.valueDeclaration;
  return declaration && ts.isVariableDeclaration(declaration) ? (declaration.initializer ?? null) : null;
}

/** The function of the program that a call enters; `null` where that cannot be told. */
export function bodyOf(session: Session, call: ts.CallExpression): ts.Node | null {
  const [callee] = alternatives(session.evaluate(call.expression));
  return callee?.kind === 'function' ? nodeOf(session, callee.id) : null;
}
