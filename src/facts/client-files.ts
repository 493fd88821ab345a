import type { ts } from 'ts-morph';
import { assignsRightSide } from './assignment.ts';
import { isCalledOn, isClientUse } from './client-use.ts';
import type { Span } from './model.ts';
import { filesNaming, type Counts } from './naming-files.ts';
import { callNodeAt } from './node-at.ts';
import type { Session } from './session.ts';

/**
 * The files that can hold calls on the client that is constructed at a place, in the order of the program: those that name the variable or the
 * field which holds it. `null` where more leads to it, so that any file may: it is returned, injected, kept under another name, or something is derived
 * from it.
 */
export function clientFiles(
  session: Session,
  construction: Span,
  isCounted: Counts,
): readonly ts.SourceFile[] | null {
  const made = callNodeAt(session, construction);
  if (!made) return null;
  if (isCalledOn(session, made)) return [made.getSourceFile()];
  const holder = holderOf(session.ts, made);
  return holder && filesNaming(session, holder, isCounted, isClientUse);
}

/** The name under which a value is kept where it is made: of a variable, or of a field of `this`. */
function holderOf(typescript: typeof ts, made: ts.Expression): ts.MemberName | null {
  const { parent } = made;
  if (typescript.isAwaitExpression(parent)) return holderOf(typescript, parent);
  if (typescript.isVariableDeclaration(parent) || typescript.isPropertyDeclaration(parent))
    return typescript.isMemberName(parent.name) ? parent.name : null;
  if (!typescript.isBinaryExpression(parent) || !typescript.isExpressionStatement(parent.parent)) return null;
  const { left, right } = parent;
  if (right !== made || !assignsRightSide(typescript, parent)) return null;
  if (typescript.isIdentifier(left)) return left;
  const isField =
    typescript.isPropertyAccessExpression(left) && left.expression.kind === typescript.SyntaxKind.ThisKeyword;
  return isField ? left.name : null;
}
