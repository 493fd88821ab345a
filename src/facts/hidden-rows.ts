import { calleeOf } from './callee.ts';
import { argumentsOf, idempotencyOf, optionsOf, recordModelOf } from './idempotency.ts';
import type { Answer, CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { absent, isAbsent, propertyAt, unknownValue } from './read-value.ts';
import { excludes } from './excluded-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The columns that an expression names, with their values; `open` where it may name others. */
interface NamedColumns {
  readonly values: Readonly<Record<string, Value>>;
  readonly open: boolean;
}

/**
 * Whether a read no longer finds the rows that a write has changed: `yes` where its filter asks of a column for another value than the write
 * gives it, `no` where the filter names none that the write changes,
 * or another table is read.
 */
export function hides(session: Session, read: CallFact, write: CallFact): Answer {
  const [one, other] = [read, write].map((call) => idempotencyOf(session, call).table);
  if (one == null || other == null) return 'unknown';
  if (one !== other) return 'no';
  const changed = changedColumns(session, write);
  const asked = changed && askedColumns(session, read);
  if (!changed || !asked) return 'unknown';
  const shared = Object.entries(asked.values).flatMap(([name, filter]) => {
    const given = changed.values[name];
    return given && !isAbsent(given) && !isAbsent(filter) ? [{ filter, given }] : [];
  });
  if (shared.some(({ filter, given }) => excludes(filter, given))) return 'yes';
  return shared.length > 0 || changed.open || asked.open ? 'unknown' : 'no';
}

/** The columns that a write changes in rows that are there; `null` where it does something else, or that cannot be told. */
export function changedColumns(session: Session, write: CallFact): NamedColumns | null {
  return changeOf(session, write)?.columns ?? null;
}

/** The names of the columns that a write changes in rows that are there; `null` where it may do anything else, such as make a row. */
export function onlyChanges(session: Session, write: CallFact): readonly string[] | null {
  const change = changeOf(session, write);
  return change && !change.columns.open && !change.mayMake ? Object.keys(change.columns.values) : null;
}

function changeOf(
  session: Session,
  { remote, span }: CallFact,
): { readonly columns: NamedColumns; readonly mayMake: boolean } | null {
  const node = remote?.system === 'database' ? callNodeAt(session, span) : null;
  const { api } = node ? calleeOf(session, node) : { api: null };
  const model = api && recordModelOf(session, api);
  if (!node || !api || model?.makes !== 'changes' || model.chained) return null;
  const args = argumentsOf(session, node);
  const holder = args[model.argument];
  const columns = holder && givenColumns(propertyAt(holder, model.values ?? ''), model.operators);
  const options = optionsOf(api, model, args);
  const mayMake = (model.orMakes ?? []).some((option) => !isAbsent(propertyAt(options, option)));
  return columns ? { columns, mayMake } : null;
}

/** The columns that the filter of a read names; `null` where it has none, or it cannot be read. */
function askedColumns(session: Session, { remote, span }: CallFact): NamedColumns | null {
  const node = remote?.effect === 'read' ? callNodeAt(session, span) : null;
  const { api } = node ? calleeOf(session, node) : { api: null };
  const library = api && session.knowledge.library(api.package);
  const model = library && (library.list(api.type, api.path) ?? library.relation(api.type, api.path));
  if (!node || !model) return null;
  const asked = argumentsOf(session, node)[model.argument] ?? absent;
  return columnsOf(propertyAt(asked, model.filter ?? ''));
}

function columnsOf(value: Value): NamedColumns | null {
  return value.kind === 'object' ? { values: value.properties, open: value.under.length > 0 } : null;
}

/** The columns to which a value gives others, or of which it is the name; those below operators too: `{ $inc: { tries: 1 } }`. */
function givenColumns(value: Value, operators: string | undefined): NamedColumns | null {
  if (value.kind === 'literal' && typeof value.value === 'string')
    return { values: { [value.value]: unknownValue }, open: false };
  const named = columnsOf(value);
  if (!named || operators === undefined) return named;
  const layers = Object.entries(named.values).map(([name, given]) =>
    name.startsWith(operators) ? columnsOf(given) : { values: { [name]: given }, open: false },
  );
  return {
    values: Object.fromEntries(layers.flatMap((layer) => Object.entries(layer?.values ?? {}))),
    open: named.open || layers.some((layer) => layer?.open ?? true),
  };
}
