/**
 * What an expression is known to be, as plain data. A value never holds a node or a type, so that it can be cached,
 * compared, and completed by a caller (see `parameter`).
 */
import type { FunctionId, Span } from './model.ts';

export type Value =
  | LiteralValue
  | ObjectValue
  | ArrayValue
  | TextValue
  | EnvironmentValue
  | ParameterValue
  | EitherValue
  | ApiValue
  | FunctionValue
  | InstanceValue
  | UnknownValue;

/** A constant of the program, `undefined` included. */
export interface LiteralValue {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null | undefined;
}

/** An object whose listed properties are known. */
export interface ObjectValue {
  readonly kind: 'object';
  /** Known properties. */
  readonly properties: Readonly<Record<string, Value>>;
  /** Values laid under the known properties, nearest first: spreads of parameters or of things that cannot be read. Empty when the object is closed. */
  readonly under: readonly Value[];
  /** Where the object is written, for a remedy; `null` when it was put together. */
  readonly site: Span | null;
}

/** An array; `open` when it may hold more elements than those listed. */
export interface ArrayValue {
  readonly kind: 'array';
  readonly elements: readonly Value[];
  readonly open: boolean;
}

/** A template or concatenation. */
export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly Value[];
}

/** Something that the deployment decides: an environment variable, a config service. */
export interface EnvironmentValue {
  readonly kind: 'environment';
  readonly name: string | null;
}

/** In the path of a parameter: each element of the list that it is. */
export const eachElement = '[]';

/** A parameter of a function, or a property below it, or (`index: null`) a member of the instance that only its maker sets. */
export interface ParameterValue {
  readonly kind: 'parameter';
  readonly function: FunctionId;
  readonly index: number;
  readonly path: readonly string[];
  readonly name: string;
  /** The value used when the caller leaves it out; `null` when there is none. */
  readonly fallback: Value | null;
}

/** What the declaration of a parameter says by itself. */
export interface DeclaredParameter {
  /** By its written type; `null` when that says nothing. */
  readonly type: Value | null;
  /** Whether the type is that of a client or an object with methods, so that callers need not be asked. */
  readonly isCalledUpon: boolean;
  /** The parameter as what its callers give, without its fallback. */
  readonly given: ParameterValue;
}

/** One of several values (a conditional, `??`, several assignments). */
export interface EitherValue {
  readonly kind: 'either';
  readonly values: readonly Value[];
}

/**
 * A value that comes from a known package: an export, an instance of a type of its descriptor, or something reached from
 * one by members and calls.
 */
export interface ApiValue {
  readonly kind: 'api';
  readonly package: string;
  /** A type of the package's descriptor (or the bare exported name when it has no descriptor), or the empty string for its exports. */
  readonly type: string;
  /** What was done from there, in the grammar of access paths: `get`, `customers.create()`. */
  readonly path: string;
  /** Arguments of the last call in `path`, or of the construction of the instance; `null` when it was not seen. */
  readonly args: readonly Value[] | null;
  /** The instance on which the path starts, or from which this instance was derived; `null` at an export. */
  readonly base: ApiValue | null;
  /** Where the instance was made or its variable declared; two values with the same origin are the same client. */
  readonly origin: Span | null;
  /** For a reading of a clock: how many milliseconds are added to it. Absent where none are, or that cannot be told. */
  readonly later?: Value;
  /** Where it is taken in by the parameter or field that tells it from others which are made at the same place. Absent where its origin does. */
  readonly heldAt?: Span;
}

/** A function of the program. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly id: FunctionId;
}

/** An instance of a class of the program. */
export interface InstanceValue {
  readonly kind: 'instance';
  /** File and start offset of the class, as in {@link FunctionId}. */
  readonly class: FunctionId;
  readonly name: string;
  readonly args: readonly Value[] | null;
}

/** Nothing is known; `text` is the source, shortened, for reports. */
export interface UnknownValue {
  readonly kind: 'unknown';
  readonly text: string;
}

/** The parts of a text that are constant; none of a value that is no text. */
export function constantTexts(value: Value): readonly string[] {
  if (value.kind === 'text') return value.parts.flatMap(constantTexts);
  return value.kind === 'literal' && typeof value.value === 'string' ? [value.value] : [];
}

/** The parameters that a value is one of or holds, at any depth, in order. */
export function* parametersIn(value: Value): Generator<ParameterValue> {
  if (value.kind === 'parameter') yield value;
  for (const inner of valuesIn(value)) yield* parametersIn(inner);
}

/** The values next below a value that is put together. */
function valuesIn(value: Value): readonly Value[] {
  switch (value.kind) {
    case 'object':
      return [...Object.values(value.properties), ...value.under];
    case 'array':
      return value.elements;
    case 'text':
      return value.parts;
    case 'either':
      return value.values;
    case 'api':
      return [...(value.args ?? []), ...[value.base, value.later].flatMap((one) => one ?? [])];
    case 'instance':
      return value.args ?? [];
    default:
      return [];
  }
}
