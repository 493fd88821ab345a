import type { ts } from 'ts-morph';

/** The node around a node; `undefined` at a file, where the compiler's type promises one. */
export function parentOf(node: ts.Node): ts.Node | undefined {
  return node.parent;
}
