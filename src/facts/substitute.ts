import type { FunctionId } from './model.ts';
import { absent, either, isAbsent, propertyOf, unknownValue } from './read-value.ts';
import type { ApiValue, ParameterValue, Value } from './value.ts';

const depthLimit = 12;

/** Replaces the parameters of `callee` in a value by the arguments of a call; parameters of other functions stay. */
export function substitute(value: Value, callee: FunctionId, args: readonly Value[], depth = 0): Value {
  if (depth > depthLimit) return unknownValue;
  const inner = (one: Value) => substitute(one, callee, args, depth + 1);
  switch (value.kind) {
    case 'parameter':
      return value.function === callee ? argumentFor(value, args) : value;
    case 'object':
      return {
        ...value,
        properties: eachProperty(value.properties, inner),
        under: value.under.map(inner),
      };
    case 'array':
      return { ...value, elements: value.elements.map(inner) };
    case 'text':
      return { ...value, parts: value.parts.map(inner) };
    case 'either':
      return either(value.values.map(inner));
    case 'api':
      return eachPart(value, inner);
    case 'instance':
      return { ...value, args: value.args && value.args.map(inner) };
    default:
      return value;
  }
}

function eachPart(value: ApiValue, read: (value: Value) => Value): ApiValue {
  return {
    ...value,
    args: value.args && value.args.map(read),
    base: value.base && apiOrSame(read(value.base), value.base),
    ...(value.later && { later: read(value.later) }),
  };
}

function eachProperty(
  properties: Readonly<Record<string, Value>>,
  read: (value: Value) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, read(one)]));
}

function argumentFor(parameter: ParameterValue, args: readonly Value[]): Value {
  const argument = args[parameter.index] ?? absent;
  const given = parameter.path.reduce(propertyOf, argument);
  if (isAbsent(given)) return parameter.fallback ?? absent;
  return given;
}

function apiOrSame<T extends Value>(value: Value, fallback: T): T | Extract<Value, { kind: 'api' }> {
  return value.kind === 'api' ? value : fallback;
}
