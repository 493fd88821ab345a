import type { ts } from 'ts-morph';
import type { CallNode } from './flow/flow-visitor.ts';
import { shortText, type Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Source text of an expression that identifies the operation of a call, the same at each repetition: built from an identifier that the
 * call itself is given and that comes from outside the function (`order.id`, `paymentId`). `null` when none is proven.
 */
export function stableKeyText(session: Session, node: CallNode, args: readonly Value[]): string | null {
  const { ts } = session;
  if (ts.isTaggedTemplateExpression(node) || args.length === 0) return null;
  const first = (node.arguments ?? []).reduce<string | null>(
    (found, argument) => found ?? identifierIn(session, argument),
    null,
  );
  if (first === null) return null;
  const operation = shortText(ts.isCallExpression(node) ? node.expression : node, 60)
    .split('.')
    .slice(-2)
    .join('-')
    .replace(/[^A-Za-z-]/g, '');
  return `\`${operation}-\${${first}}\``;
}

/** The first expression that names an entity by its type: a `string` (or branded string, number) property or parameter whose own name is an identifier's. */
function identifierIn(session: Session, node: ts.Node): string | null {
  const { ts } = session;
  if (ts.isFunctionLike(node)) return null;
  const names =
    (ts.isPropertyAccessExpression(node) || ts.isIdentifier(node)) &&
    isValuePosition(session, node) &&
    isEntityId(session, node);
  return names ? node.getText() : (ts.forEachChild(node, (child) => identifierIn(session, child)) ?? null);
}

function isValuePosition({ ts }: Session, node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isPropertyAccessExpression(parent)) return false;
  return ts.isShorthandPropertyAssignment(parent) || ts.isCallExpression(parent) || ts.isTemplateSpan(parent);
}

function isEntityId(session: Session, node: ts.PropertyAccessExpression | ts.Identifier): boolean {
  const { ts, checker } = session;
  const name = ts.isIdentifier(node) ? node.text : node.name.text;
  if (!/(?:^|_)id$|Id$|ID$/.test(name)) return false;
  const root = rootOf(session, node);
  const symbol = ts.isShorthandPropertyAssignment(root.parent)
    ? checker.getShorthandAssignmentValueSymbol(root.parent)
    : checker.getSymbolAtLocation(root);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !isParameter(session, declaration)) return false;
  const { flags } = checker.getTypeAtLocation(node);
  return (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) !== 0;
}

function rootOf(session: Session, node: ts.Expression): ts.Expression {
  return session.ts.isPropertyAccessExpression(node) ? rootOf(session, node.expression) : node;
}

function isParameter({ ts }: Session, declaration: ts.Declaration): boolean {
  return (
    ts.isParameter(declaration) ||
    (ts.isBindingElement(declaration) && ts.isParameter(ts.walkUpBindingElementsAndPatterns(declaration)))
  );
}
