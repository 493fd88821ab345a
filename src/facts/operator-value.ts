import type { ts } from 'ts-morph';
import { isGlobalMember } from './global-object.ts';
import { readsClock } from './moment.ts';
import { absent, either, isText, joinText, numberOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { unread } from './unread-value.ts';
import type { ApiValue, Value } from './value.ts';

export function valueOfTemplate(session: Session, node: ts.TemplateExpression): Value {
  const parts: Value[] = [{ kind: 'literal', value: node.head.text }];
  for (const span of node.templateSpans) {
    parts.push(session.evaluate(span.expression), { kind: 'literal', value: span.literal.text });
  }
  return joinText(parts);
}

export function valueOfBinary(session: Session, node: ts.BinaryExpression): Value {
  const { ts } = session;
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) return session.evaluate(node.right);
  const left = session.evaluate(node.left);
  const right = session.evaluate(node.right);
  if (isFallback(session, operator))
    return right.kind === 'api' && isGlobalMember(session, node.left) ? right : fallbackTo(left, right);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken) return either([absent, right]);
  if (operator === ts.SyntaxKind.CommaToken) return right;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (a !== null && b !== null) return arithmetic(session, operator, a, b) ?? unread(node);
  const moment = operator === ts.SyntaxKind.PlusToken ? laterMoment(session, left, right) : null;
  if (moment && !isText(left) && !isText(right)) return moment;
  return operator === ts.SyntaxKind.PlusToken && (isText(left) || isText(right))
    ? joinText([left, right])
    : unread(node);
}

function isFallback({ ts }: Session, operator: ts.SyntaxKind): boolean {
  return (
    operator === ts.SyntaxKind.QuestionQuestionToken ||
    operator === ts.SyntaxKind.BarBarToken ||
    operator === ts.SyntaxKind.QuestionQuestionEqualsToken ||
    operator === ts.SyntaxKind.BarBarEqualsToken
  );
}

/** `left ?? right`: the right one counts only when the left one may be missing. */
function fallbackTo(left: Value, right: Value): Value {
  if (left.kind === 'object' || left.kind === 'api' || left.kind === 'function' || left.kind === 'instance')
    return left;
  if (left.kind === 'literal') return left.value === undefined || left.value === null ? right : left;
  if (left.kind === 'parameter')
    return { ...left, fallback: left.fallback ? fallbackTo(left.fallback, right) : right };
  if (left.kind === 'either')
    return either([
      ...left.values.filter((one) => !(one.kind === 'literal' && (one.value ?? null) === null)),
      right,
    ]);
  return either([left, right]);
}

/** A reading of a clock, which stays one when something is added to it; `null` where neither is one. */
function laterMoment({ knowledge }: Session, left: Value, right: Value): ApiValue | null {
  if (readsClock(knowledge, left)) return { ...left, later: left.later ? sum(left.later, right) : right };
  return readsClock(knowledge, right)
    ? { ...right, later: right.later ? sum(left, right.later) : left }
    : null;
}

function sum(a: Value, b: Value): Value {
  const [one, other] = [numberOf(a), numberOf(b)];
  return one === null || other === null ? unknownValue : { kind: 'literal', value: one + other };
}

function arithmetic({ ts }: Session, operator: ts.SyntaxKind, a: number, b: number): Value | null {
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
      return { kind: 'literal', value: a + b };
    case ts.SyntaxKind.MinusToken:
      return { kind: 'literal', value: a - b };
    case ts.SyntaxKind.AsteriskToken:
      return { kind: 'literal', value: a * b };
    case ts.SyntaxKind.SlashToken:
      return { kind: 'literal', value: a / b };
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return { kind: 'literal', value: a ** b };
    default:
      return null;
  }
}

export function valueOfPrefix(session: Session, node: ts.PrefixUnaryExpression): Value {
  const { ts } = session;
  const operand = session.evaluate(node.operand);
  const number = numberOf(operand);
  if (node.operator === ts.SyntaxKind.MinusToken)
    return number === null ? unread(node) : { kind: 'literal', value: -number };
  if (node.operator === ts.SyntaxKind.PlusToken)
    return number === null && operand.kind !== 'environment' ? unread(node) : operand;
  return unread(node);
}
