import type { ts } from 'ts-morph';
import { unseenImportersOf } from '../program/unseen-importers.ts';
import { exportedName } from './exported-name.ts';
import { combinatorOf } from './flow/combinator.ts';
import { limitingPackages } from './limiting.ts';
import { nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import type { Session } from './session.ts';
import { isBody } from './sites.ts';

/**
 * Whether sources of the workspace that are out of the program name an exported function, and each of them may end the wait for it: by a race
 * around the call, or by a package that has timeouts, breakers or durable steps.
 */
export function mayBeLimitedOutside(session: Session, id: FunctionId): boolean {
  const { ts } = session;
  const node = nodeOf(session, id);
  if (!node || ts.isSourceFile(node) || !isBody(ts, node)) return false;
  const name = exportedName(session, node);
  const importers = name === null ? null : unseenImportersOf(session.program)(node.getSourceFile());
  const naming = importers?.filter(({ text }) => text.includes(name ?? '')) ?? [];
  return naming.length > 0 && naming.every((file) => mayLimit(session, file, name ?? ''));
}

function mayLimit(session: Session, file: ts.SourceFile, name: string): boolean {
  const packages = limitingPackages(session).flatMap((specifier) => [`'${specifier}`, `"${specifier}`]);
  if (packages.some((quoted) => file.text.includes(quoted))) return true;
  const uses = callsOf(session, file, name);
  return uses.length > 0 && uses.every((call) => isRaced(session, call));
}

/** The calls of a file whose callee is a name. */
function callsOf({ ts }: Session, file: ts.SourceFile, name: string): readonly ts.CallExpression[] {
  const found: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name)
      found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Whether a call is among the arguments of a race of promises. */
function isRaced({ ts }: Session, call: ts.CallExpression): boolean {
  for (let outer: ts.Node = call.parent; !ts.isStatement(outer); outer = outer.parent) {
    if (ts.isCallExpression(outer) && combinatorOf(ts, outer) === 'race') return true;
  }
  return false;
}
