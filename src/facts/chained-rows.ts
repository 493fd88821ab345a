import type { RecordModel } from '../libraries/descriptor.ts';
import { chainAround } from './chained-calls.ts';
import { uniqueInTable } from './declared-table.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Answer } from './model.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * `no` where a chain of calls stores rows anew, as nothing in it says more and no column that it gives is unique in the table that it names:
 * `db.insert(orders).values({…})`. `columnsOf` tells the columns of a row, and `null` where there may be others.
 */
export function chainedRows(
  session: Session,
  node: CallNode,
  { argument, chained, declaredBy }: RecordModel,
  columnsOf: (stored: Value) => readonly string[] | null,
): Answer {
  const { ts } = session;
  const chain = chainAround(session, node);
  const table = ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[argument];
  if (!chain || !chained || !declaredBy || !table) return 'unknown';
  const [values, ...others] = chain.filter(({ member }) => member === chained.values);
  const known = [chained.values, ...chained.harmless];
  if (!values || others.length > 0) return 'unknown';
  if (chain.some(({ member, call }) => call !== node && !known.includes(member))) return 'unknown';
  const [stored] = values.call.arguments;
  const columns = stored ? columnsOf(session.evaluate(stored)) : null;
  const unique = columns && uniqueInTable(session, table, declaredBy);
  if (!unique || columns.length === 0) return 'unknown';
  return columns.some((column) => unique.has(column)) ? 'unknown' : 'no';
}
