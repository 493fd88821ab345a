import type { ts } from 'ts-morph';

/** Whether something holds of a node or of a part of it, functions within left out. */
export function contains(compiler: typeof ts, node: ts.Node, holds: (inner: ts.Node) => boolean): boolean {
  if (holds(node)) return true;
  return (
    compiler.forEachChild(
      node,
      (child) => (!compiler.isFunctionLike(child) && contains(compiler, child, holds)) || undefined,
    ) ?? false
  );
}
