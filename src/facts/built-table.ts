import type { ts } from 'ts-morph';
import type { TableBuilderModel } from '../libraries/descriptor.ts';
import { filesWith, filesWithKnown } from './mentions.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';
import { sitesOf } from './sites.ts';

/**
 * The columns that may be unique in a table, as the functions say that create or alter it: `createTable('orders', (table) => {…})`. `null`
 * where none is in sight that creates it, or a part of one cannot be seen, or SQL may say more.
 */
export function uniqueInBuilt(
  session: Session,
  table: string,
  model: TableBuilderModel,
): ReadonlySet<string> | null {
  const { ts } = session;
  const found = new Set<string>();
  let isCreated = false;
  const files = new Set([...model.creates, ...model.alters].flatMap((name) => filesWithKnown(session, name)));
  for (const { expression, arguments: args = [] } of [...files].flatMap(
    (file) => sitesOf(session, file).calls,
  )) {
    const [name, build] = args;
    const member = ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
    const isCreation = model.creates.includes(member);
    if ((!isCreation && !model.alters.includes(member)) || !name) continue;
    if (!ts.isStringLiteral(name) || name.text !== table || !build) continue;
    if (!ts.isArrowFunction(build) && !ts.isFunctionExpression(build)) return null;
    if (isCreation && apiCallee(session.evaluate(expression)) === null) return null;
    isCreated ||= isCreation;
    for (const column of columnsIn(session, build.body, model)) found.add(column);
  }
  return isCreated && !mayBeInStatement(session, table) ? found : null;
}

/** The columns that calls in the body of a builder make unique. */
function columnsIn(session: Session, body: ts.Node, model: TableBuilderModel): readonly string[] {
  const { ts } = session;
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    const { text } = node.expression.name;
    if (model.unique.includes(text))
      found.push(...textsIn(session, node.arguments), ...textsIn(session, columnOf(session, node)));
    if (!model.keys.includes(text)) return;
    const names = textsIn(session, node.arguments);
    found.push(...(names.length > 0 ? names : [model.keyName]));
  };
  visit(body);
  return found;
}

/** The arguments of the call at which a chain starts: `table.string('code')` in `table.string('code').notNullable().unique()`. */
function columnOf({ ts }: Session, node: ts.CallExpression): readonly ts.Expression[] {
  let first = node;
  while (ts.isPropertyAccessExpression(first.expression) && ts.isCallExpression(first.expression.expression))
    first = first.expression.expression;
  return first.arguments;
}

function textsIn({ ts }: Session, nodes: readonly ts.Expression[]): readonly string[] {
  return nodes
    .flatMap((node) => (ts.isArrayLiteralExpression(node) ? [...node.elements] : [node]))
    .filter(ts.isStringLiteral)
    .map(({ text }) => text);
}

/** A statement of SQL that makes columns unique, however it is written. */
const uniqueStatement = /\b(?:unique\s+index|add\s+(?:constraint|unique|primary\s+key))\b/i;

/** Whether a source that holds the table's name holds a statement that makes something unique. */
function mayBeInStatement(session: Session, table: string): boolean {
  return filesWith(session, table).some(({ text }) => uniqueStatement.test(text));
}
