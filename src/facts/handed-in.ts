import type { ts } from 'ts-morph';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/**
 * Whether the receiver of a call was handed to the function around it, so that the caller may have opened a transaction on it. Fields of the
 * instance and variables of the module were not.
 */
export function isHandedIn(session: Session, receiver: ts.Node, depth = 0): boolean {
  const { ts } = session;
  const root = rootOf(session, receiver);
  if (!ts.isIdentifier(root) || depth > 8) return false;
  const meaning = meaningOfName(session, root);
  if (meaning.kind !== 'declaration') return false;
  const declaration = ts.isBindingElement(meaning.node)
    ? ts.walkUpBindingElementsAndPatterns(meaning.node)
    : meaning.node;
  if (ts.isParameter(declaration)) return true;
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  return isHandedIn(session, declaration.initializer, depth + 1);
}

/** The first name of a chain of members and calls: `tx` of `tx.order.update(…)`. */
function rootOf({ ts }: Session, node: ts.Node): ts.Node {
  let root = node;
  while (
    ts.isPropertyAccessExpression(root) ||
    ts.isElementAccessExpression(root) ||
    ts.isCallExpression(root) ||
    ts.isNonNullExpression(root) ||
    ts.isParenthesizedExpression(root) ||
    ts.isAsExpression(root) ||
    ts.isAwaitExpression(root)
  ) {
    root = root.expression;
  }
  return root;
}
