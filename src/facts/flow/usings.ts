import type { ts } from 'ts-morph';
import type { Flow, Step } from '../model.ts';
import type { Walk } from './walk.ts';

/** The declarations of `using` and `await using` in a statement; none in any other. */
export function usingsIn({ ts }: Pick<Walk, 'ts'>, node: ts.Statement): readonly ts.VariableDeclaration[] {
  if (!ts.isVariableStatement(node)) return [];
  const { flags, declarations } = node.declarationList;
  // Compilers that do not know `using` have no such flag, and no such declarations.
  return (flags & ts.NodeFlags.Using) !== 0 ? declarations : [];
}

/** Appends the rest of a block, at whose end, however it ends, what is in use is disposed of. */
export function pushUsings(
  walk: Walk,
  usings: readonly ts.VariableDeclaration[],
  rest: Flow,
  into: Step[],
): void {
  const finalizer = usings.toReversed().flatMap((one) => walk.visitor.disposal(one));
  if (finalizer.length === 0) into.push(...rest);
  else into.push({ kind: 'try', body: rest, handler: null, rethrows: 'no', finalizer });
}
