import type { ts } from 'ts-morph';
import type { TableDeclarationModel } from '../libraries/descriptor.ts';
import { propertyName } from './instance.ts';
import { meaningOf } from './lookup.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';

/**
 * The columns that may be unique in a table, as the call says that declares what an expression names: `pgTable('orders', {…})`. `null` where
 * that, or a part of it, cannot be seen.
 */
export function uniqueInTable(
  session: Session,
  table: ts.Expression,
  model: TableDeclarationModel,
): ReadonlySet<string> | null {
  const { ts } = session;
  const made = initializerOf(session, table);
  if (!made || !ts.isCallExpression(made) || !isDeclared(session, made, model)) return null;
  const columns = made.arguments[model.columns];
  const own = columns ? uniqueAmong(session, columns, model) : null;
  const constraints = made.arguments[model.constraints];
  if (!own || !constraints) return own;
  if (!ts.isArrowFunction(constraints)) return null;
  const text = constraints.getText();
  return namesUnique(text, model) ? new Set([...own, ...(text.match(/\w+/g) ?? [])]) : own;
}

/** What the constant is made of that an expression names: `orders`, `schema.orders`. */
function initializerOf(session: Session, node: ts.Expression): ts.Expression | null {
  const { ts } = session;
  const name = ts.isPropertyAccessExpression(node) ? node.name : node;
  const meaning = ts.isIdentifier(name) ? meaningOf(session, name) : null;
  const declaration = meaning?.kind === 'declaration' ? meaning.node : null;
  if (!declaration || !ts.isVariableDeclaration(declaration)) return null;
  const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
  return isConstant ? (declaration.initializer ?? null) : null;
}

function isDeclared(
  session: Session,
  { expression }: ts.CallExpression,
  model: TableDeclarationModel,
): boolean {
  const callee = apiCallee(session.evaluate(expression));
  return callee !== null && model.functions.includes(callee.path);
}

/** The columns of an object that say they are unique, or are made by what cannot be seen; `null` where there may be more of them. */
function uniqueAmong(
  session: Session,
  columns: ts.Expression,
  model: TableDeclarationModel,
): ReadonlySet<string> | null {
  const { ts } = session;
  if (!ts.isObjectLiteralExpression(columns)) return null;
  const found = new Set<string>();
  for (const column of columns.properties) {
    const spread = ts.isSpreadAssignment(column) ? initializerOf(session, column.expression) : null;
    const inner = spread ? uniqueAmong(session, spread, model) : null;
    const name = column.name ? propertyName(session, column.name) : null;
    if (inner) for (const one of inner) found.add(one);
    else if (name === null) return null;
    else if (!ts.isPropertyAssignment(column) || mayBeUnique(session, column.initializer, model))
      found.add(name);
  }
  return found;
}

/** Whether a column is declared unique, or not by a function of the library: `text().unique()`. */
function mayBeUnique(session: Session, column: ts.Expression, model: TableDeclarationModel): boolean {
  const { ts } = session;
  let root = column;
  while (ts.isCallExpression(root) && ts.isPropertyAccessExpression(root.expression))
    root = root.expression.expression;
  const isKnown = ts.isCallExpression(root) && apiCallee(session.evaluate(root.expression)) !== null;
  return !isKnown || namesUnique(column.getText(), model);
}

function namesUnique(text: string, { unique }: TableDeclarationModel): boolean {
  return (text.match(/\w+/g) ?? []).some((word) => unique.includes(word));
}
