import type { ts } from 'ts-morph';
import type { Pause } from '../../model.ts';
import type { Walk } from '../walk.ts';
import type { LoopText } from './loop-cap.ts';
import { doesTheSame } from './same-turn.ts';
import { awaitedIn, pauseAmong } from './waits.ts';

/**
 * What passes between two turns of a loop that tries one thing; `null` where its turns do different things. `byStatus`: the status of an
 * answer leads to another turn; so do the values of the promises `byValue`.
 */
export function pauseOf(
  walk: Walk,
  text: LoopText,
  byStatus: boolean,
  byValue: readonly ts.Expression[],
): Pause | null {
  const { ts, loop, values } = text;
  const tries = triesIn(text);
  const isTried = tries.length > 0 || byStatus || byValue.length > 0;
  const isOne =
    tries.length > 0
      ? tries.every((node) => doesTheSame(walk, values, node.tryBlock, node.catchClause?.block))
      : doesTheSame(walk, values, loop.statement);
  if (!isTried || !isOne) return null;
  const awaited = awaitedIn(ts, loop, values.results).filter((node) => !byValue.includes(node));
  return pauseAmong(walk, { node: loop, values }, awaited);
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
