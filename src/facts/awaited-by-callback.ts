import type { ts } from 'ts-morph';
import { reactedTo } from './flow/reaction.ts';
import { inlineFunction } from './flow/splice.ts';
import { isTransparent } from './flow/transparent.ts';
import type { Answer } from './model.ts';
import { promiseAround } from './promise-around.ts';
import type { Session } from './session.ts';

/**
 * Whether somebody waits for a call that answers by a callback: `yes` where that settles, and fails, a promise which is awaited or returned,
 * `new Promise((resolve, reject) => client.charge(request, (error, reply) => (error ? reject(error) : resolve(reply))))`.
 */
export function awaitedByCallback({ ts }: Session, node: ts.Node): Answer {
  const promise = promiseAround(ts, node);
  const executor = inlineFunction(ts, promise?.arguments?.[0]);
  const reject = executor?.parameters[1]?.name;
  if (!promise || !reject || !ts.isIdentifier(reject) || !ts.isCallExpression(node)) return 'unknown';
  const isTold = node.arguments.some((argument) => mentions(ts, argument, reject.text));
  return isTold && isWaitedFor(ts, promise) ? 'yes' : 'unknown';
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
