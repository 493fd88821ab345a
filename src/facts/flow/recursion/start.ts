import type { ts } from 'ts-morph';
import type { TimedWait } from '../flow-visitor.ts';
import { reactionOf } from '../reaction.ts';
import { inlineFunction } from '../splice.ts';
import { unwrap } from '../transparent.ts';
import type { Walk } from '../walk.ts';

/** Where a function is started again. */
export interface Start {
  /** The call of the function, or the one that starts a timer or waits first. */
  readonly call: ts.CallExpression;
  /** What stands for the function, and what it is given. */
  readonly named: ts.Expression;
  readonly args: readonly ts.Expression[];
  /** What a timer waits first. `null` where none does. */
  readonly wait: TimedWait | null;
}

type Run = Pick<Start, 'named' | 'args'>;

/** The call in a handler that starts a function by one of its names, where the caller waits for it, or by a timer; functions within left out. */
export function startIn(walk: Walk, handler: ts.ConciseBody, names: readonly string[]): Start | null {
  const { ts } = walk;
  const visit = (node: ts.Node): Start | undefined => {
    if (ts.isFunctionLike(node)) return undefined;
    const start = ts.isCallExpression(node) ? startAt(walk, node, names, handler) : null;
    return start ?? ts.forEachChild(node, visit);
  };
  return visit(handler) ?? null;
}

function startAt(
  walk: Walk,
  node: ts.CallExpression,
  names: readonly string[],
  handler: ts.ConciseBody,
): Start | null {
  const { expression: named, arguments: args } = node;
  if (names.includes(named.getText()))
    return isWaitedFor(walk.ts, node, handler) ? { call: node, named, args, wait: null } : null;
  return timed(walk, node, names) ?? delayed(walk, node, names);
}

function isWaitedFor(compiler: typeof ts, node: ts.CallExpression, handler: ts.ConciseBody): boolean {
  let at: ts.Node = node;
  while (at !== handler && (compiler.isParenthesizedExpression(at.parent) || isArm(compiler, at)))
    at = at.parent;
  return at === handler || compiler.isAwaitExpression(at.parent) || compiler.isReturnStatement(at.parent);
}

function isArm(compiler: typeof ts, node: ts.Node): boolean {
  return compiler.isConditionalExpression(node.parent) && node.parent.condition !== node;
}

/** `setTimeout(attempt, 1_000, id)`, `setTimeout(() => attempt(id), 1_000)`. */
function timed(walk: Walk, node: ts.CallExpression, names: readonly string[]): Start | null {
  const [first] = node.arguments;
  const run = first ? runBy(walk.ts, first, names) : null;
  const timer = run && walk.visitor.timer(node);
  if (!run || !timer) return null;
  const { wait, given } = timer;
  return { call: node, named: run.named, args: run.args ?? node.arguments.slice(given), wait };
}

/** `sleep(1_000).then(() => attempt(id))`. */
function delayed(walk: Walk, node: ts.CallExpression, names: readonly string[]): Start | null {
  const { ts, visitor } = walk;
  const reaction = reactionOf(ts, node);
  if (!reaction?.fulfilled || reaction.rejected) return null;
  const run = runBy(ts, reaction.fulfilled, names);
  const wait = run && visitor.pause(reaction.promise);
  if (!run || !wait?.delay) return null;
  return { call: node, named: run.named, args: run.args ?? [], wait };
}

/** The run of the function that an expression stands for; `args` is `null` where whoever runs it decides on them. */
function runBy(
  compiler: typeof ts,
  node: ts.Expression,
  names: readonly string[],
): { readonly named: ts.Expression; readonly args: Run['args'] | null } | null {
  if (names.includes(node.getText())) return { named: node, args: null };
  if (compiler.isCallExpression(node)) return boundRun(compiler, node, names);
  const fn = inlineFunction(compiler, node);
  const only = fn && onlyCall(compiler, fn.body);
  return only && names.includes(only.expression.getText())
    ? { named: only.expression, args: only.arguments }
    : null;
}

/** `this.attempt.bind(this)`. */
function boundRun(compiler: typeof ts, node: ts.CallExpression, names: readonly string[]) {
  const { expression: callee, arguments: args } = node;
  if (!compiler.isPropertyAccessExpression(callee) || callee.name.text !== 'bind' || args.length !== 1)
    return null;
  return names.includes(callee.expression.getText()) ? { named: callee.expression, args: null } : null;
}

/** The call that is all a function does; what reacts to the promise of it may stand around it. */
function onlyCall(compiler: typeof ts, body: ts.ConciseBody): ts.CallExpression | null {
  if (!compiler.isBlock(body)) return callOf(compiler, body);
  const [only, ...others] = body.statements;
  if (!only || others.length > 0) return null;
  const isRun = compiler.isExpressionStatement(only) || compiler.isReturnStatement(only);
  return isRun && only.expression ? callOf(compiler, only.expression) : null;
}

function callOf(compiler: typeof ts, expression: ts.Expression): ts.CallExpression | null {
  const node = unwrap(compiler, expression);
  if (!compiler.isCallExpression(node)) return null;
  const reaction = reactionOf(compiler, node);
  return reaction?.by === 'catch' ? callOf(compiler, reaction.promise) : node;
}
