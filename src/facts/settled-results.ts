import type { ts } from 'ts-morph';
import { usesOf } from './answer.ts';
import { isAssignment } from './assignment.ts';
import { isShortCircuit } from './flow/completions.ts';
import { isTransparent, isTransparentOrAwait } from './flow/transparent.ts';
import type { Session } from './session.ts';
import { isTakenOver } from './takes-over.ts';

/** What of a settled promise tells only how it ended. */
const ending = new Set(['status', 'reason']);

/**
 * Whether a promise is one of a list that is waited for as a whole, and nobody looks at what it gives: only at which of them failed, as
 * `Promise.allSettled` tells, or at the others.
 */
export function isSettledUnread(session: Session, promise: ts.Node): boolean {
  const { ts } = session;
  const element = elementOf(session, promise);
  const list = element.parent;
  if (!ts.isArrayLiteralExpression(list) || !ts.isCallExpression(list.parent)) return false;
  const [, how] = /^Promise\.(all|allSettled)$/.exec(list.parent.expression.getText()) ?? [];
  if (how === undefined) return false;
  let outer: ts.Node = list.parent;
  while (isTransparentOrAwait(session.ts, outer.parent)) outer = outer.parent;
  const { parent } = outer;
  if (ts.isExpressionStatement(parent) || isTakenOver(session, outer)) return true;
  if (!ts.isVariableDeclaration(parent)) return false;
  if (ts.isArrayBindingPattern(parent.name))
    return (
      !list.elements.some(ts.isSpreadElement) &&
      isLeftOut(
        session,
        parent.name,
        list.elements.findIndex((one) => one === element),
      )
    );
  return (
    how === 'allSettled' &&
    ts.isIdentifier(parent.name) &&
    usesOf(session, parent.name).every((use) => looksForFailures(session, use))
  );
}

/** The element of a list by which a promise is among what is waited for: itself, or where it is only there at times, `ready && send()`, what says so. */
function elementOf({ ts }: Session, promise: ts.Node): ts.Node {
  let node = promise;
  for (;;) {
    const { parent } = node;
    const isChosen =
      (ts.isConditionalExpression(parent) && parent.condition !== node) ||
      (ts.isBinaryExpression(parent) && parent.right === node && isChoice(ts, parent)) ||
      (ts.isArrayLiteralExpression(parent) && isSpread(ts, parent)) ||
      ts.isSpreadElement(parent);
    if (!isChosen && !isTransparentOrAwait(ts, parent)) return node;
    node = parent;
  }
}

function isChoice(compiler: typeof ts, node: ts.BinaryExpression): boolean {
  return isShortCircuit(compiler, node.operatorToken.kind) && !isAssignment(compiler, node);
}

/** Whether the elements of a list are those of another one, for all or for some runs: `...(ready ? [send()] : [])`. */
function isSpread(compiler: typeof ts, list: ts.ArrayLiteralExpression): boolean {
  let node: ts.Node = list;
  while (isTransparent(compiler, node.parent) || compiler.isConditionalExpression(node.parent))
    node = node.parent;
  return compiler.isSpreadElement(node.parent);
}

/** Whether a pattern has no name for the element at a position. */
function isLeftOut({ ts }: Session, { elements }: ts.ArrayBindingPattern, index: number): boolean {
  const element = elements[index];
  const isOpen = elements.some((one) => ts.isBindingElement(one) && one.dotDotDotToken !== undefined);
  return !isOpen && (element === undefined || ts.isOmittedExpression(element));
}

/** Whether a mention of the results looks only at how each of them ended. */
function looksForFailures({ ts }: Session, use: ts.Identifier): boolean {
  const { parent } = use;
  if (ts.isForOfStatement(parent) && parent.expression === use) {
    const [one] = ts.isVariableDeclarationList(parent.initializer) ? parent.initializer.declarations : [];
    return one !== undefined && isEndingOnly(ts, one.name, parent.statement);
  }
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== use) return false;
  const call = parent.parent;
  const [callback] = ts.isCallExpression(call) && call.expression === parent ? call.arguments : [];
  if (!callback || !(ts.isArrowFunction(callback) || ts.isFunctionExpression(callback))) return false;
  const [result] = callback.parameters;
  return !result || isEndingOnly(ts, result.name, callback.body);
}

/** Whether a part of the code reads of a result, by its name, only how it ended. */
function isEndingOnly(compiler: typeof ts, name: ts.BindingName, scope: ts.Node): boolean {
  if (!compiler.isIdentifier(name)) return false;
  const visit = (node: ts.Node): boolean => {
    if (compiler.isPropertyAccessExpression(node) && node.expression.getText() === name.text)
      return ending.has(node.name.text);
    if (compiler.isIdentifier(node) && node.text === name.text) return false;
    return compiler.forEachChild(node, (child) => (visit(child) ? undefined : 'read')) === undefined;
  };
  return visit(scope);
}
