import type { ts } from 'ts-morph';
import type { CallModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { optionNode } from './option-node.ts';
import type { Session } from './session.ts';

/**
 * Whether a call in a `catch` is given the signal that what is tried there was given as well: when that signal has ended the one, it ends the
 * other before it begins.
 */
export function hasSpentSignal(session: Session, node: CallNode, { timeout }: CallModel): boolean {
  const { ts } = session;
  const tried = timeout?.signals ? triedBlock(ts, node) : null;
  if (!tried || ts.isTaggedTemplateExpression(node)) return false;
  return (timeout?.signals ?? []).some((option) => {
    const name = signalName(ts, optionNode(session, node, option));
    return name !== null && mentions(ts, tried, name);
  });
}

/** What is tried before the `catch` in which a node stands, in the same function. */
function triedBlock(compiler: typeof ts, node: ts.Node): ts.Block | null {
  const around = compiler.findAncestor(
    node,
    (one) => compiler.isCatchClause(one) || compiler.isFunctionLike(one),
  );
  return around && compiler.isCatchClause(around) ? around.parent.tryBlock : null;
}

/** The text of a signal that is not made anew: a variable, or a member below one. */
function signalName(compiler: typeof ts, property: ts.ObjectLiteralElementLike | null): string | null {
  if (!property) return null;
  if (compiler.isShorthandPropertyAssignment(property)) return property.name.text;
  if (!compiler.isPropertyAssignment(property)) return null;
  let root: ts.Expression = property.initializer;
  while (compiler.isPropertyAccessExpression(root)) root = root.expression;
  const isKept = compiler.isIdentifier(root) || root.kind === compiler.SyntaxKind.ThisKeyword;
  return isKept ? property.initializer.getText() : null;
}

/** Whether a block names a variable or member of its surroundings. */
function mentions(compiler: typeof ts, block: ts.Block, name: string): boolean {
  const visit = (node: ts.Node): boolean => {
    const isName = compiler.isIdentifier(node) || compiler.isPropertyAccessExpression(node);
    if (isName && node.getText() === name && !isLabel(compiler, node)) return true;
    return compiler.forEachChild(node, (child) => visit(child) || undefined) ?? false;
  };
  return visit(block);
}

function isLabel(compiler: typeof ts, node: ts.Node): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAssignment(parent) || compiler.isPropertyAccessExpression(parent)) &&
    parent.name === node
  );
}
