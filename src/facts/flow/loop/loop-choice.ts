import type { ts } from 'ts-morph';
import { isNoteName } from '../muting.ts';
import { mentions } from './access-path.ts';
import { isLogical } from './decisive-parts.ts';
import type { LoopText } from './loop-cap.ts';

/** Whether a caught error has a say in whether a loop goes on: a test looks into it, a function is asked about it, or one that may throw is given it. */
export function isChoosy({ ts, loop, values }: LoopText): boolean {
  const caught = new Set(values.changes.filter(({ how }) => how === 'caught').map(({ name }) => name));
  const visit = (node: ts.Node): boolean => {
    if (ts.isFunctionLike(node)) return false;
    const test = testOf(ts, node);
    if (test && mentions(ts, test, values.errors)) return true;
    if (isHandedOver(ts, node, caught) || reactsToError(ts, node)) return true;
    return ts.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(loop);
}

/** Whether an error is given to a function for what that does with it, which may be to throw; a log only notes it. */
function isHandedOver(compiler: typeof ts, node: ts.Node, errors: ReadonlySet<string>): boolean {
  if (!compiler.isExpressionStatement(node)) return false;
  const { expression } = node;
  const call = compiler.isAwaitExpression(expression) ? expression.expression : expression;
  if (!compiler.isCallExpression(call) || isNoteName(compiler, call.expression)) return false;
  return call.arguments.some(
    (argument) => !compiler.isFunctionLike(argument) && mentions(compiler, argument, errors),
  );
}

/** `.catch((error) => …)`: a function that is given the error of a promise may throw it for what it is. */
function reactsToError(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  const reaction = node.arguments[{ catch: 0, then: 1 }[node.expression.name.text] ?? Infinity];
  if (!reaction) return false;
  return !compiler.isArrowFunction(reaction) || reaction.parameters.length > 0;
}

function testOf(compiler: typeof ts, node: ts.Node): ts.Expression | null {
  if (compiler.isIfStatement(node) || compiler.isWhileStatement(node) || compiler.isDoStatement(node))
    return node.expression;
  if (compiler.isSwitchStatement(node)) return node.expression;
  if (compiler.isForStatement(node)) return node.condition ?? null;
  if (compiler.isBinaryExpression(node))
    return isLogical(compiler, node) && isActedOn(compiler, node) ? node.left : null;
  return compiler.isConditionalExpression(node) && isActedOn(compiler, node) ? node.condition : null;
}

/** Whether what a choice comes to is done or returned, and not only kept: `lastError = error instanceof Error ? error : null`. */
function isActedOn(compiler: typeof ts, { parent }: ts.Node): boolean {
  if (compiler.isParenthesizedExpression(parent) || compiler.isAwaitExpression(parent))
    return isActedOn(compiler, parent);
  return compiler.isExpressionStatement(parent) || compiler.isReturnStatement(parent);
}
