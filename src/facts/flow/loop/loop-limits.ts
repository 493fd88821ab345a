import type { ts } from 'ts-morph';
import type { Answer } from '../../model.ts';
import { unwrap } from '../transparent.ts';
import type { Walk } from '../walk.ts';
import { contains } from '../contains.ts';
import { assignedPaths, mentions } from './access-path.ts';
import { isCaught } from './caught.ts';
import { capOfGuard, type LoopText } from './loop-cap.ts';
import type { Guard } from './loop-guards.ts';
import { type TurnValues } from './turn-values.ts';

/** Names under which a caller hands over a way to stop. They are used to stay undecided, never as proof. */
const stops = /signal|abort|cancel/i;
const abortGlobals: ReadonlySet<string> = new Set(['AbortSignal', 'AbortController']);

/** Members of loggers, which report and never throw. */
const reports: ReadonlySet<string> = new Set([
  'trace',
  'debug',
  'verbose',
  'log',
  'info',
  'warn',
  'error',
  'fatal',
]);

/**
 * Whether the number of turns, or the time that they take together, is limited: by the loop's own condition, by a test
 * in its body, or by an abort signal. `no` only when every way out of the loop has been seen and none of them counts.
 */
export function capOf(walk: Walk, text: LoopText, head: Guard | null, guards: readonly Guard[]): Answer {
  const answers = [...(head ? [head] : []), ...guards].map((guard) => capOfGuard(text, guard));
  if (answers.includes('yes') || contains(walk.ts, text.loop, (node) => isAbortCheck(walk.ts, node)))
    return 'yes';
  if (answers.includes('unknown')) return 'unknown';
  return contains(walk.ts, text.loop, (node) => mayLimit(walk, text, node)) ? 'unknown' : 'no';
}

function isAbortCheck(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || compiler.isOptionalChain(node)) return false;
  return (
    compiler.isPropertyAccessExpression(node.expression) && node.expression.name.text === 'throwIfAborted'
  );
}

/** Whether something in the loop may end it in a way that the loop's text does not show. */
function mayLimit(walk: Walk, text: LoopText, node: ts.Node): boolean {
  const { ts } = walk;
  if (ts.isYieldExpression(node)) return true;
  if (ts.isIdentifier(node)) return namesStop(text, node);
  if (!ts.isExpressionStatement(node)) return false;
  const call = unwrap(ts, node.expression);
  if (!ts.isCallExpression(call) || isReport(ts, call) || isCaught(ts, text.loop, node)) return false;
  return (isTold(text, call) || dependsOnCount(text, node)) && walk.visitor.leaves(call) !== 'no';
}

/** Whether a name may be that of a way to stop which a run is handed, and does not make for itself. */
export function namesStop(
  text: { readonly ts: typeof ts; readonly values: Pick<TurnValues, 'changes'> },
  node: ts.Identifier,
): boolean {
  return stops.test(node.text) && !isOwnSignal(text, node);
}

/** Whether a name is that of an option, of the platform, or of something that lives for one turn. */
function isOwnSignal({ ts, values }: Parameters<typeof namesStop>[0], node: ts.Identifier): boolean {
  const { parent } = node;
  if (abortGlobals.has(node.text) || (ts.isPropertyAssignment(parent) && parent.name === node)) return true;
  const owner = ts.isPropertyAccessExpression(parent) && parent.name === node ? parent.expression : node;
  if (ts.isIdentifier(owner) && abortGlobals.has(owner.text)) return true;
  const declared = values.changes.filter((change) => ts.isVariableDeclaration(change.node));
  return assignedPaths(ts, owner).some((path) => declared.some(({ name }) => name === path));
}

/** Whether a call is told of the attempt or the error, or keeps its own count: it takes nothing. */
function isTold({ ts, values }: LoopText, { arguments: given }: ts.CallExpression): boolean {
  const known = new Set([...values.counters, ...values.errors]);
  return (
    given.length === 0 || given.some((argument) => ts.isIdentifier(argument) && mentions(ts, argument, known))
  );
}

/** Whether a statement runs only after a number of turns. */
function dependsOnCount(text: LoopText, node: ts.Node): boolean {
  const { ts, loop } = text;
  for (let inner = node.parent; inner !== loop; inner = inner.parent) {
    if (ts.isIfStatement(inner) && capOfGuard(text, { test: inner.expression, exits: true }) !== 'no')
      return true;
  }
  return false;
}

function isReport(compiler: typeof ts, { expression }: ts.CallExpression): boolean {
  return compiler.isPropertyAccessExpression(expression) && reports.has(expression.name.text);
}
