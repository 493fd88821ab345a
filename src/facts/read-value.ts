import type { Value } from './value.ts';

export const unknownValue: Value = { kind: 'unknown', text: '' };
export const absent: Value = { kind: 'literal', value: undefined };

/** Whether a value is proven to be `undefined` (an option that is not given). */
export function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** One of several values, flattened; a single one stays itself. */
export function either(values: readonly Value[]): Value {
  const [single] = values;
  if (values.length === 1 && single && single.kind !== 'either') return single;
  const flat = values.flatMap((value) => (value.kind === 'either' ? value.values : [value]));
  const seen = new Set<string>();
  const distinct = flat.filter((value) => {
    const key = identityOf(value);
    return key === null || (!seen.has(key) && seen.add(key));
  });
  const [only, ...others] = distinct;
  if (!only) return unknownValue;
  return others.length === 0 ? only : { kind: 'either', values: distinct };
}

/** What two values have in common exactly when they are the same; `null` where that cannot be told by their text. */
function identityOf(value: Value): string | null {
  switch (value.kind) {
    case 'literal':
      return `literal ${typeof value.value} ${String(value.value)}`;
    case 'function':
      return `function ${value.id}`;
    case 'api':
      return (
        value.origin &&
        `api ${value.package} ${value.type} ${value.path} ${value.origin.file} ${value.origin.start}`
      );
    default:
      return null;
  }
}

/** The property of a value at a path such as `requestHandler.requestTimeout`: {@link absent} only when it is proven not to be there. */
export function propertyAt(value: Value, path: string): Value {
  if (path === '') return value;
  return path.includes('.') && isNamedWhole(value, path)
    ? propertyOf(value, path)
    : path.split('.').reduce(propertyOf, value);
}

/** Whether an object has a property whose whole name is a path: `'grpc.service_config'`. */
function isNamedWhole(value: Value, name: string): boolean {
  return (
    value.kind === 'object' &&
    (Object.hasOwn(value.properties, name) || value.under.some((one) => isNamedWhole(one, name)))
  );
}

/** What is read where several values are laid over one another, the uppermost first. */
export function layered(values: readonly Value[]): Value {
  return values.reduceRight(laidOver, absent);
}

/** `value.name`, three-valued: a value, {@link absent}, or unknown. */
export function propertyOf(value: Value, name: string): Value {
  switch (value.kind) {
    case 'object':
      return propertyOfObject(value.properties, value.under, name);
    case 'either':
      return either(value.values.map((one) => propertyOf(one, name)));
    case 'parameter':
      return {
        ...value,
        path: [...value.path, name],
        fallback: value.fallback && propertyOf(value.fallback, name),
      };
    case 'array': {
      const element = value.elements[Number(name)];
      return element ?? (value.open || Number.isNaN(Number(name)) ? unknownValue : absent);
    }
    case 'literal':
      return value.value === undefined || value.value === null ? absent : unknownValue;
    default:
      return unknownValue;
  }
}

function propertyOfObject(
  properties: Readonly<Record<string, Value>>,
  under: readonly Value[],
  name: string,
): Value {
  const lower = layered(under.map((value) => propertyOf(value, name)));
  const own = Object.hasOwn(properties, name) ? properties[name] : undefined;
  return own ? laidOver(lower, own) : lower;
}

/** What is read when `upper` is laid over `lower`: a property that may be missing above shows the one below. */
function laidOver(lower: Value, upper: Value): Value {
  if (isAbsent(upper)) return lower;
  if (upper.kind === 'parameter')
    return { ...upper, fallback: upper.fallback ?? (isAbsent(lower) ? null : lower) };
  if (upper.kind === 'unknown') return isAbsent(lower) ? upper : either([upper, lower]);
  if (upper.kind === 'either' && upper.values.some(isAbsent)) {
    return either([...upper.values.filter((value) => !isAbsent(value)), lower]);
  }
  return upper;
}

/** The values that a value may have: those of an `either`, else itself. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

/** The string that a value is, or `null` when it is not a constant string. */
export function textOf(value: Value): string | null {
  return value.kind === 'literal' && typeof value.value === 'string' ? value.value : null;
}

/** The number that a value is, or `null` when it is not a constant number. */
export function numberOf(value: Value): number | null {
  return value.kind === 'literal' && typeof value.value === 'number' ? value.value : null;
}

/** The leading constant text of a string, template or concatenation, as far as it is known. */
export function leadingText(value: Value): string {
  if (value.kind !== 'text') return textOf(value) ?? '';
  const parts: string[] = [];
  for (const part of value.parts) {
    const text = textOf(part);
    if (text === null) break;
    parts.push(text);
  }
  return parts.join('');
}
