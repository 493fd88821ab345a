import type { ts } from 'ts-morph';
import { reactedTo } from './flow/reaction.ts';
import { isTransparent } from './flow/transparent.ts';
import type { Answer } from './model.ts';
import type { Session } from './session.ts';

/**
 * Whether somebody waits for a call that answers by a callback: `yes` where that settles, and fails, a promise which is awaited or returned,
 * `new Promise((resolve, reject) => client.charge(request, (error, reply) => (error ? reject(error) : resolve(reply))))`.
 */
export function awaitedByCallback({ ts }: Session, node: ts.Node): Answer {
  const executor = ts.findAncestor(node.parent, ts.isFunctionLike);
  const promise = executor?.parent;
  if (!promise || !ts.isNewExpression(promise) || !isPromise(ts, promise) || !ts.isCallExpression(node))
    return 'unknown';
  const [, reject] = executor.parameters;
  const isTold =
    reject !== undefined &&
    ts.isIdentifier(reject.name) &&
    node.arguments.some((argument) => mentions(ts, argument, reject.name.getText()));
  return isTold && isWaitedFor(ts, promise) ? 'yes' : 'unknown';
}

function isPromise(compiler: typeof ts, { expression }: ts.NewExpression): boolean {
  return compiler.isIdentifier(expression) && expression.text === 'Promise';
}

/** Whether a function that is written in place, or what stands for one, has a name in it. */
function mentions(compiler: typeof ts, node: ts.Node, name: string): boolean {
  if (compiler.isIdentifier(node)) return node.text === name;
  return compiler.forEachChild(node, (child) => mentions(compiler, child, name) || undefined) ?? false;
}

function isWaitedFor(compiler: typeof ts, promise: ts.Expression): boolean {
  const { parent } = promise;
  if (compiler.isAwaitExpression(parent) || compiler.isReturnStatement(parent)) return true;
  if (compiler.isArrowFunction(parent)) return parent.body === promise;
  if (isTransparent(compiler, parent)) return isWaitedFor(compiler, parent);
  const reaction = compiler.isPropertyAccessExpression(parent) ? parent.parent : null;
  return reaction !== null && compiler.isCallExpression(reaction) && reactedTo(compiler, reaction) === promise
    ? isWaitedFor(compiler, reaction)
    : false;
}
