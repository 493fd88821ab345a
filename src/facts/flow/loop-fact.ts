import type { ts } from 'ts-morph';
import type { LoopFact, Span } from '../model.ts';
import { spanOf } from '../session.ts';
import { isEndless } from './completions.ts';
import { countItems } from './iteration.ts';
import type { Walk } from './walk.ts';

/** What limits a loop, as far as its own text shows. */
export function loopFact(walk: Walk, node: ts.IterationStatement): LoopFact {
  const { ts } = walk;
  const span = headOf(walk, node);
  if (ts.isForInStatement(node)) return { span, over: 'items', capped: 'yes', turns: null, progresses: 'no' };
  if (ts.isForOfStatement(node)) return overItems(walk, node, span);
  return {
    span,
    over: isEndless(ts, node) ? 'forever' : 'condition',
    capped: 'unknown',
    turns: null,
    progresses: 'unknown',
  };
}

function overItems({ ts }: Walk, node: ts.ForOfStatement, span: Span): LoopFact {
  const endless = node.awaitModifier !== undefined || ts.isCallExpression(node.expression);
  return {
    span,
    over: 'items',
    capped: endless ? 'unknown' : 'yes',
    turns: countItems(ts, node.expression),
    progresses: node.awaitModifier ? 'yes' : 'no',
  };
}

/** The keyword with its head: `while (true)`, and `do` for a loop that tests afterwards. */
function headOf({ ts }: Walk, node: ts.IterationStatement): Span {
  const { file, start } = spanOf(node);
  const end = ts.isDoStatement(node) ? start + 'do'.length : headEnd(node);
  return { file, start, end };
}

function headEnd(node: ts.IterationStatement): number {
  const text = node.getSourceFile().text;
  return text.lastIndexOf(')', node.statement.getStart()) + 1;
}
