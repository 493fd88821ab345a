import { calleeOf } from './callee.ts';
import { argumentsOf, idempotencyOf, recordModelOf } from './idempotency.ts';
import type { Answer, CallFact } from './model.ts';
import { callNodeAt } from './node-at.ts';
import { absent, isAbsent, propertyAt } from './read-value.ts';
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
export function changedColumns(session: Session, { remote, span }: CallFact): NamedColumns | null {
  const node = remote?.system === 'database' ? callNodeAt(session, span) : null;
  const { api } = node ? calleeOf(session, node) : { api: null };
  const model = api && recordModelOf(session, api);
  if (!node || model?.makes !== 'changes' || model.chained) return null;
  const holder = argumentsOf(session, node)[model.argument];
  return holder ? columnsOf(propertyAt(holder, model.values ?? '')) : null;
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
