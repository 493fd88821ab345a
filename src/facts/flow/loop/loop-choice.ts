import type { ts } from 'ts-morph';
import { mentions } from './access-path.ts';
import type { LoopText } from './loop-cap.ts';

/** Whether a caught error has a say in whether a loop goes on: a test looks into it, or a function is asked about it. */
export function isChoosy({ ts, loop, values }: LoopText): boolean {
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    const test = testOf(ts, node);
    if (test && mentions(ts, test, values.errors)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(loop);
}

function testOf(compiler: typeof ts, node: ts.Node): ts.Expression | null {
  if (compiler.isIfStatement(node) || compiler.isWhileStatement(node) || compiler.isDoStatement(node))
    return node.expression;
  if (compiler.isSwitchStatement(node)) return node.expression;
  return compiler.isConditionalExpression(node) && isActedOn(compiler, node) ? node.condition : null;
}

/** Whether what a conditional expression comes to is done or returned, and not only kept: `lastError = error instanceof Error ? error : null`. */
function isActedOn(compiler: typeof ts, { parent }: ts.Node): boolean {
  if (compiler.isParenthesizedExpression(parent) || compiler.isAwaitExpression(parent))
    return isActedOn(compiler, parent);
  return compiler.isExpressionStatement(parent) || compiler.isReturnStatement(parent);
}
