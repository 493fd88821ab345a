import type { ts } from 'ts-morph';
import type { RecordModel } from '../libraries/descriptor.ts';
import { lastSegment, matches } from './access-path.ts';
import { callModelOf } from './api-value.ts';
import { calleeOf } from './callee.ts';
import { instanceOfCall } from './client.ts';
import { chainedVerdict } from './chained-change.ts';
import { chainedRows } from './chained-rows.ts';
import { conditionalFact, conditionalModelOf } from './conditional-write.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { evaluateArguments } from './instance.ts';
import type { Answer, CallFact, IdempotencyFact, RemoteCall } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { absent, alternatives, isAbsent, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import { readStatement } from './sql-statement.ts';
import { statementOf } from './statement.ts';
import { tableName } from './table-name.ts';
import { uniqueNames, type Declared } from './unique-names.ts';
import type { ApiValue, Value } from './value.ts';

const untold: IdempotencyFact = { verdict: 'unknown', makes: null, table: null, refuses: false };

/** What it means to make a call once more, as far as its protocol, its conditions and its key tell. */
export function idempotencyOf(session: Session, { remote, span }: CallFact): IdempotencyFact {
  if (!remote) return untold;
  if (remote.system === 'mail' || remote.system === 'chat') return noticeOf(remote);
  if (remote.system !== 'database' && remote.system !== 'cache') return byKey(remote);
  const node = callNodeAt(session, span);
  const { api, others } = node ? calleeOf(session, node) : { api: null, others: [] };
  if (!node || !api) return untold;
  const facts = [api, ...others].map((callee) => operationOf(session, node, callee, remote));
  const [first = untold, ...rest] = facts;
  return rest.every(({ verdict }) => verdict === first.verdict) ? first : untold;
}

/** Somebody is told again by each message that carries no key. */
function noticeOf({ effect, key }: RemoteCall): IdempotencyFact {
  if (effect !== 'create') return untold;
  const isTold = key !== null && key.verdict !== 'no';
  return isTold ? { ...untold, verdict: 'unknown' } : { ...untold, verdict: 'no', makes: 'notice' };
}

function byKey({ effect, key }: RemoteCall): IdempotencyFact {
  const isSafe = effect === 'read' || effect === 'none' || (key !== null && key.verdict === 'yes');
  return isSafe ? { ...untold, verdict: 'yes' } : untold;
}

function operationOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  remote: RemoteCall,
): IdempotencyFact {
  const args = argumentsOf(session, node);
  const conditional = remote.effect === 'write' ? conditionalModelOf(session, remote) : null;
  if (conditional) return conditionalFact(session, node, conditional, args);
  const model = callModelOf(session.knowledge, callee);
  const sent = model && statementOf(session, node, model, args);
  const statement = sent && readStatement(sent);
  const table = statement ? statement.table : tableName(session, node, callee, args);
  if (remote.effect === 'read' || remote.effect === 'none' || remote.sets)
    return { ...untold, verdict: 'yes', table };
  if (remote.system === 'cache') return { ...untold, table };
  if (statement?.keyword === 'insert' && remote.effect === 'create') {
    const verdict = storesAnew(session, node, { in: 'statements' }, table, statement.columns);
    return { ...untold, verdict, makes: verdict === 'no' ? 'row' : null, table };
  }
  if (statement?.counts) return { ...untold, verdict: 'no', makes: 'change', table };
  const record = recordModelOf(session, callee);
  const verdict = record ? recordVerdict(session, node, callee, record, args, table) : 'unknown';
  const made = record?.makes === 'rows' ? 'row' : 'change';
  const fillsIn = record !== null && leavesOut(record, optionsOf(callee, record, args));
  return { ...untold, verdict, makes: verdict === 'no' ? made : null, table, ...(fillsIn && { fillsIn }) };
}

/** What a call is given; for a tagged template the template. */
export function argumentsOf(session: Session, node: CallNode): readonly Value[] {
  return session.ts.isTaggedTemplateExpression(node)
    ? [templateOf(session, node.template)]
    : evaluateArguments(session, node.arguments ?? []);
}

function templateOf(session: Session, template: ts.TemplateLiteral): Value {
  return session.ts.isTemplateExpression(template)
    ? session.evaluate(template)
    : { kind: 'literal', value: template.text };
}

/** What its library says of the rows that a call stores or changes; `null` where it says nothing. */
export function recordModelOf(
  { knowledge }: Session,
  { package: name, type, path }: ApiValue,
): RecordModel | null {
  const { records = [] } = knowledge.library(name)?.descriptor ?? {};
  const found = records.find(
    ({ on, members }) => on === type && members.some((member) => matches(member, path)),
  );
  return found ?? null;
}

function recordVerdict(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: RecordModel,
  args: readonly Value[],
  table: string | null,
): Answer {
  if (model.chained && model.makes === 'rows')
    return chainedRows(session, node, model, (stored) => columnsOfAll(session, stored));
  if (model.chained) return chainedVerdict(session, node, model.chained);
  const stored = propertyAt(holderOf(callee, model, args) ?? unknownValue, model.values ?? '');
  if (model.makes === 'changes') return changeVerdict(session, model, stored, args);
  const options = optionsOf(callee, model, args);
  if ((model.unless ?? []).some((option) => !isAbsent(propertyAt(options, option)))) return 'unknown';
  const { declared = [] } = session.knowledge.library(callee.package)?.descriptor ?? {};
  const columns = columnsOfAll(session, stored);
  return columns ? storesAnew(session, node, { in: 'texts', texts: declared }, table, columns) : 'unknown';
}

/** The value that holds the rows, or what is told of them. */
function holderOf(callee: ApiValue, { argument }: RecordModel, args: readonly Value[]): Value | undefined {
  return argument < 0 ? instanceOfCall(callee)?.args?.[0] : args[argument];
}

/** The options of a call that stores or changes rows. */
export function optionsOf(callee: ApiValue, model: RecordModel, args: readonly Value[]): Value {
  return (model.options === undefined ? holderOf(callee, model, args) : args[model.options]) ?? absent;
}

/** Whether an option has what is there already left out. */
function leavesOut({ unless = [] }: RecordModel, options: Value): boolean {
  return unless.some((option) => {
    const value = propertyAt(options, option);
    return value.kind === 'literal' && value.value === true;
  });
}

/** The columns that any of the stored rows gives; `null` where one may give others. */
function columnsOfAll(session: Session, stored: Value): readonly string[] | null {
  const read = rowsIn(stored).map((row) => columnsOf(session, row));
  return read.every((one) => one !== null) ? read.flat() : null;
}

/** The rows that are stored; one that is made from an object first is that object. */
function rowsIn(stored: Value): readonly Value[] {
  if (stored.kind === 'array') return stored.open ? [...stored.elements, unknownValue] : stored.elements;
  const isMade = stored.kind === 'api' && lastSegment(stored.path) === 'create' && stored.args !== null;
  return isMade ? [stored.args[0] ?? unknownValue] : [stored];
}

/** The columns that a row gives, without those that are another value each time; `null` where it may give others. */
function columnsOf(session: Session, row: Value): readonly string[] | null {
  if (row.kind !== 'object' || row.under.length > 0) return null;
  return Object.entries(row.properties).flatMap(([name, value]) =>
    isAbsent(value) || varies(session, value) ? [] : [name],
  );
}

/** Whether a clock or chance makes a value. */
function varies({ knowledge }: Session, value: Value): boolean {
  const means = value.kind === 'api' ? knowledge.library(value.package)?.value(value.path)?.means : undefined;
  return means === 'random' || means === 'clock';
}

/** `no` where a row is stored each time, as none of its columns is unique. */
function storesAnew(
  session: Session,
  node: CallNode,
  declared: Declared,
  table: string | null,
  columns: readonly string[],
): Answer {
  const unique = uniqueNames(session, node.getSourceFile(), declared)?.(table);
  if (!unique || columns.length === 0) return 'unknown';
  return columns.some((column) => unique.has(column)) ? 'unknown' : 'no';
}

/** A change that depends on what was there, of a row that nothing but its identity tells. */
function changeVerdict(
  session: Session,
  { relative, filter }: RecordModel,
  stored: Value,
  args: readonly Value[],
): Answer {
  if (relative && !holds(stored, relative)) return 'unknown';
  if (!filter) return 'no';
  const where = propertyAt(args[filter.argument] ?? absent, filter.option ?? '');
  const isIdentity = columnsOf(session, where)?.length === 1;
  return isIdentity ? 'no' : 'unknown';
}

/** Whether a value surely has one of some properties, by itself or below one of its own. */
function holds(value: Value, names: readonly string[]): boolean {
  return alternatives(value).every(
    (one) =>
      one.kind === 'object' &&
      (Object.keys(one.properties).some((name) => names.includes(name)) ||
        Object.values(one.properties).some((inner) => inner.kind === 'object' && holds(inner, names))),
  );
}
