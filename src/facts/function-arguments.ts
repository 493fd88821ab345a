import type { ts } from 'ts-morph';
import { meaningOf } from './lookup.ts';
import { unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The values of those arguments of a call that can be functions; all others are left unread. */
export function functionArguments(session: Session, nodes: readonly ts.Expression[]): Value[] {
  const spread = nodes.findIndex((node) => session.ts.isSpreadElement(node));
  const plain = spread < 0 ? nodes : nodes.slice(0, spread);
  return plain.map((node) => (mayBeFunction(session, node) ? session.evaluate(node) : unknownValue));
}

/** Whether an expression can be a function. Constants, objects, instances and what was waited for are none. */
function mayBeFunction(session: Session, node: ts.Expression): boolean {
  const { ts } = session;
  switch (node.kind) {
    case ts.SyntaxKind.ArrowFunction:
    case ts.SyntaxKind.FunctionExpression:
    case ts.SyntaxKind.ConditionalExpression:
    case ts.SyntaxKind.BinaryExpression:
      return true;
    case ts.SyntaxKind.CallExpression:
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PropertyAccessExpression:
    case ts.SyntaxKind.ElementAccessExpression:
    case ts.SyntaxKind.ParenthesizedExpression:
    case ts.SyntaxKind.AsExpression:
    case ts.SyntaxKind.NonNullExpression:
    case ts.SyntaxKind.SatisfiesExpression:
      return !isData(session, node);
    default:
      return false;
  }
}

/** Whether an expression is, or is reached from, a parameter by itself, the item of a loop, or something that was waited for. */
function isData(session: Session, node: ts.Expression): boolean {
  const { ts } = session;
  const root = rootOf(session, node);
  if (ts.isAwaitExpression(root)) return true;
  if (!ts.isIdentifier(root)) return false;
  const meaning = meaningOf(session, root);
  if (meaning.kind !== 'declaration') return false;
  const holder = ts.isBindingElement(meaning.node)
    ? ts.walkUpBindingElementsAndPatterns(meaning.node)
    : meaning.node;
  if (ts.isParameter(holder)) return root === node && holder === meaning.node;
  if (!ts.isVariableDeclaration(holder)) return false;
  if (ts.isForOfStatement(holder.parent.parent)) return true;
  return (
    holder.initializer !== undefined &&
    ts.isAwaitExpression(holder.initializer) &&
    isConstant(session, holder)
  );
}

function isConstant({ ts }: Session, declaration: ts.VariableDeclaration): boolean {
  return (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
}

/** Where a chain of members and calls starts. */
function rootOf({ ts }: Session, node: ts.Expression): ts.Expression {
  let root = node;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isCallExpression(root) ||
    ts.isParenthesizedExpression(root) ||
    ts.isAsExpression(root) ||
    ts.isNonNullExpression(root) ||
    ts.isSatisfiesExpression(root)
  )
    root = root.expression;
  return root;
}
