import type { ts } from 'ts-morph';

type Transparent =
  | ts.ParenthesizedExpression
  | ts.AsExpression
  | ts.TypeAssertion
  | ts.NonNullExpression
  | ts.SatisfiesExpression;

/** Whether an expression is the value of the one inside it: parentheses and type assertions. */
export function isTransparent(compiler: typeof ts, node: ts.Node): node is Transparent {
  return (
    compiler.isParenthesizedExpression(node) ||
    compiler.isAsExpression(node) ||
    compiler.isTypeAssertionExpression(node) ||
    compiler.isNonNullExpression(node) ||
    compiler.isSatisfiesExpression(node)
  );
}

/** Whether an expression is the value of the one inside it, waited for or not. */
export function isTransparentOrAwait(
  compiler: typeof ts,
  node: ts.Node,
): node is Transparent | ts.AwaitExpression {
  return isTransparent(compiler, node) || compiler.isAwaitExpression(node);
}

/** An expression without parentheses and type assertions around it. */
export function withoutCast(compiler: typeof ts, expression: ts.Expression): ts.Expression {
  let node = expression;
  while (isTransparent(compiler, node)) node = node.expression;
  return node;
}

/** An expression without parentheses, `await`, `void` and type assertions around it. */
export function unwrap(compiler: typeof ts, expression: ts.Expression): ts.Expression {
  let node = expression;
  while (isTransparentOrAwait(compiler, node) || compiler.isVoidExpression(node)) node = node.expression;
  return node;
}
