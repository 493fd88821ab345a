import type { ts } from 'ts-morph';
import type { Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { mutingOf } from './muting.ts';
import { restartOfTry } from './recursion/restart.ts';
import { rethrows } from './rethrows.ts';
import { statementFlow, type Walk } from './walk.ts';

/** Appends a `try` statement, unless nothing happens in it. */
export function visitTry(walk: Walk, node: ts.TryStatement, into: Step[]): void {
  const body = statementFlow(walk, node.tryBlock);
  const handler = node.catchClause ? statementFlow(walk, node.catchClause.block) : null;
  const finalizer = node.finallyBlock ? statementFlow(walk, node.finallyBlock) : null;
  if (body.length + (handler?.length ?? 0) + (finalizer?.length ?? 0) === 0) return;
  const leaves = node.catchClause ? rethrows(walk, node.catchClause.block) : 'no';
  const mutes = node.catchClause && leaves === 'no' ? mutingOf(walk, node.catchClause.block) : null;
  const restart = restartOfTry(walk, node);
  into.push({
    kind: 'try',
    body,
    handler,
    rethrows: leaves,
    ...(mutes && { mutes }),
    ...(node.catchClause && { caughtAt: spanOf(node.catchClause) }),
    finalizer,
    ...(restart && { restart }),
  });
}
