import type { ts } from 'ts-morph';

/** A call of `then`, `catch` or `finally`, with the promise that it reacts to. */
export interface Reaction {
  readonly by: 'then' | 'catch' | 'finally';
  readonly promise: ts.Expression;
  /** What runs once the promise is fulfilled, or rejected; `undefined` where that goes through as it is. */
  readonly fulfilled: ts.Expression | undefined;
  readonly rejected: ts.Expression | undefined;
}

/** The reaction that a node is; `null` for any other node. */
export function reactionOf(compiler: typeof ts, node: ts.Node): Reaction | null {
  if (!compiler.isCallExpression(node) || !compiler.isPropertyAccessExpression(node.expression)) return null;
  const { name, expression: promise } = node.expression;
  const [first, second] = node.arguments;
  switch (name.text) {
    case 'then':
      return { by: 'then', promise, fulfilled: first, rejected: second };
    case 'catch':
      return { by: 'catch', promise, fulfilled: undefined, rejected: first };
    case 'finally':
      return { by: 'finally', promise, fulfilled: undefined, rejected: undefined };
    default:
      return null;
  }
}

/** The promise that a call of `then`, `catch` or `finally` reacts to; `null` for any other node. */
export function reactedTo(compiler: typeof ts, node: ts.Node): ts.Expression | null {
  return reactionOf(compiler, node)?.promise ?? null;
}
