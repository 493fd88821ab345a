import type { ts } from 'ts-morph';
import { valueOfArray, valueOfNew, valueOfObject } from './built-value.ts';
import { callResult } from './call-result.ts';
import { enclosingClass, instanceOf } from './instance.ts';
import { givenClient } from './given-client.ts';
import { clientOfInstance } from './instance-client.ts';
import { identify } from './lookup.ts';
import { valueOfElement, valueOfMember } from './member-value.ts';
import { valueOfIdentifier } from './name-value.ts';
import { valueOfBinary, valueOfPrefix, valueOfTemplate } from './operator-value.ts';
import { absent, either } from './read-value.ts';
import { type Session, spanOf } from './session.ts';
import { valueOfTypeNode } from './type-value.ts';
import { unread } from './unread-value.ts';
import type { Value } from './value.ts';

/** What an expression is known to be, as `Session.evaluate`. Never throws; a cycle, or anything that cannot be read, is unknown. */
export function evaluate(session: Session, node: ts.Expression): Value {
  return constantValue(session, node) ?? session.values.of(node, session, compute);
}

/** What an expression says by itself, without another to be read. */
function constantValue({ ts }: Session, node: ts.Expression): Value | null {
  switch (node.kind) {
    case ts.SyntaxKind.Identifier:
    case ts.SyntaxKind.PropertyAccessExpression:
      return null;
    case ts.SyntaxKind.StringLiteral:
    case ts.SyntaxKind.NoSubstitutionTemplateLiteral:
      return ts.isStringLiteralLike(node) ? { kind: 'literal', value: node.text } : null;
    case ts.SyntaxKind.NumericLiteral:
      return ts.isNumericLiteral(node) ? { kind: 'literal', value: Number(node.text) } : null;
    case ts.SyntaxKind.TrueKeyword:
      return { kind: 'literal', value: true };
    case ts.SyntaxKind.FalseKeyword:
      return { kind: 'literal', value: false };
    case ts.SyntaxKind.NullKeyword:
      return { kind: 'literal', value: null };
    case ts.SyntaxKind.VoidExpression:
      return absent;
    default:
      return null;
  }
}

function compute(session: Session, node: ts.Expression): Value {
  const { ts } = session;
  // Most expressions are one of the first three.
  if (ts.isIdentifier(node)) return madeElsewhere(session, node, valueOfIdentifier(session, node));
  if (ts.isPropertyAccessExpression(node))
    return madeElsewhere(session, node, valueOfMember(session, node, node.expression, node.name.text));
  if (ts.isCallExpression(node)) return callResult(session, node);
  if (ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node))
    return evaluate(session, node.expression);
  if (ts.isAsExpression(node) || ts.isTypeAssertionExpression(node)) return cast(session, node);
  if (ts.isSatisfiesExpression(node) || ts.isNonNullExpression(node))
    return evaluate(session, node.expression);
  if (ts.isElementAccessExpression(node)) return valueOfElement(session, node);
  if (ts.isNewExpression(node)) return valueOfNew(session, node);
  if (ts.isObjectLiteralExpression(node)) return valueOfObject(session, node);
  if (ts.isArrayLiteralExpression(node)) return valueOfArray(session, node);
  if (ts.isTemplateExpression(node)) return valueOfTemplate(session, node);
  if (ts.isConditionalExpression(node)) {
    return either([evaluate(session, node.whenTrue), evaluate(session, node.whenFalse)]);
  }
  if (ts.isBinaryExpression(node)) return valueOfBinary(session, node);
  if (ts.isPrefixUnaryExpression(node)) return valueOfPrefix(session, node);
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node))
    return { kind: 'function', id: identify(session, node) };
  return node.kind === ts.SyntaxKind.ThisKeyword ? valueOfThis(session, node) : unread(node);
}

/** A client of which only the type is known, or that is made of what a constructor is given, as whoever hands that over has it. */
function madeElsewhere(session: Session, node: ts.Expression, value: Value): Value {
  if (value.kind !== 'api' || value.path !== '' || value.type === '') return value;
  return value.args === null
    ? (givenClient(session, node, value) ?? value)
    : clientOfInstance(session, node, value);
}

function valueOfThis(session: Session, node: ts.Expression): Value {
  const owner = enclosingClass(session, node);
  return owner ? instanceOf(session, owner, null) : unread(node);
}

function cast(session: Session, node: ts.AsExpression | ts.TypeAssertion): Value {
  const value = evaluate(session, node.expression);
  if (value.kind !== 'unknown' && value.kind !== 'parameter') return value;
  return valueOfTypeNode(session, node.type, spanOf(node)) ?? value;
}
