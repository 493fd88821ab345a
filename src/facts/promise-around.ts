import type { ts } from 'ts-morph';

/** The promise whose executor a node stands in: `new Promise((resolve, reject) => …)`; `null` where it stands in no function or in another one. */
export function promiseAround(compiler: typeof ts, node: ts.Node): ts.NewExpression | null {
  const executor = compiler.findAncestor(node.parent, compiler.isFunctionLike);
  const promise = executor?.parent;
  return promise && compiler.isNewExpression(promise) && isPromise(compiler, promise) ? promise : null;
}

function isPromise(compiler: typeof ts, { expression }: ts.NewExpression): boolean {
  return compiler.isIdentifier(expression) && expression.text === 'Promise';
}
