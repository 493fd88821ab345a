import type { ts } from 'ts-morph';
import { unwrap } from './flow/transparent.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/** Parameters of functions that are given the same thing. */
export type Given = ReadonlySet<ts.Node>;

/** How many variables are followed, one to the next. */
const depthLimit = 8;

/**
 * Whether an expression is what a parameter is given, a part of it, or the same in another form (`message.value?.toString() ?? '{}'`), and
 * nothing else than the parameter decides on it.
 */
export function isMadeOf(session: Session, expression: ts.Expression, given: Given, depth = 0): boolean {
  const { ts } = session;
  const node = unwrap(ts, expression);
  const isMade = (part: ts.Expression): boolean => isMadeOf(session, part, given, depth);
  if (ts.isIdentifier(node)) return depth < depthLimit && isNameOf(session, node, given, depth + 1);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return isMade(node.expression);
  if (ts.isCallExpression(node)) return isMade(formed(session, node));
  if (ts.isBinaryExpression(node)) return isFallback(session, node) && isMade(node.left);
  if (ts.isConditionalExpression(node)) return isMade(node.whenTrue) || isMade(node.whenFalse);
  return false;
}

function isNameOf(session: Session, name: ts.Identifier, given: Given, depth: number): boolean {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration') return false;
  const node = ts.isBindingElement(meaning.node)
    ? ts.walkUpBindingElementsAndPatterns(meaning.node)
    : meaning.node;
  if (given.has(node)) return true;
  if (!ts.isVariableDeclaration(node)) return false;
  const from = node.initializer ?? listOf(session, node);
  const isConstant = (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;
  return from !== null && isConstant && isMadeOf(session, from, given, depth);
}

/** The list of which a variable holds one item after the other: `for (const message of batch.messages)`. */
function listOf({ ts }: Session, { parent }: ts.VariableDeclaration): ts.Expression | null {
  return ts.isForOfStatement(parent.parent) ? parent.parent.expression : null;
}

/** What a call puts into another form: the receiver of a method (`value.toString()`), or the argument of a conversion (`String(value)`). */
function formed({ ts }: Session, { arguments: [argument], expression }: ts.CallExpression): ts.Expression {
  if (ts.isIdentifier(expression) && expression.text === 'String' && argument) return argument;
  return ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
}

function isFallback({ ts }: Session, { operatorToken }: ts.BinaryExpression): boolean {
  return (
    operatorToken.kind === ts.SyntaxKind.BarBarToken ||
    operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken
  );
}
