import type { ts } from 'ts-morph';
import type { Condition } from './model.ts';
import { unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What a test says of the parameters of its function; `null` where it reads none. */
export function conditionOf(session: Session, test: ts.Expression): Condition | null {
  const names = parameterNames(session, test);
  return names.size > 0 && readsAny(session, test, names) ? read(session, test, names) : null;
}

function read(session: Session, node: ts.Expression, names: ReadonlySet<string>): Condition {
  const { ts } = session;
  if (ts.isParenthesizedExpression(node)) return read(session, node.expression, names);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return { kind: 'not', of: read(session, node.operand, names) };
  if (ts.isBinaryExpression(node)) return readBinary(session, node, names);
  return { kind: 'truthy', value: valueOf(session, node, names) };
}

function readBinary(session: Session, node: ts.BinaryExpression, names: ReadonlySet<string>): Condition {
  const { SyntaxKind } = session.ts;
  const { left, operatorToken, right } = node;
  const both = () => [read(session, left, names), read(session, right, names)] as const;
  const same = (): Condition => ({
    kind: 'same',
    left: valueOf(session, left, names),
    right: valueOf(session, right, names),
  });
  switch (operatorToken.kind) {
    case SyntaxKind.AmpersandAmpersandToken:
      return { kind: 'all', of: both() };
    case SyntaxKind.BarBarToken:
      return { kind: 'any', of: both() };
    case SyntaxKind.EqualsEqualsEqualsToken:
      return same();
    case SyntaxKind.ExclamationEqualsEqualsToken:
      return { kind: 'not', of: same() };
    default:
      return { kind: 'truthy', value: unknownValue };
  }
}

/** The value of a name, of a member of one, or of a constant; anything else in a test is left unread. */
function valueOf(session: Session, node: ts.Expression, names: ReadonlySet<string>): Value {
  const { ts } = session;
  const isConstant = ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.TrueKeyword;
  const isRead = isConstant || node.kind === ts.SyntaxKind.FalseKeyword || isUndefined(session, node);
  return isRead || names.has(headOf(session, node) ?? '') ? session.evaluate(node) : unknownValue;
}

function isUndefined({ ts }: Session, node: ts.Expression): boolean {
  return (ts.isIdentifier(node) && node.text === 'undefined') || node.kind === ts.SyntaxKind.NullKeyword;
}

/** The name with which an access such as `options.notify` begins. */
function headOf({ ts }: Session, node: ts.Expression): string | null {
  let head = node;
  while (ts.isPropertyAccessExpression(head)) head = head.expression;
  return ts.isIdentifier(head) ? head.text : null;
}

function readsAny(session: Session, node: ts.Expression, names: ReadonlySet<string>): boolean {
  const { ts } = session;
  if (ts.isParenthesizedExpression(node)) return readsAny(session, node.expression, names);
  if (ts.isPrefixUnaryExpression(node)) return readsAny(session, node.operand, names);
  if (ts.isBinaryExpression(node))
    return readsAny(session, node.left, names) || readsAny(session, node.right, names);
  return names.has(headOf(session, node) ?? '');
}

const none: ReadonlySet<string> = new Set();
const namesOf = new WeakMap<ts.Node, ReadonlySet<string>>();

/** The names that the parameters of the function around a node bind. */
function parameterNames({ ts }: Session, node: ts.Node): ReadonlySet<string> {
  const owner = ts.findAncestor(node, ts.isFunctionLike);
  if (!owner) return none;
  const known = namesOf.get(owner) ?? new Set(owner.parameters.flatMap(({ name }) => boundNames(ts, name)));
  namesOf.set(owner, known);
  return known;
}

function boundNames(compiler: typeof ts, name: ts.BindingName): readonly string[] {
  if (compiler.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    compiler.isBindingElement(element) ? boundNames(compiler, element.name) : [],
  );
}
