import type { ts } from 'ts-morph';
import type { RecordModel } from '../libraries/descriptor.ts';
import { chainAround } from './chained-calls.ts';
import { uniqueInBuilt } from './built-table.ts';
import { uniqueInTable } from './declared-table.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Answer } from './model.ts';
import { textOf } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * `no` where a chain of calls stores rows anew, as nothing in it says more and no column that it gives is unique in the table that it names:
 * `db.insert(orders).values({…})`, `knex('orders').insert({…})`. `columnsOf` tells the columns of a row, and `null` where there may be others.
 */
export function chainedRows(
  session: Session,
  node: CallNode,
  model: RecordModel,
  columnsOf: (stored: Value) => readonly string[] | null,
): Answer {
  const { ts } = session;
  const { argument, chained } = model;
  const chain = ts.isTaggedTemplateExpression(node) ? null : chainAround(session, node);
  if (!chain || !chained || ts.isTaggedTemplateExpression(node)) return 'unknown';
  const values = chained.values === undefined ? [] : chain.filter(({ member }) => member === chained.values);
  if (values.length > 1) return 'unknown';
  const known = [chained.values, ...chained.harmless];
  if (chain.some(({ member, call }) => call !== node && !known.includes(member))) return 'unknown';
  const stored = chained.values === undefined ? node.arguments?.[argument] : values[0]?.call.arguments[0];
  const columns = stored ? columnsOf(session.evaluate(stored)) : null;
  const unique = columns && uniqueOf(session, node, model);
  if (!unique || columns.length === 0) return 'unknown';
  return columns.some((column) => unique.has(column)) ? 'unknown' : 'no';
}

/** The columns that may be unique in the table of an insert; `null` where that cannot be told. */
function uniqueOf(
  session: Session,
  { expression, arguments: args }: ts.CallExpression | ts.NewExpression,
  { argument, declaredBy, builtBy }: RecordModel,
): ReadonlySet<string> | null {
  const { ts } = session;
  const table = args?.[argument];
  if (declaredBy) return table ? uniqueInTable(session, table, declaredBy) : null;
  const receiver = ts.isPropertyAccessExpression(expression) ? expression.expression : null;
  const name = receiver && ts.isCallExpression(receiver) ? receiver.arguments[0] : null;
  const text = name ? textOf(session.evaluate(name)) : null;
  return builtBy && text !== null ? uniqueInBuilt(session, text, builtBy) : null;
}
