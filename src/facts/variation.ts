import type { ts } from 'ts-morph';
import { typeModelOf } from './client.ts';
import { isTransparentOrAwait } from './flow/transparent.ts';
import { meaningOfShorthand, nodeOf } from './lookup.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Meaning } from './meaning.ts';
import type { FunctionId, Variation } from './model.ts';
import { returnsOf } from './returned-value.ts';
import { shortText, type Session } from './session.ts';
import { isMadeFor, turnOf } from './sole-use.ts';
import { typedValue } from './typed-value.ts';

const depthLimit = 8;

/**
 * What makes an expression another value each time it is evaluated: a clock, chance, or a variable that is counted up. `null` where nothing is
 * proven to: what a local variable holds counts only when it is made for this expression alone.
 */
export function variationIn(session: Session, node: ts.Node, depth = 0): Variation | null {
  const { ts } = session;
  if (depth > depthLimit) return null;
  const inner = (one: ts.Node) => variationIn(session, one, depth + 1);
  if (ts.isPropertyAssignment(node)) return inner(node.initializer);
  if (ts.isShorthandPropertyAssignment(node))
    return variationOf(session, node, meaningOfShorthand(session, node), depth);
  if (ts.isIdentifier(node)) return variationOf(session, node, meaningOfName(session, node), depth);
  if (ts.isPropertyAccessExpression(node)) return attemptOf(session, node);
  if (ts.isTemplateExpression(node)) return first(node.templateSpans, ({ expression }) => inner(expression));
  if (ts.isArrayLiteralExpression(node)) return first(node.elements, inner);
  if (ts.isConditionalExpression(node)) return inner(node.whenTrue) && inner(node.whenFalse);
  if (ts.isBinaryExpression(node))
    return node.operatorToken.kind === ts.SyntaxKind.PlusToken
      ? (inner(node.left) ?? inner(node.right))
      : null;
  if (ts.isCallExpression(node) || ts.isNewExpression(node)) return variationOfCall(session, node, depth);
  return isTransparentOrAwait(session.ts, node) ? inner(node.expression) : null;
}

/** `job.attemptsMade` */
function attemptOf(session: Session, node: ts.PropertyAccessExpression): Variation | null {
  const { text: name } = node.name;
  const owner = session.knowledge.tellsAttempt(name) ? typedValue(session, node.expression) : null;
  const isTold = owner?.kind === 'api' && typeModelOf(session, owner)?.attempts?.includes(name);
  return isTold ? { from: 'attempt', text: shortText(node, 40) } : null;
}

function first<T>(items: readonly T[], read: (item: T) => Variation | null): Variation | null {
  for (const item of items) {
    const found = read(item);
    if (found) return found;
  }
  return null;
}

/** What a name varies by: the variable's initializer where that is made for this use, or the counting up of it. */
function variationOf(
  session: Session,
  use: ts.ShorthandPropertyAssignment | ts.Identifier,
  meaning: Meaning,
  depth: number,
): Variation | null {
  const { ts } = session;
  if (meaning.kind !== 'declaration' || !ts.isVariableDeclaration(meaning.node)) return null;
  const variable = meaning.node;
  if (isCountedUp(session, use, variable)) return { from: 'count', text: shortText(variable.name, 40) };
  const isConstant = (ts.getCombinedNodeFlags(variable) & ts.NodeFlags.Const) !== 0;
  if (!isConstant || !variable.initializer || !isMadeFor(session, use, variable)) return null;
  return variationIn(session, variable.initializer, depth + 1);
}

/** Whether a variable starts with a number that the innermost loop around a use counts up: `attempt++`, `attempt += 1`. */
function isCountedUp(session: Session, use: ts.Node, { name, initializer }: ts.VariableDeclaration): boolean {
  const { ts } = session;
  const loop = turnOf(session, use);
  if (!initializer || !ts.isNumericLiteral(initializer) || !ts.isIterationStatement(loop, false))
    return false;
  const counted = name.getText();
  const counts = (node: ts.Node): boolean =>
    ((ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node)) &&
      node.operator === ts.SyntaxKind.PlusPlusToken &&
      node.operand.getText() === counted) ||
    (ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.PlusEqualsToken &&
      node.left.getText() === counted) ||
    (ts.forEachChild(node, (child) => counts(child) || undefined) ?? false);
  return counts(loop);
}

function variationOfCall(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  depth: number,
): Variation | null {
  const inner = (one: ts.Node) => variationIn(session, one, depth + 1);
  const callee = session.evaluate(node.expression);
  if (callee.kind === 'function') return returned(session, callee.id, inner);
  const value = session.evaluate(node);
  const meaning =
    value.kind === 'api' ? session.knowledge.library(value.package)?.value(value.path) : undefined;
  if (meaning?.means === 'digest') return digested(session, node, inner);
  if (meaning?.means === 'random' || meaning?.means === 'clock') {
    const isMoment = meaning.bare !== true || (node.arguments ?? []).length === 0;
    return isMoment ? { from: meaning.means, text: shortText(node, 40) } : null;
  }
  return session.ts.isCallExpression(node) ? converted(session, node, inner) : null;
}

/** What a digest is made of: the arguments of every call in its chain. */
function digested(
  session: Session,
  {
    expression,
    arguments: given = session.ts.factory.createNodeArray(),
  }: ts.CallExpression | ts.NewExpression,
  inner: (one: ts.Node) => Variation | null,
): Variation | null {
  const { ts } = session;
  const before = ts.isPropertyAccessExpression(expression) ? expression.expression : expression;
  return first(given, inner) ?? (ts.isCallExpression(before) ? digested(session, before, inner) : null);
}

/** Members that keep apart what they are called on, whatever it is; of a moment a part may be a day. */
const whole = [
  'toString',
  'toISOString',
  'toJSON',
  'valueOf',
  'getTime',
  'join',
  'toLowerCase',
  'toUpperCase',
];
const parts = ['replace', 'replaceAll', 'slice', 'substring', 'substr'];

/** `String(x)`, `x.toString()` and the like vary as `x` does. */
function converted(
  { ts }: Session,
  { expression, arguments: [argument] }: ts.CallExpression,
  inner: (one: ts.Node) => Variation | null,
): Variation | null {
  if (ts.isIdentifier(expression)) return expression.text === 'String' && argument ? inner(argument) : null;
  if (!ts.isPropertyAccessExpression(expression)) return null;
  const name = expression.name.text;
  if (!whole.includes(name) && !parts.includes(name)) return null;
  const variation = inner(expression.expression);
  return whole.includes(name) || variation?.from === 'random' ? variation : null;
}

/** What a function of the program returns on each of its ways. */
function returned(
  session: Session,
  id: FunctionId,
  inner: (one: ts.Node) => Variation | null,
): Variation | null {
  const declaration = nodeOf(session, id);
  const ways = declaration ? returnsOf(session, declaration).map(inner) : [];
  const [variation] = ways;
  return variation && !ways.includes(null) ? variation : null;
}
