import type { ts } from 'ts-morph';
import { parentOf } from './parent.ts';
import { unwrap } from './transparent.ts';

/** Whether an expression is a promise that is rejected for certain, or rejects the promise whose executor it stands in. */
export function isRejection(compiler: typeof ts, expression: ts.Expression): boolean {
  const node = unwrap(compiler, expression);
  if (!compiler.isCallExpression(node)) return false;
  const callee = node.expression;
  if (compiler.isIdentifier(callee)) return isRejectOfExecutor(compiler, callee);
  return (
    compiler.isPropertyAccessExpression(callee) &&
    callee.name.text === 'reject' &&
    compiler.isIdentifier(callee.expression) &&
    callee.expression.text === 'Promise'
  );
}

/** Whether an expression ends the process. */
export function isProcessExit(compiler: typeof ts, expression: ts.Expression): boolean {
  const node = unwrap(compiler, expression);
  if (!compiler.isCallExpression(node)) return false;
  const callee = node.expression;
  return (
    compiler.isPropertyAccessExpression(callee) &&
    (callee.name.text === 'exit' || callee.name.text === 'abort') &&
    compiler.isIdentifier(callee.expression) &&
    callee.expression.text === 'process'
  );
}

/** Whether a name stands for the function by which the executor of a promise around it rejects that. */
export function isRejectOfExecutor(compiler: typeof ts, name: ts.Identifier): boolean {
  for (let node = parentOf(name); node; node = parentOf(node)) {
    if (!compiler.isArrowFunction(node) && !compiler.isFunctionExpression(node)) continue;
    if (!compiler.isNewExpression(node.parent)) continue;
    const reject = node.parameters[1]?.name;
    if (reject && compiler.isIdentifier(reject) && reject.text === name.text) return true;
  }
  return false;
}
