import type { ts } from 'ts-morph';
import type { Walk } from '../walk.ts';
import { contains } from '../contains.ts';
import { mentions } from './access-path.ts';
import { changesIn } from './changes.ts';
import { isMath, type TurnValues } from './turn-values.ts';

/**
 * Whether each turn tries the same thing: what is asked for does not depend on the number of the turn, nor on
 * anything that the handler chooses anew, nor on what is taken from a list: another host. What is said beside it (a message to a log, a wait) may.
 */
export function doesTheSame(
  walk: Walk,
  values: Pick<TurnValues, 'counters' | 'counted' | 'changes'>,
  attempt: ts.Node,
  handler?: ts.Node,
): boolean {
  const { ts } = walk;
  const chosen = handler
    ? changesIn(ts, handler)
        .filter(({ how, node: change }) => how === 'assigned' && ts.isBinaryExpression(change))
        .map(({ name }) => name)
    : [];
  const drawn = values.changes
    .filter(({ value }) => value && contains(ts, value, (node) => takes(ts, node)))
    .map(({ name }) => name);
  const names = new Set([...values.counters, ...values.counted, ...chosen, ...drawn]);
  return !asksFor(walk, attempt, names);
}

/** Members that give something else each time, and take it from what they are called on. */
const taking: ReadonlySet<string> = new Set(['shift', 'pop', 'splice', 'next']);

function takes(compiler: typeof ts, node: ts.Node): boolean {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return false;
  return taking.has(node.expression.name.text);
}

/** Whether a call or an element that is read depends on one of the names. */
function asksFor(walk: Walk, node: ts.Node, names: ReadonlySet<string>): boolean {
  const { ts, visitor } = walk;
  if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) return false;
  if (ts.isAwaitExpression(node) && visitor.pause(node.expression)?.delay) return false;
  if (ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isElementAccessExpression(node)) {
    if (takes(ts, node)) return true;
    const isSum = ts.isCallExpression(node) && isMath(ts, node);
    if (!isSum && mentions(ts, node, names)) return true;
  }
  return ts.forEachChild(node, (child) => asksFor(walk, child, names) || undefined) ?? false;
}
