import type { ts } from 'ts-morph';

/** The call by which a list is mapped with a function: `items.map(fn)`; `null` for a function that is used otherwise. */
export function mappingWith(compiler: typeof ts, fn: ts.Node): ts.CallExpression | null {
  const { parent: call } = fn;
  if (!compiler.isCallExpression(call) || call.arguments[0] !== fn) return null;
  const { expression } = call;
  return compiler.isPropertyAccessExpression(expression) && expression.name.text === 'map' ? call : null;
}
