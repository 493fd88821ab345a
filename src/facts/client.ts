import type { TypeModel, WrappedClientModel } from '../libraries/descriptor.ts';
import type { ClientUse } from './model.ts';
import { absent, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The instance on which a member is called; `null` for a plain export. */
export function instanceOfCall(callee: ApiValue): ApiValue | null {
  return callee.path === '' && callee.type !== '' ? callee : callee.base;
}

/** The client of a call, as a fact: constructed where the client is that it works through. `name` is the receiver as written. */
export function clientUse(session: Session, callee: ApiValue, name: string): ClientUse {
  const instance = instanceOfCall(callee);
  const working = instance && workingClient(session, instance);
  return {
    origin: instance?.heldAt ?? instance?.origin ?? null,
    construction: working && working.args !== null ? working.origin : null,
    name,
  };
}

/** The client that an instance works through: the one that it was made from, or itself; `null` where the former is not in sight. */
export function workingClient(session: Session, instance: ApiValue): ApiValue | null {
  const wraps = typeModelOf(session, instance)?.wraps;
  if (!wraps) return instance;
  const wrapped = instance.args && wrappedClient(instance.args, wraps);
  return wrapped && workingClient(session, wrapped);
}

/** Whether a value is an instance of a package's type. */
export function isInstance(value: Value): boolean {
  return value.kind === 'api' && value.path === '' && value.type !== '';
}

/** The model of an instance's type. */
export function typeModelOf({ knowledge }: Session, instance: ApiValue): TypeModel | null {
  return knowledge.library(instance.package)?.type(instance.type) ?? null;
}

/**
 * The options with which an instance was built, nearest first, those that it inherits from the instance it was derived from included; `null`
 * when its construction is not in sight.
 */
export function constructionOptions(session: Session, instance: ApiValue): readonly Value[] | null {
  const working = workingClient(session, instance);
  if (!working || working.args === null) return null;
  const model = typeModelOf(session, working);
  if (!model?.inherits)
    return [model?.options === undefined ? absent : unfolded(session, working.args[model.options] ?? absent)];
  const own = model.options === undefined ? [] : working.args.slice(model.options).toReversed();
  const layers = own.map((value) => derivedFrom(session, value));
  const inherited = working.base ? constructionOptions(session, working.base) : [];
  return inherited && [...layers.flat(), ...inherited];
}

/** What an argument of a deriving factory (`got.extend(other, options)`) lays over the instance: options, or those of another instance. */
function derivedFrom(session: Session, value: Value): readonly Value[] {
  const isInstance = value.kind === 'api' && value.path === '' && typeModelOf(session, value) !== null;
  return isInstance ? (constructionOptions(session, value) ?? [unknownValue]) : [unfolded(session, value)];
}

/** Options that are instances built with options of their own (`requestHandler: new NodeHttpHandler({…})`) are read through. */
function unfolded(session: Session, options: Value): Value {
  if (options.kind !== 'object') return options;
  const properties = Object.entries(options.properties).map(
    ([name, value]) => [name, optionsInside(session, value) ?? value] as const,
  );
  return {
    ...options,
    properties: Object.fromEntries(properties),
    under: options.under.map((layer) => unfolded(session, layer)),
  };
}

function optionsInside(session: Session, value: Value): Value | null {
  if (value.kind !== 'api' || value.path !== '' || value.args === null) return null;
  const position = typeModelOf(session, value)?.options;
  return position === undefined ? null : (value.args[position] ?? absent);
}

function wrappedClient(args: readonly Value[], { argument, option }: WrappedClientModel): ApiValue | null {
  const given = propertyAt(args[argument] ?? absent, option ?? '');
  return given.kind === 'api' ? given : null;
}

/** Whether two values are the same client: made or declared at the same place, or both a package's default instance. */
export function isSameClient(a: ApiValue, b: ApiValue): boolean {
  if (a.package !== b.package || a.type !== b.type) return false;
  return a.origin?.file === b.origin?.file && a.origin?.start === b.origin?.start;
}
