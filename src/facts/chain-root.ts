import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

/** What a chain of members and calls begins with: `tx` of `tx.order.update(…)`, `this.db` of `this.db.order.update(…)`. */
export function chainRoot({ ts }: Session, node: ts.Node): ts.Node {
  let root = node;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isCallExpression(root) ||
    ts.isNonNullExpression(root) ||
    ts.isParenthesizedExpression(root) ||
    ts.isAsExpression(root) ||
    ts.isAwaitExpression(root)
  ) {
    if (ts.isPropertyAccessExpression(root) && root.expression.kind === ts.SyntaxKind.ThisKeyword) break;
    root = root.expression;
  }
  return root;
}
