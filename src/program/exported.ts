import type { ts } from 'ts-morph';

/** Whether a node, such as a statement of a module, carries the word `export`. */
export function isExported(typescript: typeof ts, node: ts.Node): boolean {
  const modifiers = typescript.canHaveModifiers(node) ? typescript.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword) ?? false;
}
