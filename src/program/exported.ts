import type { ts } from 'ts-morph';

/** Whether a statement of a module carries the word `export`. */
export function isExported(typescript: typeof ts, statement: ts.Statement): boolean {
  const modifiers = typescript.canHaveModifiers(statement) ? typescript.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === typescript.SyntaxKind.ExportKeyword) ?? false;
}
