import type { ApiValue, Value } from './value.ts';

export const unknownValue: Value = { kind: 'unknown', text: '' };
export const absent: Value = { kind: 'literal', value: undefined };

/** Whether a value is proven to be `undefined` (an option that is not given). */
export function isAbsent(value: Value): boolean {
  return value.kind === 'literal' && value.value === undefined;
}

/** Alternatives beyond this number say no more than that the value is open. */
const mostAlternatives = 24;

/** One of several values, flattened; a single one stays itself, and one of very many may be anything besides. */
export function either(values: readonly Value[]): Value {
  const [single] = values;
  if (values.length === 1 && single) return single;
  const distinct = new Map<unknown, Value>();
  for (const value of values)
    for (const one of alternatives(value)) {
      const identity = identityOf(one);
      if (!distinct.has(identity)) distinct.set(identity, one);
    }
  const [only, ...others] = distinct.values();
  if (!only) return unknownValue;
  if (others.length === 0) return only;
  const all = [only, ...others];
  return {
    kind: 'either',
    values: all.length > mostAlternatives ? [...all.slice(0, mostAlternatives), unknownValue] : all,
  };
}

/** What two values have in common exactly when they are the same: a text where one tells, else the value itself. */
function identityOf(value: Value): unknown {
  switch (value.kind) {
    case 'literal':
      return `literal ${typeof value.value} ${String(value.value)}`;
    case 'function':
      return `function ${value.id}`;
    case 'environment':
      return `environment ${String(value.name)}`;
    case 'unknown':
      return `unknown ${value.text}`;
    case 'api':
      return value.origin && !value.later
        ? `api ${value.package} ${value.type} ${value.path} ${value.origin.file} ${value.origin.start}`
        : value;
    default:
      return value;
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
      return value.value === undefined || value.value === null ? absent : ofText(value, name);
    default:
      return ofText(value, name);
  }
}

/** Of what is known as text, only an address has an `href`, which is that text. */
function ofText(value: Value, name: string): Value {
  return name === 'href' && isText(value) ? value : unknownValue;
}

/** Whether a value is a text, as far as that is known. */
export function isText(value: Value): boolean {
  return value.kind === 'text' || textOf(value) !== null;
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
  if (upper.kind === 'parameter') {
    const fallback = upper.fallback ? laidOver(lower, upper.fallback) : isAbsent(lower) ? null : lower;
    return { ...upper, fallback };
  }
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

/** The only thing that a value may be; several clients of which the same member is read count as one. `null` where it may be different things. */
export function onlyValue(value: Value): Value | null {
  const [first, ...others] = alternatives(value);
  return first && others.every((one) => isSameMember(one, first)) ? first : null;
}

function isSameMember(one: Value, other: Value): boolean {
  if (one.kind !== 'api' || other.kind !== 'api') return false;
  return one.package === other.package && one.type === other.type && one.path === other.path;
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

/** The text that values make one after another. */
export function joinText(parts: readonly Value[]): Value {
  const flat = parts.flatMap((part) => (part.kind === 'text' ? part.parts : [part]));
  const constant = flat.every((part) => part.kind === 'literal');
  if (!constant) return { kind: 'text', parts: flat };
  return { kind: 'literal', value: flat.map((part) => String(part.value)).join('') };
}

/** The known library's callee among the values that an expression may have. */
export function apiCallee(value: Value): ApiValue | null {
  return alternatives(value).find((one) => one.kind === 'api') ?? null;
}

/** The number that a value is unless the deployment says otherwise: a setting of the environment with one default. `null` for any other value. */
export function usualNumber(value: Value): number | null {
  const numbers = alternatives(value).filter(({ kind }) => kind !== 'environment');
  const [only = unknownValue, ...others] = numbers;
  return others.length === 0 && value.kind === 'either' ? numberOf(only) : null;
}
