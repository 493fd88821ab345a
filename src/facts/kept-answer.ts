import type { ts } from 'ts-morph';
import { usesOf } from './answer.ts';
import { isTransparent, isTransparentOrAwait } from './flow/transparent.ts';
import { onlyChanges } from './hidden-rows.ts';
import { argumentsOf } from './idempotency.ts';
import type { CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { endOfChain } from './observation.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Whether a read answers the same after a write as before it, in all that is looked at of its answer: it finds its row by one value that
 * it is given, and of the row nothing is looked at but that it is there and columns that the write leaves as they are.
 */
export function keepsAnswer(session: Session, read: CallFact, write: CallFact): boolean {
  const node = read.remote?.effect === 'read' ? callNodeAt(session, read.span) : null;
  if (!node || !namesRow(argumentsOf(session, node))) return false;
  const changed = onlyChanges(session, write);
  const looked = changed && lookedAt(session, endOfChain(session, node));
  return looked?.every((column) => !changed?.includes(column)) ?? false;
}

/** The kinds of values that are other ones for other rows. What a call of a library makes may be an operator: `IsNull()`. */
const given: ReadonlySet<string> = new Set<Value['kind']>(['parameter', 'text', 'unknown']);

/** Whether arguments are a filter with one value in it, which is no constant: a state that is asked for mostly is one. */
function namesRow([filter, ...others]: readonly Value[]): boolean {
  if (filter?.kind !== 'object' || others.length > 0 || filter.under.length > 0) return false;
  const [only, ...more] = Object.values(filter.properties);
  if (!only || more.length > 0) return false;
  if (only.kind === 'object') return namesRow([only]);
  return only.kind === 'api' ? !only.path.endsWith('()') : given.has(only.kind);
}

/** The members that are read of an answer where a variable holds it; `null` where anything else is done with it. */
function lookedAt(session: Session, call: ts.Node): readonly string[] | null {
  const { ts } = session;
  let held = call;
  while (isTransparentOrAwait(ts, held.parent)) held = held.parent;
  const { parent } = held;
  if (!ts.isVariableDeclaration(parent) || parent.initializer !== held) return null;
  if (ts.isIdentifier(parent.name))
    return allOf(usesOf(session, parent.name).map((use) => partOf(session, use)));
  return ts.isObjectBindingPattern(parent.name)
    ? allOf(parent.name.elements.map((one) => takenBy(ts, one)))
    : null;
}

function allOf(parts: readonly (readonly string[] | null)[]): readonly string[] | null {
  return parts.every((part) => part !== null) ? parts.flat() : null;
}

function takenBy(
  compiler: typeof ts,
  { propertyName, name, dotDotDotToken }: ts.BindingElement,
): readonly string[] | null {
  const taken = propertyName ?? name;
  return !dotDotDotToken && compiler.isIdentifier(taken) ? [taken.text] : null;
}

/** What a mention of an answer reads: a member, or nothing where it asks whether there is one. */
function partOf({ ts }: Session, use: ts.Identifier): readonly string[] | null {
  let node: ts.Node = use;
  while (isTransparent(ts, node.parent)) node = node.parent;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) {
    const isCalled = ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
    return isCalled ? null : [parent.name.text];
  }
  return isPresenceTest(ts, node) ? [] : null;
}

/** `!row`, `row === null`, `if (row)`, `row && …`. */
function isPresenceTest(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  if (compiler.isPrefixUnaryExpression(parent))
    return parent.operator === compiler.SyntaxKind.ExclamationToken;
  if (compiler.isIfStatement(parent)) return parent.expression === node;
  if (!compiler.isBinaryExpression(parent) || parent.left !== node) return false;
  return /^(?:&&|[!=]==? (?:null|undefined))/.test(
    `${parent.operatorToken.getText()} ${parent.right.getText()}`,
  );
}
