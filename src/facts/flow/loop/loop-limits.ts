import type { ts } from 'ts-morph';
import type { Answer } from '../../model.ts';
import { accessPath, mentions } from './access-path.ts';
import { capOfGuard, type LoopText } from './loop-cap.ts';
import type { Guard } from './loop-guards.ts';
import { unwrap } from '../rejections.ts';
import { contains } from './turn-values.ts';
import type { Walk } from '../walk.ts';

/** Names under which a caller hands over a way to stop. Only their presence is used, to stay undecided. */
const stops = /signal|abort|cancel|deadline|timeout|remaining/i;

/**
 * Whether the number of turns, or the time that they take together, is limited: by the loop's own condition, by a test
 * in its body, or by an abort signal. `no` only when every way out of the loop has been seen and none of them counts.
 */
export function capOf(walk: Walk, text: LoopText, head: Guard | null, guards: readonly Guard[]): Answer {
  const answers = [...(head ? [head] : []), ...guards].map((guard) => capOfGuard(text, guard));
  if (answers.includes('yes') || contains(walk.ts, text.loop, (node) => isAbortCheck(walk.ts, node)))
    return 'yes';
  if (answers.includes('unknown')) return 'unknown';
  return contains(walk.ts, text.loop, (node) => mayLimit(walk, text, node)) ? 'unknown' : 'no';
}

function isAbortCheck(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || compiler.isOptionalChain(node)) return false;
  return (
    compiler.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'throwIfAborted'
  );
}

/** Whether something in the loop may end it in a way that its text does not show. */
function mayLimit(walk: Walk, { values }: LoopText, node: ts.Node): boolean {
  const { ts, visitor } = walk;
  if (ts.isYieldExpression(node)) return true;
  if (ts.isIdentifier(node))
    return stops.test(node.text) && accessPath(ts, node.parent) !== 'AbortSignal.timeout' && !isTimer(node);
  if (!ts.isExpressionStatement(node)) return false;
  const call = unwrap(ts, node.expression);
  if (!ts.isCallExpression(call)) return false;
  const isTold = call.arguments.some(
    (argument) => ts.isIdentifier(argument) && mentions(ts, argument, values.counters),
  );
  return isTold && visitor.leaves(call) !== 'no';
}

/** Whether a name is a timer's, which limits nothing by itself. */
function isTimer(node: ts.Identifier): boolean {
  return node.text === 'setTimeout' || node.text === 'clearTimeout';
}
