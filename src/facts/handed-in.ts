import type { ts } from 'ts-morph';
import { constructionsOf } from './constructions.ts';
import { meaningOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/**
 * Whether the receiver of a call was handed to the function around it, or in a field to the constructor of its instance, so that the caller may
 * have opened a transaction on it. Variables of the module were not.
 */
export function isHandedIn(session: Session, receiver: ts.Node, depth = 0): boolean {
  const { ts } = session;
  const root = chainRoot(session, receiver);
  if (depth > 8) return false;
  const choices = choicesOf(session, root);
  if (choices.length > 0) return choices.some((choice) => isHandedIn(session, choice, depth + 1));
  const declaration = declarationOf(session, root);
  if (!declaration) return false;
  if (ts.isParameter(declaration))
    return (
      !ts.isConstructorDeclaration(declaration.parent) ||
      isHandedToConstructor(session, declaration, declaration.parent, depth)
    );
  if (!ts.isVariableDeclaration(declaration) || !declaration.initializer) return false;
  return isHandedIn(session, declaration.initializer, depth + 1);
}

/** Whether the receiver of a call is what a parameter holds by default, and somebody hands in a client in its place. */
export function isDefaultOfHanded(session: Session, receiver: ts.Node): boolean {
  const declaration = declarationOf(session, chainRoot(session, receiver));
  return (
    declaration !== null &&
    session.ts.isParameter(declaration) &&
    declaration.initializer !== undefined &&
    isHandedIn(session, receiver)
  );
}

/** Whether somebody makes an instance with a client that was handed in there. */
function isHandedToConstructor(
  session: Session,
  parameter: ts.ParameterDeclaration,
  constructor: ts.ConstructorDeclaration,
  depth: number,
): boolean {
  const index = constructor.parameters.indexOf(parameter);
  return constructionsOf(session, constructor.parent).some(({ arguments: given }) => {
    const argument = given?.[index];
    return argument !== undefined && isHandedIn(session, argument, depth + 1);
  });
}

/** What an expression gives one of: `tx ?? db`, `tx ? tx.orders : db.orders`; empty for any other. */
function choicesOf({ ts }: Session, node: ts.Node): readonly ts.Expression[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  return ts.isBinaryExpression(node) ? [node.left, node.right] : [];
}

/** What declares the first name of a chain: a variable, a parameter, or the parameter that declares a field. */
function declarationOf(session: Session, root: ts.Node): ts.Node | null {
  const { ts } = session;
  const isField = ts.isPropertyAccessExpression(root);
  if (!isField && !ts.isIdentifier(root)) return null;
  const meaning = isField ? meaningOf(session, root.name) : meaningOfName(session, root);
  if (meaning.kind !== 'declaration') return null;
  return ts.isBindingElement(meaning.node) ? ts.walkUpBindingElementsAndPatterns(meaning.node) : meaning.node;
}

/** What a chain of members and calls begins with: `tx` of `tx.order.update(…)`, `this.db` of `this.db.order.update(…)`. */
export function chainRoot({ ts }: Session, node: ts.Node): ts.Node {
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
    if (ts.isPropertyAccessExpression(root) && root.expression.kind === ts.SyntaxKind.ThisKeyword) break;
    root = root.expression;
  }
  return root;
}
