import type { ts } from 'ts-morph';
import type { Answer, Flow, Step } from '../model.ts';
import { spanOf } from '../session.ts';
import { isDroppedStatement, mutingOfReaction } from './muting.ts';
import type { InlineFunction } from './flow-visitor.ts';
import type { Attempt } from './recursion/again.ts';
import { restartOf } from './recursion/restart.ts';
import { rethrowsFunction } from './rethrows.ts';
import { inlineFunction, splicedBeside } from './splice.ts';
import { expressionFlow, type Walk } from './walk.ts';

/** One `.then`, `.catch` or `.finally` and what surrounds it. */
interface Settling {
  readonly walk: Walk;
  readonly node: ts.CallExpression;
  readonly awaited: Answer;
  /** What runs before the promise settles. */
  readonly promise: Flow;
  /** The call itself, where a function that is not written in place reacts to the promise. */
  readonly own: Flow;
}

/** Appends a promise and the reaction to it: `promise.then(f, g)`, `promise.catch(h)`, `promise.finally(f)`. */
export function visitPromiseChain(
  walk: Walk,
  node: ts.CallExpression,
  awaited: Answer,
  into: Step[],
): boolean {
  const { ts, visitor } = walk;
  const callee = node.expression;
  if (!ts.isPropertyAccessExpression(callee) || node.arguments.length === 0) return false;
  const method = callee.name.text;
  if (method !== 'then' && method !== 'catch' && method !== 'finally') return false;
  if (visitor.runsInline(node, 0) !== 'inline') return false;
  const isTold = awaited === 'no' && visitor.tellsWaiting(node);
  const promise: Step[] = [...expressionFlow(walk, callee.expression, isTold ? 'unknown' : awaited)];
  for (const argument of node.arguments) walk.expression(argument, 'unknown', promise);
  const positions = [...node.arguments.keys()].filter((at) => inlineFunction(ts, node.arguments[at]));
  const call = visitor.call(node, { awaited, spliced: positions });
  const settling: Settling = { walk, node, awaited, promise, own: call ? [{ kind: 'call', call }] : [] };
  if (method === 'then') pushThen(settling, into);
  else if (method === 'catch') pushTry(settling, 0, into);
  else pushFinally(settling, into);
  return true;
}

function pushThen(settling: Settling, into: Step[]): void {
  if (settling.node.arguments.length > 1) pushTry({ ...settling, own: [] }, 1, into);
  else into.push(...settling.promise);
  into.push(...settling.own, ...reaction(settling, 0));
}

function pushTry(settling: Settling, position: number, into: Step[]): void {
  const { walk, node, promise: body, own } = settling;
  const fn = inlineFunction(walk.ts, node.arguments[position]);
  const handler = [...own, ...reaction(settling, position)];
  if (body.length + handler.length === 0) return;
  const rethrows = fn ? rethrowsFunction(walk, fn) : 'unknown';
  const restart = fn && restartOf(walk, attemptOf(node, fn));
  const mutes = isDroppedStatement(walk.ts, node) ? mutingOfReaction(walk, node.arguments[position]) : null;
  into.push({
    kind: 'try',
    body,
    handler,
    rethrows,
    ...(mutes && { mutes }),
    ...(fn && { caughtAt: spanOf(fn) }),
    finalizer: null,
    ...(restart && { restart }),
  });
}

/** What a reaction takes the failure of. */
function attemptOf(node: ts.CallExpression, { body: handler, parameters }: InlineFunction): Attempt {
  return { node, tried: node.expression, handler, caught: parameters[0]?.name ?? null };
}

function pushFinally(settling: Settling, into: Step[]): void {
  const finalizer = [...settling.own, ...reaction(settling, 0)];
  if (finalizer.length === 0) into.push(...settling.promise);
  else into.push({ kind: 'try', body: settling.promise, handler: null, rethrows: 'no', finalizer });
}

function reaction({ walk, node, awaited }: Settling, position: number): Flow {
  const fn = inlineFunction(walk.ts, node.arguments[position]);
  return fn ? splicedBeside(walk, fn, awaited) : [];
}
