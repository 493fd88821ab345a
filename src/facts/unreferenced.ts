import type { ts } from 'ts-morph';
import type { Session } from './session.ts';
import type { Body } from './sites.ts';

/** Whether nothing can run a function: a declaration of a module that is not exported, and whose name stands nowhere else in the module. */
export function isUnreferenced({ ts }: Session, node: Body): boolean {
  if (!ts.isFunctionDeclaration(node) || !node.name) return false;
  const file = node.parent;
  if (!ts.isSourceFile(file) || !ts.isExternalModule(file) || isExported(ts, node)) return false;
  return file.text.match(new RegExp(`(?<![\\w$])${escaped(node.name.text)}(?![\\w$])`, 'g'))?.length === 1;
}

function isExported({ SyntaxKind }: typeof ts, { modifiers }: ts.FunctionDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === SyntaxKind.ExportKeyword) ?? false;
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
