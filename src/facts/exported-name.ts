import type { ts } from 'ts-morph';
import { isExported } from '../program/exported.ts';
import type { Session } from './session.ts';

/** The name under which a module exports a function, or the result of the call to which it is handed; `null` for any other function. */
export function exportedName(session: Session, node: ts.FunctionLikeDeclaration): string | null {
  const { ts } = session;
  if (ts.isFunctionDeclaration(node)) return node.name && isExported(ts, node) ? node.name.text : null;
  const holder = holderOf(session, node);
  if (ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name))
    return isExported(ts, holder.parent.parent) ? holder.name.text : null;
  const target = ts.isBinaryExpression(holder) ? holder.left.getText() : '';
  return /^(?:module\.)?exports\.(\w+)$/.exec(target)?.[1] ?? null;
}

/** Whether a function is what its module exports by default, by itself, by its name, or handed to a call that makes it. */
export function isDefault(session: Session, node: ts.FunctionLikeDeclaration): boolean {
  const { ts } = session;
  if (ts.isFunctionDeclaration(node) && isDefaultDeclaration(session, node)) return true;
  const holder = holderOf(session, node);
  if (ts.isExportAssignment(holder)) return true;
  const owner = ts.isVariableDeclaration(holder) ? holder : node;
  const name = ts.isVariableDeclaration(owner) || ts.isFunctionDeclaration(owner) ? owner.name : undefined;
  if (!name || !ts.isIdentifier(name)) return false;
  return node
    .getSourceFile()
    .statements.some(
      (statement) => ts.isExportAssignment(statement) && names(session, statement.expression, name.text),
    );
}

function isDefaultDeclaration({ ts }: Session, { modifiers }: ts.FunctionDeclaration): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

/** Whether an expression is a name, or a call that is handed it. */
function names(session: Session, expression: ts.Expression, name: string): boolean {
  const { ts } = session;
  if (ts.isIdentifier(expression)) return expression.text === name;
  if (
    ts.isAsExpression(expression) ||
    ts.isParenthesizedExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  )
    return names(session, expression.expression, name);
  return ts.isCallExpression(expression) && expression.arguments.some((one) => names(session, one, name));
}

/** What holds a function, or the result of the call to which it is handed. */
function holderOf({ ts }: Session, node: ts.Node): ts.Node {
  let holder = node.parent;
  while (ts.isCallExpression(holder) || ts.isParenthesizedExpression(holder)) holder = holder.parent;
  return holder;
}
