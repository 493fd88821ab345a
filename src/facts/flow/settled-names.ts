import type { ts } from 'ts-morph';
import { combinatorOf } from './combinator.ts';
import { reactedTo } from './reaction.ts';
import { unwrap } from './transparent.ts';
import type { SettledNames } from './walk.ts';

/** The variables whose promises a function awaits or returns, nested functions excluded. */
export function findSettledNames(compiler: typeof ts, body: ts.Node): SettledNames {
  const awaited = new Set<string>();
  const combined = new Map<string, ts.CallExpression>();
  const settle = (expression: ts.Expression, by: ts.CallExpression | null): void => {
    const node = unwrap(compiler, expression);
    if (compiler.isIdentifier(node)) {
      awaited.add(node.text);
      if (by) combined.set(node.text, by);
      return;
    }
    for (const [part, combinator] of promisesIn(compiler, node)) settle(part, combinator ?? by);
  };
  const visit = (node: ts.Node): void => {
    if (node.kind < compiler.SyntaxKind.FirstNode) return;
    if (node !== body && compiler.isFunctionLike(node)) return;
    if (compiler.isAwaitExpression(node)) settle(node.expression, null);
    else if (compiler.isReturnStatement(node) && node.expression) settle(node.expression, null);
    else if (compiler.isForOfStatement(node) && node.awaitModifier) settle(node.expression, null);
    compiler.forEachChild(node, visit);
  };
  visit(body);
  if (compiler.isExpression(body)) settle(body, null);
  return { awaited, combined };
}

/** The promises that a promise waits for, each with the combinator that waits for it. */
function promisesIn(
  compiler: typeof ts,
  node: ts.Expression,
): readonly (readonly [ts.Expression, ts.CallExpression | null])[] {
  if (compiler.isConditionalExpression(node))
    return [
      [node.whenTrue, null],
      [node.whenFalse, null],
    ];
  if (compiler.isBinaryExpression(node))
    return [
      [node.left, null],
      [node.right, null],
    ];
  if (compiler.isArrayLiteralExpression(node)) return node.elements.map((element) => [element, null]);
  if (compiler.isSpreadElement(node)) return [[node.expression, null]];
  if (!compiler.isCallExpression(node)) return [];
  const list = node.arguments[0];
  if (combinatorOf(compiler, node)) return list ? [[list, node]] : [];
  const promise = reactedTo(compiler, node);
  return promise ? [[promise, null]] : [];
}
