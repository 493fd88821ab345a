import type { ts } from 'ts-morph';

const reactions: ReadonlySet<string> = new Set(['then', 'catch', 'finally']);

/** The promise that a call of `then`, `catch` or `finally` reacts to; `null` for any other node. */
export function reactedTo(compiler: typeof ts, node: ts.Node): ts.Expression | null {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return null;
  return reactions.has(node.expression.name.text) ? node.expression.expression : null;
}
