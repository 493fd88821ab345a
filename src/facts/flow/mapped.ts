import type { ts } from 'ts-morph';

/** Whether a list is mapped: `items.map(fn)`. */
export function isMapping(compiler: typeof ts, node: ts.Node): node is ts.CallExpression {
  return (
    compiler.isCallExpression(node) &&
    compiler.isPropertyAccessExpression(node.expression) &&
    node.expression.name.text === 'map'
  );
}

/** The call by which a list is mapped with a function: `items.map(fn)`; `null` for a function that is used otherwise. */
export function mappingWith(compiler: typeof ts, fn: ts.Node): ts.CallExpression | null {
  const { parent: call } = fn;
  return isMapping(compiler, call) && call.arguments[0] === fn ? call : null;
}
