import type { ts } from 'ts-morph';
import { chainRoot } from './chain-root.ts';
import { unwrap } from './flow/transparent.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/** Whether a test compares a part of what the function around it is given with a constant: `order.kind === 'gift'`. */
export function isToldByGiven(session: Session, test: ts.Expression): boolean {
  const { ts } = session;
  const node = unwrap(ts, test);
  if (!ts.isBinaryExpression(node)) return false;
  const { left, operatorToken, right } = node;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsEqualsEqualsToken) return false;
  return (
    (isPartOfGiven(session, left) && isConstant(session, right)) ||
    (isPartOfGiven(session, right) && isConstant(session, left))
  );
}

/** `order.kind`, or `kind` where it is taken apart at once. A parameter itself may be a count of what runs. */
function isPartOfGiven(session: Session, node: ts.Expression): boolean {
  const { ts } = session;
  const root = chainRoot(session, node);
  if (!ts.isIdentifier(root)) return false;
  const meaning = meaningOfName(session, root);
  if (meaning.kind !== 'declaration') return false;
  if (ts.isParameter(meaning.node)) return ts.isPropertyAccessExpression(node);
  const owner = ts.isBindingElement(meaning.node) ? ts.walkUpBindingElementsAndPatterns(meaning.node) : null;
  return owner !== null && ts.isParameter(owner);
}

/** A literal, a member of an enum, or a constant that a package exports. */
function isConstant(session: Session, node: ts.Expression): boolean {
  const value = session.evaluate(node);
  return value.kind === 'literal' || (value.kind === 'api' && value.type === '' && value.args === null);
}
