import type { CallModel, CommandTable, Effect, EffectSource } from '../libraries/descriptor.ts';
import { lastSegment, matches } from './access-path.ts';
import { takesFunctionAt } from './callbacks.ts';
import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';
import { absent, isAbsent, leadingText, propertyAt, textOf } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/** What a call does, and whether it opens or closes a transaction by itself. */
export interface CallEffect {
  readonly effect: Effect | 'unknown';
  readonly marks: RemoteCall['marks'];
}

/** Reads the effect of a call from its model, its arguments and the options among them. */
export function effectOf(
  library: Library,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
  options: Value,
): CallEffect {
  const marks = library.mark(callee.type, callee.path);
  if (marks && !runsFunction(library, callee, args)) return { effect: 'none', marks };
  const source = model.effect;
  if (typeof source === 'string') return { effect: source, marks: null };
  return readEffect(library, callee, source, args, options);
}

/** A call that is handed the function of its transaction begins none by hand. */
function runsFunction(library: Library, { type, path }: ApiValue, args: readonly Value[]): boolean {
  return library
    .regions(type, path)
    .some((region) => args.some((value, at) => value.kind === 'function' && takesFunctionAt(region, at)));
}

function readEffect(
  library: Library,
  callee: ApiValue,
  source: EffectSource,
  args: readonly Value[],
  options: Value,
): CallEffect {
  switch (source.from) {
    case 'http-method': {
      const holder = source.argument === undefined ? options : (args[source.argument] ?? absent);
      return { effect: methodEffect(propertyAt(holder, source.option), source.fallback), marks: null };
    }
    case 'sql':
      return sqlEffect(args[source.argument]);
    case 'command':
      return { effect: commandEffect(library, commandName(args[source.argument])), marks: null };
    case 'member':
      return { effect: commandEffect(library, lastSegment(callee.path)), marks: null };
    default:
      return { effect: 'unknown', marks: null };
  }
}

function methodEffect(method: Value, fallback: 'GET' | 'POST'): Effect | 'unknown' {
  const name = isAbsent(method) ? fallback : textOf(method)?.toUpperCase();
  switch (name) {
    case 'GET':
    case 'HEAD':
    case 'OPTIONS':
      return 'read';
    case 'POST':
      return 'create';
    case 'PUT':
    case 'PATCH':
    case 'DELETE':
      return 'write';
    default:
      return 'unknown';
  }
}

/** What statements do, by their first keyword. */
const sqlStatements: readonly { readonly keywords: readonly string[]; readonly does: CallEffect }[] = [
  { keywords: ['SELECT', 'SHOW', 'EXPLAIN'], does: { effect: 'read', marks: null } },
  { keywords: ['INSERT'], does: { effect: 'create', marks: null } },
  {
    keywords: ['UPDATE', 'DELETE', 'MERGE', 'REPLACE', 'UPSERT', 'TRUNCATE'],
    does: { effect: 'write', marks: null },
  },
  { keywords: ['BEGIN', 'START'], does: { effect: 'none', marks: 'begin' } },
  { keywords: ['COMMIT', 'END'], does: { effect: 'none', marks: 'commit' } },
  { keywords: ['ROLLBACK', 'ABORT'], does: { effect: 'none', marks: 'rollback' } },
  { keywords: ['SAVEPOINT', 'RELEASE'], does: { effect: 'none', marks: 'savepoint' } },
  { keywords: ['SET', 'LISTEN'], does: { effect: 'none', marks: null } },
];

/** The first keyword of SQL text decides; text that cannot be read is unknown. */
function sqlEffect(value: Value | undefined): CallEffect {
  const text =
    value &&
    (leadingText(value) || leadingText(propertyAt(value, 'text')) || leadingText(propertyAt(value, 'sql')));
  const keyword = /^\s*(?:--[^\n]*\n\s*)*([a-z]+)/i.exec(text ?? '')?.[1]?.toUpperCase() ?? '';
  if (keyword === 'INSERT' && /\bon\s+conflict\b|\bon\s+duplicate\b/i.test(text ?? ''))
    return { effect: 'write', marks: null };
  const statement = sqlStatements.find(({ keywords }) => keywords.includes(keyword));
  return statement?.does ?? { effect: 'unknown', marks: null };
}

/** The class name of a command object: `new PutItemCommand(…)`. */
export function commandName(value: Value | undefined): string | null {
  if (value?.kind !== 'api') return null;
  return lastSegment(value.path === '' ? value.type : value.path);
}

/** The arguments that describe the operation: those of the command object, where a client is sent one. */
export function operandsOf(model: CallModel, args: readonly Value[]): readonly Value[] {
  const source = model.effect;
  const command = typeof source === 'object' && source.from === 'command' ? args[source.argument] : undefined;
  return command?.kind === 'api' && command.args ? command.args : args;
}

function commandEffect(library: Library, name: string | null): Effect | 'unknown' {
  const table = library.descriptor.commands;
  if (!table || name === null) return 'unknown';
  const order: readonly (keyof CommandTable)[] = ['publish', 'create', 'write', 'read'];
  return order.find((effect) => table[effect].some((pattern) => matches(pattern, name))) ?? 'unknown';
}
