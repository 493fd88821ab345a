import type { Session } from './session.ts';
import type { Body } from './sites.ts';

/** Whether nothing can run a function: a declaration of a module that is not exported, and whose name stands nowhere else in the module. */
export function isUnreferenced({ ts }: Session, node: Body): boolean {
  if (!ts.isFunctionDeclaration(node) || !node.name) return false;
  const file = node.parent;
  const isExported = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Export) !== 0;
  if (!ts.isSourceFile(file) || !ts.isExternalModule(file) || isExported) return false;
  return file.text.match(new RegExp(`(?<![\\w$])${escaped(node.name.text)}(?![\\w$])`, 'g'))?.length === 1;
}

function escaped(name: string): string {
  return name.replaceAll('$', '\\$');
}
