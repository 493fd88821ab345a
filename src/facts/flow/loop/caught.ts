import type { ts } from 'ts-morph';

/** Whether an error at a node is caught inside the loop, so that it is no way out of it. */
export function isCaught(compiler: typeof ts, loop: ts.IterationStatement, node: ts.Node): boolean {
  for (let inner = node; inner !== loop; inner = inner.parent) {
    const { parent } = inner;
    if (compiler.isTryStatement(parent) && parent.tryBlock === inner && parent.catchClause) return true;
  }
  return false;
}
