import type { ts } from 'ts-morph';
import type { LoopFact, Span } from '../../model.ts';
import { spanOf } from '../../session.ts';
import { isEndless } from '../completions.ts';
import { countItems } from '../iteration.ts';
import type { Walk } from '../walk.ts';
import { mentions } from './access-path.ts';
import { capOfGuard, type LoopText } from './loop-cap.ts';
import { isChoosy } from './loop-choice.ts';
import { type Guard, guardsOf } from './loop-guards.ts';
import { capOf } from './loop-limits.ts';
import { pauseOf } from './loop-pause.ts';
import { progressOf, repeatsByStatus, repeatsByValue } from './loop-progress.ts';
import { turnsOf } from './loop-turns.ts';
import { turnValues } from './turn-values.ts';

/** What limits a loop, as far as its own text shows. */
export function loopFact(walk: Walk, node: ts.IterationStatement): LoopFact {
  const { ts } = walk;
  const span = headSpan(walk, node);
  if (ts.isForInStatement(node)) return { span, over: 'items', capped: 'yes', turns: null, progresses: 'no' };
  if (ts.isForOfStatement(node)) return overItems(walk, node, span);
  const { visitor } = walk;
  const text: LoopText = { ts, loop: node, values: turnValues(ts, node), visitor };
  const guards = guardsOf(ts, node);
  const head = headGuard(ts, node);
  const progresses = progressOf(text, head, guards);
  const byStatus = progresses === 'no' && repeatsByStatus(text, head);
  const byValue = progresses === 'no' ? repeatsByValue(text, head, guards) : [];
  const pause = pauseOf(walk, text, byStatus, byValue);
  return {
    span,
    over: isCounted(text, head) ? 'items' : head ? 'condition' : 'forever',
    capped: capOf(walk, text, head, guards),
    turns: turnsOf(walk, text, head, guards),
    progresses,
    ...(byStatus && { byStatus }),
    ...(byValue.length > 0 && { byValue: byValue.map(spanOf) }),
    ...(pause && { pause }),
    ...(isChoosy(text) && { choosy: true }),
  };
}

/** A generator or a stream may give items without end; anything else that is iterated is taken to be a collection. */
function overItems({ ts, visitor }: Walk, node: ts.ForOfStatement, span: Span): LoopFact {
  const streams = node.awaitModifier !== undefined;
  return {
    span,
    over: 'items',
    capped: streams || ts.isCallExpression(node.expression) ? 'unknown' : 'yes',
    turns: countItems(ts, node.expression),
    progresses: streams ? 'yes' : 'no',
    ...(visitor.isDelivery(node.expression) && { delivery: true }),
  };
}

function headGuard(compiler: typeof ts, node: ts.IterationStatement): Guard | null {
  if (isEndless(compiler, node)) return null;
  if (compiler.isForStatement(node)) return node.condition ? { test: node.condition, exits: false } : null;
  if (!compiler.isWhileStatement(node) && !compiler.isDoStatement(node)) return null;
  return { test: node.expression, exits: false };
}

/** Whether the loop's head counts through a range. */
function isCounted(text: LoopText, head: Guard | null): boolean {
  const { ts, loop, values } = text;
  if (!head || !ts.isForStatement(loop) || capOfGuard(text, head) !== 'yes') return false;
  return values.changes.some(
    ({ name, node }) => isWithin(node, loop.incrementor) && mentions(ts, head.test, new Set([name])),
  );
}

function isWithin(node: ts.Node, outer: ts.Node | undefined): boolean {
  return outer !== undefined && node.pos >= outer.pos && node.end <= outer.end;
}

/** The keyword with its head: `while (true)`; only `do` for a loop that tests after the turn. */
function headSpan({ ts }: Walk, node: ts.IterationStatement): Span {
  const { file, start } = spanOf(node);
  if (ts.isDoStatement(node)) return { file, start, end: start + 'do'.length };
  const { text } = node.getSourceFile();
  return { file, start, end: text.lastIndexOf(')', node.statement.getStart()) + 1 };
}
