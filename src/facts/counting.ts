import type { ts } from 'ts-morph';
import { callModelOf } from './api-value.ts';
import { calleeOf } from './callee.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { argumentsOf, recordModelOf } from './idempotency.ts';
import { propertyName } from './instance.ts';
import type { CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { optionNode } from './option-node.ts';
import { absent, alternatives, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import { countsOnly } from './sql-statement.ts';
import { statementOf } from './statement.ts';
import type { Value } from './value.ts';

/** Whether all that a call changes in a row that is there is numbers, counted on from what they were. */
export function onlyCounts(session: Session, { remote, span }: CallFact): boolean {
  const node = remote?.system === 'database' ? callNodeAt(session, span) : null;
  const callee = node && calleeOf(session, node).api;
  if (!node || !callee) return false;
  const args = argumentsOf(session, node);
  const model = callModelOf(session.knowledge, callee);
  const sent = model && statementOf(session, node, model, args);
  if (sent) return countsOnly(sent);
  const record = recordModelOf(session, callee);
  if (record?.makes !== 'changes') return false;
  const { argument, relative, values = '' } = record;
  const counting = relative?.filter((name) => !/push/.test(name));
  if (counting === undefined) return true;
  const written = writtenAt(session, node, argument, values);
  return written
    ? areWrittenCounts(session, written, counting)
    : areCounts(propertyAt(args[argument] ?? absent, values), counting);
}

/** The object literal of what a call changes. */
function writtenAt(
  session: Session,
  node: CallNode,
  argument: number,
  path: string,
): ts.ObjectLiteralExpression | null {
  const { ts } = session;
  if (ts.isTaggedTemplateExpression(node)) return null;
  const option = path === '' ? null : optionNode(session, node, path);
  const given =
    path === '' ? node.arguments?.[argument] : option && 'initializer' in option && option.initializer;
  return given && ts.isObjectLiteralExpression(given) ? given : null;
}

/** Whether a literal counts in each of its parts, be a column chosen when it runs: `{ [column]: { increment: 1 } }`. */
function areWrittenCounts(
  session: Session,
  { properties }: ts.ObjectLiteralExpression,
  counting: readonly string[],
): boolean {
  const { ts } = session;
  return (
    properties.length > 0 &&
    properties.every((property) => {
      if (!ts.isPropertyAssignment(property)) return false;
      const { initializer } = property;
      if (counting.includes(propertyName(session, property.name) ?? '')) return true;
      return ts.isObjectLiteralExpression(initializer)
        ? areWrittenCounts(session, initializer, counting)
        : areCounts(session.evaluate(initializer), counting);
    })
  );
}

/** Whether a value is an object of which each part is one of some properties, by itself or with all that is below it. */
function areCounts(value: Value, counting: readonly string[]): boolean {
  return alternatives(value).every((one) => {
    if (one.kind !== 'object' || one.under.length > 0) return false;
    const parts = Object.entries(one.properties);
    return (
      parts.length > 0 && parts.every(([name, part]) => counting.includes(name) || areCounts(part, counting))
    );
  });
}
