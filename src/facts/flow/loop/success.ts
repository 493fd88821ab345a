import type { ts } from 'ts-morph';
import { mentions } from './access-path.ts';
import { withoutParentheses } from './decisive-parts.ts';
import type { TurnValues } from './turn-values.ts';

/**
 * How a test comes out in a turn in which nothing fails, where it looks at the HTTP status of an answer: `response.ok` holds, and
 * `response.status >= 500` does not. `null` for any other test, and for `202`, which says that the work goes on.
 */
export function afterSuccess(compiler: typeof ts, values: TurnValues, test: ts.Expression): boolean | null {
  const node = withoutParentheses(compiler, test);
  const inner = (one: ts.Expression) => afterSuccess(compiler, values, one);
  if (compiler.isPrefixUnaryExpression(node)) return negated(compiler, node, inner(node.operand));
  if (compiler.isCallExpression(node)) return isListed(compiler, values, node);
  if (!compiler.isBinaryExpression(node)) return isOutcome(compiler, values, node, ['ok']) ? true : null;
  const { AmpersandAmpersandToken, BarBarToken } = compiler.SyntaxKind;
  const { kind } = node.operatorToken;
  if (kind === AmpersandAmpersandToken) return both(inner(node.left), inner(node.right));
  if (kind === BarBarToken) return opposite(both(opposite(inner(node.left)), opposite(inner(node.right))));
  return isOutcome(compiler, values, node.left, statuses) ? compared(compiler, node) : null;
}

const statuses = ['status', 'statusCode'];

/** A member of what a call returned: `response.ok`, `answer?.status`. */
function isOutcome(
  compiler: typeof ts,
  { results }: TurnValues,
  node: ts.Expression,
  names: readonly string[],
): boolean {
  if (!compiler.isPropertyAccessExpression(node) || !names.includes(node.name.text)) return false;
  return mentions(compiler, node.expression, results);
}

function negated({ SyntaxKind }: typeof ts, node: ts.PrefixUnaryExpression, of: boolean | null) {
  return node.operator === SyntaxKind.ExclamationToken ? opposite(of) : null;
}

const success = 200;
const accepted = 202;

const comparisons: ReadonlyMap<string, (status: number) => boolean> = new Map([
  ['<', (status: number) => success < status],
  ['<=', (status: number) => success <= status],
  ['>', (status: number) => success > status],
  ['>=', (status: number) => success >= status],
  ['===', isSuccess],
  ['==', isSuccess],
  ['!==', (status: number) => !isSuccess(status)],
  ['!=', (status: number) => !isSuccess(status)],
]);

/** How the status of a success compares with a number. */
function compared(compiler: typeof ts, { operatorToken, right }: ts.BinaryExpression): boolean | null {
  if (!compiler.isNumericLiteral(right) || Number(right.text) === accepted) return null;
  return comparisons.get(operatorToken.getText())?.(Number(right.text)) ?? null;
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** `[429, 503].includes(response.status)`. */
function isListed(compiler: typeof ts, values: TurnValues, node: ts.CallExpression): boolean | null {
  const { expression, arguments: given } = node;
  const [status] = given;
  if (!compiler.isPropertyAccessExpression(expression) || !status) return null;
  const list = expression.expression;
  if (!compiler.isArrayLiteralExpression(list) || !isOutcome(compiler, values, status, statuses)) return null;
  return list.elements.every((one) => compiler.isNumericLiteral(one) && !isSuccess(Number(one.text)))
    ? false
    : null;
}

function both(a: boolean | null, b: boolean | null): boolean | null {
  if (a === false || b === false) return false;
  return a && b;
}

function opposite(of: boolean | null): boolean | null {
  return of === null ? null : !of;
}
