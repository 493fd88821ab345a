import type { ts } from 'ts-morph';
import { parentOf } from '../parent.ts';
import { type Change, changesIn } from './changes.ts';

/** Whether a name is a flag that only the function around a loop sets, and only to `true` or `false`. Anything else may be set from outside. */
export function isOwnFlag(compiler: typeof ts, loop: ts.IterationStatement, name: string): boolean {
  if (name.includes('.')) return false;
  const scope = functionAround(compiler, loop);
  const own = changesIn(compiler, scope).filter((change) => change.name === name);
  const declared = own.some(({ node }) => compiler.isVariableDeclaration(node));
  return (
    declared && own.every((change) => isFlagChange(compiler, change)) && !isSetWithin(compiler, scope, name)
  );
}

/** The value that a change gives a flag, `null` when it is no flag's. */
export function flagValue(compiler: typeof ts, value: ts.Expression | null): boolean | null {
  if (value?.kind === compiler.SyntaxKind.TrueKeyword) return true;
  return value?.kind === compiler.SyntaxKind.FalseKeyword ? false : null;
}

function isFlagChange(compiler: typeof ts, { how, value }: Change): boolean {
  return how === 'assigned' && flagValue(compiler, value) !== null;
}

function isSetWithin(compiler: typeof ts, scope: ts.Node, name: string): boolean {
  const visit = (node: ts.Node): boolean => {
    if (node !== scope && compiler.isFunctionLike(node) && setsIn(compiler, node, name)) return true;
    return compiler.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(scope);
}

function setsIn(compiler: typeof ts, fn: ts.Node, name: string): boolean {
  return changesIn(compiler, fn).some(
    (change) => change.name === name && !compiler.isVariableDeclaration(change.node),
  );
}

function functionAround(compiler: typeof ts, node: ts.Node): ts.Node {
  const around = parentOf(node);
  return !around || compiler.isFunctionLike(around) ? (around ?? node) : functionAround(compiler, around);
}
