import type { ts } from 'ts-morph';
import type { Guard } from './loop-guards.ts';

/** The parts of a test that end the loop on their own: `a` and `b` where `a || b` ends it, and where it goes on while `a && b`. */
export function decisiveParts(compiler: typeof ts, { test, exits }: Guard): readonly Guard[] {
  const node = withoutParentheses(compiler, test);
  if (isNegation(compiler, node)) return decisiveParts(compiler, { test: node.operand, exits: !exits });
  if (!isLogical(compiler, node)) return [{ test: node, exits }];
  const isOr = node.operatorToken.kind === compiler.SyntaxKind.BarBarToken;
  if (isOr !== exits) return [];
  return [node.left, node.right].flatMap((part) => decisiveParts(compiler, { test: part, exits }));
}

/** All parts of a test between `!`, `&&` and `||`. */
export function partsOf(compiler: typeof ts, test: ts.Expression): readonly ts.Expression[] {
  const node = withoutParentheses(compiler, test);
  if (isNegation(compiler, node)) return partsOf(compiler, node.operand);
  return isLogical(compiler, node)
    ? [node.left, node.right].flatMap((part) => partsOf(compiler, part))
    : [node];
}

/** An expression without the parentheses around it. */
export function withoutParentheses(compiler: typeof ts, node: ts.Expression): ts.Expression {
  return compiler.isParenthesizedExpression(node) ? withoutParentheses(compiler, node.expression) : node;
}

function isNegation(compiler: typeof ts, node: ts.Expression): node is ts.PrefixUnaryExpression {
  return compiler.isPrefixUnaryExpression(node) && node.operator === compiler.SyntaxKind.ExclamationToken;
}

/** Whether an expression is `a && b` or `a || b`. */
export function isLogical(compiler: typeof ts, node: ts.Expression): node is ts.BinaryExpression {
  if (!compiler.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind === compiler.SyntaxKind.AmpersandAmpersandToken || kind === compiler.SyntaxKind.BarBarToken;
}
