import type { ts } from 'ts-morph';
import { nodeOf } from './lookup.ts';
import type { FunctionId } from './model.ts';
import { isNamedUse, isResultFree } from './named-use.ts';
import { filesNaming, type Counts } from './naming-files.ts';
import type { Session } from './session.ts';

/**
 * The files that can hold a call of a function, or hand it to one, in the order of the program: those that name it, as long as nothing but its
 * name leads to it. `null` where more does, so that any file may: it is kept under another name, returned, put into something, or run by
 * a library for what it is called. Of a file that is not `counted` no other one gets the function.
 */
export function callingFiles(
  session: Session,
  id: FunctionId,
  isCounted: Counts,
): readonly ts.SourceFile[] | null {
  const { ts } = session;
  const node = nodeOf(session, id);
  if (!node) return null;
  if (ts.isSourceFile(node)) return [];
  if (isHandedOnly(session, node)) return [node.getSourceFile()];
  const name = nameOf(session, node);
  if (name === null || isRunByName(session, name)) return null;
  return filesNaming(session, name, isCounted, isNamedUse);
}

/** A function without a name whose only place is among the arguments of a call that does not give it back. */
function isHandedOnly(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  const { parent } = node;
  return (
    (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) &&
    ts.isCallExpression(parent) &&
    parent.expression !== node &&
    isResultFree(session, parent)
  );
}

/** The one name under which a function is written down; `null` where it has none, or something besides names it. */
function nameOf({ ts }: Session, node: ts.Node): string | null {
  if (ts.isFunctionDeclaration(node)) {
    const isDefault = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Default) !== 0;
    return node.name && !isDefault ? node.name.text : null;
  }
  if (ts.isMethodDeclaration(node)) {
    const isPlain = ts.isClassLike(node.parent) && ts.getDecorators(node) === undefined;
    return isPlain && ts.isIdentifier(node.name) ? node.name.text : null;
  }
  const { parent } = node;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return null;
  const isHeld = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent);
  return isHeld && ts.isIdentifier(parent.name) ? parent.name.text : null;
}

/** Whether a library runs what stands under a name in an object or class that it is given. */
function isRunByName({ knowledge }: Session, name: string): boolean {
  return knowledge.descriptors.some(
    ({ calls, decorators = [], regions = [] }) =>
      regions.some(({ callbackOption }) => callbackOption === name) ||
      decorators.some(({ method }) => method === name) ||
      calls.some(({ dispatches }) => dispatches?.method === name),
  );
}
