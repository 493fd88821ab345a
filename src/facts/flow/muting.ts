import type { ts } from 'ts-morph';
import type { TryStep } from '../model.ts';
import { combinatorOf } from './combinator.ts';
import { mappingWith } from './mapped.ts';
import { inlineFunction } from './splice.ts';
import type { Walk } from './walk.ts';

/** Members by which a logger notes something. */
const levels = new Set(['debug', 'error', 'fatal', 'info', 'log', 'trace', 'verbose', 'warn']);

/**
 * What a handler does with the error, where that is nothing but a note in a log at most: no test, no other call but one that tells success,
 * nothing that is kept.
 */
export function mutingOf(walk: Walk, { statements }: ts.Block): TryStep['mutes'] | null {
  const { ts } = walk;
  const parts = statements.map((statement) => {
    if (ts.isExpressionStatement(statement)) return ofStatement(walk, statement.expression);
    const isIdle =
      ts.isReturnStatement(statement) || (ts.isVariableStatement(statement) && !holdsCall(ts, statement));
    return isIdle ? 'dropped' : null;
  });
  if (parts.includes(null)) return null;
  return parts.includes('noted') ? 'noted' : 'dropped';
}

function ofStatement(walk: Walk, node: ts.Expression): TryStep['mutes'] | null {
  if (isNote(walk, node)) return 'noted';
  const answer = walk.ts.isAwaitExpression(node) ? node.expression : node;
  const mayAnswer = walk.ts.isCallExpression(answer) || walk.ts.isBinaryExpression(answer);
  return mayAnswer && walk.visitor.tellsSuccess(answer) ? 'dropped' : null;
}

/** The same for what is handed to `.catch()`: a function that is written there, or a method of the console. */
export function mutingOfReaction(walk: Walk, reaction: ts.Expression | undefined): TryStep['mutes'] | null {
  const { ts } = walk;
  const fn = inlineFunction(ts, reaction);
  if (!fn) return reaction && isConsole(ts, reaction) ? 'noted' : null;
  if (ts.isBlock(fn.body)) return mutingOf(walk, fn.body);
  if (isNote(walk, fn.body)) return 'noted';
  return holdsCall(ts, fn.body) ? null : 'dropped';
}

/** Whether nobody looks at the value of a call, or at what it is a promise of: it is a statement of its own, or one of what such a statement waits for. */
export function isDroppedStatement(compiler: typeof ts, node: ts.CallExpression): boolean {
  let at: ts.Node = node;
  while (compiler.isAwaitExpression(at.parent) || compiler.isParenthesizedExpression(at.parent))
    at = at.parent;
  if (compiler.isExpressionStatement(at.parent)) return true;
  const combined = combinedWith(compiler, at);
  return combined !== null && isDroppedStatement(compiler, combined);
}

/** The combinator that waits for a promise: `Promise.all([promise])`, `Promise.all(items.map(() => promise))`. */
function combinedWith(compiler: typeof ts, promise: ts.Node): ts.CallExpression | null {
  const { parent } = promise;
  const list = compiler.isArrayLiteralExpression(parent) ? parent : mappedTo(compiler, promise);
  const call = list?.parent;
  if (!call || !compiler.isCallExpression(call) || call.arguments[0] !== list) return null;
  return combinatorOf(compiler, call) === null ? null : call;
}

/** The list of what a function returns for each item, where that is the whole of it: `items.map(() => value)`. */
function mappedTo(compiler: typeof ts, value: ts.Node): ts.Expression | null {
  const { parent: fn } = value;
  return compiler.isArrowFunction(fn) && fn.body === value ? mappingWith(compiler, fn) : null;
}

/** Whether a callee has the name of a level of a log: `logger.warn`, `log`. */
export function isNoteName(compiler: typeof ts, callee: ts.Expression): boolean {
  const name = compiler.isPropertyAccessExpression(callee) ? callee.name : callee;
  return compiler.isIdentifier(name) && levels.has(name.text);
}

/** A call that notes something in a log and gives nothing back. */
function isNote({ ts, visitor }: Walk, node: ts.Expression): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  if (isConsole(ts, node.expression)) return true;
  return levels.has(node.expression.name.text) && visitor.leaves(node) === 'no';
}

function isConsole(compiler: typeof ts, callee: ts.Expression): boolean {
  if (!compiler.isPropertyAccessExpression(callee)) return false;
  return compiler.isIdentifier(callee.expression) && callee.expression.text === 'console';
}

/** Whether something in a node may run. */
function holdsCall(compiler: typeof ts, node: ts.Node): boolean {
  if (compiler.isCallExpression(node) || compiler.isNewExpression(node) || compiler.isAwaitExpression(node))
    return true;
  return compiler.forEachChild(node, (child) => holdsCall(compiler, child) || undefined) ?? false;
}
