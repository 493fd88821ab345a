import type { ts } from 'ts-morph';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Session } from './session.ts';

/** A call of a member in a chain. */
export interface ChainedCall {
  readonly member: string;
  readonly call: ts.CallExpression;
}

/**
 * The calls of the chain that a call is in, from the last one to the first: `db.update(orders).set({…}).where(…)`. `null` where the chain may go on
 * elsewhere, as nobody waits for it where it ends.
 */
export function chainAround({ ts }: Session, node: CallNode): readonly ChainedCall[] | null {
  let last: ts.Expression = node;
  while (ts.isPropertyAccessExpression(last.parent) && ts.isCallExpression(last.parent.parent))
    last = last.parent.parent;
  const { parent } = last;
  if (!ts.isAwaitExpression(parent) && !ts.isReturnStatement(parent) && !ts.isArrowFunction(parent))
    return null;
  const calls: ChainedCall[] = [];
  while (ts.isCallExpression(last) && ts.isPropertyAccessExpression(last.expression)) {
    calls.push({ member: last.expression.name.text, call: last });
    last = last.expression.expression;
  }
  return calls;
}
