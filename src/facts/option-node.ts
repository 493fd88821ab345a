import type { ts } from 'ts-morph';
import { propertyName } from './instance.ts';
import { meaningOf } from './lookup.ts';
import type { Span } from './model.ts';
import { spanOf, type Session } from './session.ts';

/** Where an option is written: in the literals among a call's arguments, or in a constant of the same file that is passed; `null` elsewhere. */
export function optionSpan(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  path: string,
): Span | null {
  const property = optionNode(session, node, path);
  return property && property.getSourceFile() === node.getSourceFile() ? spanOf(property) : null;
}

/** The property that writes an option. */
export function optionNode(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  path: string,
): ts.ObjectLiteralElementLike | null {
  for (const argument of node.arguments ?? []) {
    const found = propertyAtNode(session, argument, path.split('.'), 0);
    if (found) return found;
  }
  return null;
}

function propertyAtNode(
  session: Session,
  node: ts.Expression,
  path: readonly string[],
  depth: number,
): ts.ObjectLiteralElementLike | null {
  const literal = literalOf(session, node, depth);
  const [name, ...rest] = path;
  if (!literal || depth > 6) return null;
  for (const property of literal.properties) {
    if (session.ts.isSpreadAssignment(property)) {
      const found = propertyAtNode(session, property.expression, path, depth + 1);
      if (found) return found;
    }
    if (!property.name || propertyName(session, property.name) !== name) continue;
    if (rest.length === 0) return property;
    return session.ts.isPropertyAssignment(property)
      ? propertyAtNode(session, property.initializer, rest, depth + 1)
      : null;
  }
  return null;
}

/** The object literal that an expression is, through `as`, parentheses, `new Handler({…})` and constants. */
function literalOf(session: Session, node: ts.Expression, depth: number): ts.ObjectLiteralExpression | null {
  const { ts } = session;
  if (depth > 6) return null;
  if (ts.isObjectLiteralExpression(node)) return node;
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node))
    return literalOf(session, node.expression, depth + 1);
  if (ts.isNewExpression(node))
    return node.arguments?.[0] ? literalOf(session, node.arguments[0], depth + 1) : null;
  if (!ts.isIdentifier(node)) return null;
  const meaning = meaningOf(session, node);
  if (meaning.kind !== 'declaration' || !ts.isVariableDeclaration(meaning.node) || !meaning.node.initializer)
    return null;
  return literalOf(session, meaning.node.initializer, depth + 1);
}
