import type { ts } from 'ts-morph';
import type { Answer, Pause, Span } from '../../model.ts';
import { spanOf } from '../../session.ts';
import type { TimedWait } from '../flow-visitor.ts';
import type { Walk } from '../walk.ts';
import { contains } from '../contains.ts';
import { accessPath, mentions } from './access-path.ts';
import { anyOf, chanceWords } from './chance-words.ts';
import { type TurnValues } from './turn-values.ts';

/** What is run again, and what differs from one run to the next. */
export interface Turn {
  /** The loop, or the function that starts itself again. */
  readonly node: ts.Node;
  readonly values: Pick<TurnValues, 'counters' | 'counted' | 'changes'>;
}

/** What passes between two turns that wait for some expressions, and for a timer that starts the next one: the longest of the waits. */
export function pauseAmong(
  walk: Walk,
  turn: Turn,
  awaited: readonly ts.Expression[],
  timer?: { readonly call: ts.Expression; readonly wait: TimedWait | null },
): Pause {
  const pauses = awaited.flatMap((node) => {
    const wait = walk.visitor.pause(node);
    return wait ? [pauseOfWait(walk, turn, node, wait)] : [];
  });
  if (timer?.wait) pauses.push(pauseOfWait(walk, turn, timer.call, timer.wait));
  return longest(pauses) ?? { ms: 0, grows: 'no', jitter: 'no', at: null };
}

/** What a turn waits for on its way to the next one: what is returned is not, nor is what the answer of a call is asked for. */
export function awaitedIn(
  compiler: typeof ts,
  root: ts.Node,
  results: ReadonlySet<string>,
): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node) || compiler.isReturnStatement(node)) return;
    if (compiler.isAwaitExpression(node) && !isAnswerOf(compiler, node.expression, results))
      found.push(node.expression);
    compiler.forEachChild(node, visit);
  };
  compiler.forEachChild(root, visit);
  return found;
}

/** Whether an expression asks one of the named answers for something: `answer.json()`. */
export function isAnswerOf(compiler: typeof ts, node: ts.Expression, results: ReadonlySet<string>): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  const receiver = accessPath(compiler, node.expression.expression);
  return receiver !== null && results.has(receiver);
}

function pauseOfWait(walk: Walk, turn: Turn, node: ts.Expression, wait: TimedWait): Pause {
  const { ms, delay } = wait;
  const { counters, counted } = turn.values;
  if (delay && (mentions(walk.ts, delay, counters) || mentions(walk.ts, delay, counted))) {
    const jitter = jitterOf(walk, turn, delay);
    return {
      ms: null,
      grows: 'yes',
      jitter,
      at: jitter === 'no' ? placeOfWait(walk, turn, node, wait) : null,
    };
  }
  return ms === null
    ? { ms, grows: 'unknown', jitter: 'unknown', at: null }
    : { ms, grows: 'no', jitter: 'no', at: placeOfWait(walk, turn, node, wait) };
}

/** Where the length of a wait is made; the wait itself, where that is not written in the turn. */
function placeOfWait(walk: Walk, turn: Turn, wait: ts.Expression, { delay }: TimedWait): Span {
  const isInTurn = delay !== null && walk.ts.findAncestor(delay, (node) => node === turn.node) !== undefined;
  return isInTurn ? walk.visitor.delayPlace(delay, turn.node) : spanOf(wait);
}

/** Whether chance has a part in a delay that grows: `no` for arithmetic on the turns in a function that knows no chance. */
function jitterOf(walk: Walk, { node, values }: Turn, delay: ts.Expression): Answer {
  const { ts } = walk;
  const changes = values.changes.filter(({ name }) => mentions(ts, delay, new Set([name])));
  const parts = [delay, ...changes.flatMap(({ value }) => value ?? [])];
  const answer = anyOf(parts.map((part) => walk.visitor.chance(part)));
  const around = ts.findAncestor(node, (one) => ts.isFunctionLike(one)) ?? node.getSourceFile();
  return answer === 'no' && contains(ts, around, (one) => ts.isIdentifier(one) && chanceWords.test(one.text))
    ? 'unknown'
    : answer;
}

/** The longest of several pauses; one that cannot be told makes the whole unknown, and one that grows is longer than a constant. */
function longest(pauses: readonly Pause[]): Pause | null {
  const isOpen = ({ ms, grows }: Pause) => ms === null && grows === 'unknown';
  const [first, ...others] = [...pauses].sort(
    (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || (b.ms ?? Infinity) - (a.ms ?? Infinity),
  );
  return first ? { ...first, jitter: anyOf([first, ...others].map(({ jitter }) => jitter)) } : null;
}
