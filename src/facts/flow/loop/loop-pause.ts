import type { ts } from 'ts-morph';
import type { Answer, Pause, Span } from '../../model.ts';
import { spanOf } from '../../session.ts';
import type { TimedWait } from '../flow-visitor.ts';
import type { Walk } from '../walk.ts';
import { accessPath, mentions } from './access-path.ts';
import { anyOf, chanceWords } from './chance-words.ts';
import { contains } from './turn-values.ts';
import type { LoopText } from './loop-cap.ts';
import { doesTheSame } from './same-turn.ts';

/** What passes between two turns of a loop that tries one thing; `null` where its turns do different things. `byStatus`: the status of an answer leads to another turn. */
export function pauseOf(walk: Walk, text: LoopText, byStatus: boolean): Pause | null {
  const tries = triesIn(text);
  const isTried = tries.length > 0 || byStatus;
  const isOne =
    tries.length > 0
      ? tries.every((node) => doesTheSame(walk, text, node.tryBlock, node.catchClause))
      : doesTheSame(walk, text, text.loop.statement);
  if (!isTried || !isOne) return null;
  const pauses = awaitedIn(text).flatMap((node) => {
    const wait = walk.visitor.pause(node);
    return wait ? [pauseOfWait(walk, text, node, wait)] : [];
  });
  return longest(pauses) ?? { ms: 0, grows: 'no', jitter: 'no', at: null };
}

/** The `try` statements with a handler in a loop, nested functions left out. */
function triesIn({ ts, loop }: LoopText): readonly ts.TryStatement[] {
  const found: ts.TryStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isTryStatement(node) && node.catchClause) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(loop.statement);
  return found;
}

/** What a turn waits for on its way to the next one: what is returned is not, nor is what the answer of a call is asked for. */
function awaitedIn({ ts, loop, values }: LoopText): readonly ts.Expression[] {
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) || ts.isReturnStatement(node)) return;
    if (ts.isAwaitExpression(node) && !isAnswerOf(ts, node.expression, values.results))
      found.push(node.expression);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(loop, visit);
  return found;
}

/** `answer.json()`. */
function isAnswerOf(compiler: typeof ts, node: ts.Expression, results: ReadonlySet<string>): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  const receiver = accessPath(compiler, node.expression.expression);
  return receiver !== null && results.has(receiver);
}

/** Where the length of a wait is made; the wait itself, where that is not written in the loop. */
function placeOfWait(walk: Walk, { loop }: LoopText, wait: ts.Expression, { delay }: TimedWait): Span {
  const isInLoop = delay !== null && walk.ts.findAncestor(delay, (node) => node === loop) !== undefined;
  return isInLoop ? walk.visitor.delayPlace(delay, loop) : spanOf(wait);
}

function pauseOfWait(walk: Walk, text: LoopText, node: ts.Expression, wait: TimedWait): Pause {
  const { ms, delay } = wait;
  const { counters, counted } = text.values;
  if (delay && (mentions(text.ts, delay, counters) || mentions(text.ts, delay, counted))) {
    const jitter = jitterOf(walk, text, delay);
    return {
      ms: null,
      grows: 'yes',
      jitter,
      at: jitter === 'no' ? placeOfWait(walk, text, node, wait) : null,
    };
  }
  return ms === null
    ? { ms, grows: 'unknown', jitter: 'unknown', at: null }
    : { ms, grows: 'no', jitter: 'no', at: placeOfWait(walk, text, node, wait) };
}

/** Whether chance has a part in a delay that grows: `no` for arithmetic on the turns in a function that knows no chance. */
function jitterOf(walk: Walk, { ts, loop, values }: LoopText, delay: ts.Expression): Answer {
  const changes = values.changes.filter(({ name }) => mentions(ts, delay, new Set([name])));
  const parts = [delay, ...changes.flatMap(({ value }) => value ?? [])];
  const answer = anyOf(parts.map((part) => walk.visitor.chance(part)));
  const around = ts.findAncestor(loop, (node) => ts.isFunctionLike(node)) ?? loop.getSourceFile();
  return answer === 'no' &&
    contains(ts, around, (node) => ts.isIdentifier(node) && chanceWords.test(node.text))
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
