import { nameOf } from './calling-files.ts';
import { isLeftToImports } from './left-to-imports.ts';
import { isLocalName } from './local-name.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import type { Session } from './session.ts';

/**
 * Whether a framework may run a function that nobody calls, because of the place of its module and the name under which that exports it. It
 * cannot where the function has a name that its module keeps, or where the module itself is only loaded by those that import it.
 */
export function mayBeFoundByPlace(session: Session, id: FunctionId): boolean {
  const { ts } = session;
  const node = nodeOf(session, id);
  const name = node && !ts.isSourceFile(node) ? nameOf(session, node) : null;
  if (!node || name === null || ts.isMethodDeclaration(node)) return true;
  if (isLocalName(session, name)) return false;
  return !isLeftToImports(session, node.getSourceFile());
}
