import type { ts } from 'ts-morph';
import type { Session } from './session.ts';

/** Whether the promise of an expression is kept in a variable or a list before it is awaited: `const page = load();`. */
export function isKept({ ts }: Session, expression: ts.Expression): boolean {
  let inner: ts.Node = expression;
  while (isPassedOn(ts, inner)) inner = inner.parent;
  const holder = inner.parent;
  if (ts.isVariableDeclaration(holder)) return holder.initializer === inner;
  if (ts.isBinaryExpression(holder))
    return holder.right === inner && holder.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return ts.isArrayLiteralExpression(holder) || (ts.isCallExpression(holder) && holder.expression !== inner);
}

/** Whether what is around an expression has its promise, or one that follows from it. */
function isPassedOn(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  return (
    compiler.isParenthesizedExpression(parent) ||
    compiler.isAsExpression(parent) ||
    compiler.isNonNullExpression(parent) ||
    compiler.isConditionalExpression(parent) ||
    compiler.isPropertyAccessExpression(parent) ||
    (compiler.isCallExpression(parent) && compiler.isPropertyAccessExpression(node)) ||
    (compiler.isBinaryExpression(parent) && parent.operatorToken.kind !== compiler.SyntaxKind.EqualsToken)
  );
}
