import type { ts } from 'ts-morph';
import { decoratorsOf } from './decorators.ts';
import { answersPattern, handlerDecorators } from './dispatch.ts';
import { heirsOf, mostHeirs } from './heirs.ts';
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
  if (isUsedInPlace(session, node)) return [node.getSourceFile()];
  const name = nameOf(session, node);
  // A name that the parser has put where none is written is empty.
  if (name === null || name.text === '' || isRunByName(session, node, name.text)) return null;
  return filesNaming(session, name, isCounted, isNamedUse);
}

/** A function without a name that goes nowhere, or is handed to a call that does not give it back. */
function isUsedInPlace(session: Session, node: ts.Node): boolean {
  const { ts } = session;
  const { parent } = node;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return false;
  return ts.isExpressionStatement(parent) || (ts.isCallExpression(parent) && isResultFree(session, parent));
}

/** The one name under which a function is written down; `null` where it has none, or something besides names it. */
export function nameOf(session: Session, node: ts.Node): ts.MemberName | null {
  const { ts } = session;
  if (ts.isFunctionDeclaration(node)) {
    const isDefault = (ts.getCombinedModifierFlags(node) & ts.ModifierFlags.Default) !== 0;
    return node.name && !isDefault ? node.name : null;
  }
  if (ts.isMethodDeclaration(node)) {
    const isOfClass = ts.isClassLike(node.parent) && ts.isMemberName(node.name);
    return isOfClass && !decoratorsOf(session, node).some(({ model }) => answersPattern(model))
      ? node.name
      : null;
  }
  const { parent } = node;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return null;
  const isHeld = ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent);
  return isHeld && ts.isMemberName(parent.name) ? parent.name : null;
}

/** Whether a library runs what stands under a name: in an object or class that it is given, or in a class that is decorated for it. */
function isRunByName(session: Session, node: ts.Node, name: string): boolean {
  const { knowledge, ts } = session;
  const isOption = knowledge.descriptors.some(({ regions = [] }) =>
    regions.some(({ callbackOption }) => callbackOption === name),
  );
  const owner = ts.isPropertyDeclaration(node.parent) ? node.parent.parent : node.parent;
  if (isOption || !ts.isClassLike(owner)) return isOption;
  const heirs = heirsOf(session, owner);
  return heirs.length >= mostHeirs || [owner, ...heirs].some((one) => isDecoratedFor(session, one, name));
}

/** Whether a decorator of a class has a library run the method of a name. */
function isDecoratedFor(session: Session, owner: ts.ClassLikeDeclaration, method: string): boolean {
  if (!session.ts.getDecorators(owner)) return false;
  const dispatches = session.knowledge.descriptors.flatMap(({ calls }) =>
    calls.flatMap((call) => call.dispatches ?? []),
  );
  return (
    decoratorsOf(session, owner).some(({ model }) => model.method === method) ||
    dispatches.some(
      (one) => one.method === method && handlerDecorators(session.ts, owner, one.decorator).length > 0,
    )
  );
}
