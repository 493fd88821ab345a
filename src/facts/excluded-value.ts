import { propertyAt } from './read-value.ts';
import type { Value } from './value.ts';

/** Kinds of values that are something, whatever they are. */
const present: readonly Value['kind'][] = ['object', 'array', 'text', 'api', 'instance', 'function'];

/** Whether two values are the same, or are surely not; `null` where that cannot be told. */
export function isSame(one: Value, other: Value): boolean | null {
  if (isNothing(one) && isNothing(other)) return true;
  if ((isNothing(one) && isSomething(other)) || (isNothing(other) && isSomething(one))) return false;
  if (one.kind === 'literal' && other.kind === 'literal') return one.value === other.value;
  const [left, right] = [one, other].map(exportedConstant);
  return left != null && right != null ? left === right : null;
}

function isNothing(value: Value): boolean {
  return value.kind === 'literal' && value.value == null;
}

function isSomething(value: Value): boolean {
  return present.includes(value.kind) || (value.kind === 'literal' && value.value != null);
}

/** A text that is equal for the same member of what a package exports, as of an enum; `null` for anything else. */
function exportedConstant(value: Value): string | null {
  const isMember = value.kind === 'api' && value.type === '' && value.args === null;
  return isMember ? `${value.package}:${value.path}` : null;
}

/** Whether a filter of one column surely leaves out the rows in which it has a value: `'open'`, `{ not: null }`, `{ in: [] }` and the like. */
export function excludes(filter: Value, given: Value): boolean {
  if (filter.kind !== 'object') return isSame(filter, given) === false;
  if (filter.under.length > 0) return false;
  const { equals, not } = filter.properties;
  if (equals && isSame(equals, given) === false) return true;
  if (not && isSame(not, given) === true) return true;
  const among = propertyAt(filter, 'in');
  if (among.kind === 'array' && !among.open)
    return among.elements.every((element) => isSame(element, given) === false);
  const notAmong = propertyAt(filter, 'notIn');
  return notAmong.kind === 'array' && notAmong.elements.some((element) => isSame(element, given) === true);
}
