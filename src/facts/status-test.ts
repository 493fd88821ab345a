import type { ts } from 'ts-morph';
import { withoutParentheses } from './flow/loop/decisive-parts.ts';

const comparisons: ReadonlyMap<string, (status: number, other: number) => boolean> = new Map([
  ['<', (status: number, other: number) => status < other],
  ['<=', (status: number, other: number) => status <= other],
  ['>', (status: number, other: number) => status > other],
  ['>=', (status: number, other: number) => status >= other],
  ['===', (status: number, other: number) => status === other],
  ['==', (status: number, other: number) => status === other],
  ['!==', (status: number, other: number) => status !== other],
  ['!=', (status: number, other: number) => status !== other],
]);

/** How a test comes out where the answer in the variable `answer` has an HTTP status; `null` where it does not go by that alone. */
export function holdsFor(
  compiler: typeof ts,
  answer: string,
  status: number,
  test: ts.Expression,
): boolean | null {
  const node = withoutParentheses(compiler, test);
  const inner = (one: ts.Expression) => holdsFor(compiler, answer, status, one);
  if (compiler.isPrefixUnaryExpression(node)) {
    const holds = node.operator === compiler.SyntaxKind.ExclamationToken ? inner(node.operand) : null;
    return holds === null ? null : !holds;
  }
  if (memberOf(compiler, answer, node) === 'ok') return status < 300;
  if (compiler.isCallExpression(node)) return isListed(compiler, answer, status, node);
  if (!compiler.isBinaryExpression(node)) return null;
  const { AmpersandAmpersandToken, BarBarToken } = compiler.SyntaxKind;
  if (node.operatorToken.kind === AmpersandAmpersandToken)
    return decided(false, inner(node.left), inner(node.right));
  if (node.operatorToken.kind === BarBarToken) return decided(true, inner(node.left), inner(node.right));
  if (!isStatus(compiler, answer, node.left) || !compiler.isNumericLiteral(node.right)) return null;
  return comparisons.get(node.operatorToken.getText())?.(status, Number(node.right.text)) ?? null;
}

/** The outcome of `&&`, which one `false` decides, or of `||`, which one `true` decides. */
function decided(by: boolean, left: boolean | null, right: boolean | null): boolean | null {
  if (left === by || right === by) return by;
  return left === null || right === null ? null : !by;
}

/** `[401, 403].includes(response.status)`. */
function isListed(
  compiler: typeof ts,
  answer: string,
  status: number,
  { expression, arguments: [asked] }: ts.CallExpression,
): boolean | null {
  if (!compiler.isPropertyAccessExpression(expression) || !asked || !isStatus(compiler, answer, asked))
    return null;
  const list = expression.expression;
  if (!compiler.isArrayLiteralExpression(list) || !list.elements.every(compiler.isNumericLiteral))
    return null;
  return list.elements.some((one) => one.getText() === String(status));
}

function isStatus(compiler: typeof ts, answer: string, node: ts.Expression): boolean {
  return /^status(?:Code)?$/.test(memberOf(compiler, answer, node));
}

/** The member of the answer that an expression is; empty for anything else. */
function memberOf(compiler: typeof ts, answer: string, node: ts.Expression): string {
  return compiler.isPropertyAccessExpression(node) && node.expression.getText() === answer
    ? node.name.text
    : '';
}
