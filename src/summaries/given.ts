import type { Value } from '../facts/value.ts';
import { substitute } from './arguments.ts';
import { entranceOf } from './home.ts';
import { callAt, findOutward, type Place } from './place.ts';

/** What a value is on the way to a place: parameters of the functions entered there replaced by what they were called with. */
export function given(value: Value, at: Place): Value {
  if (value.kind === 'either') return { kind: 'either', values: value.values.map((one) => given(one, at)) };
  return givenFrom(value, at).value;
}

/** What a value is on the way to a place, and the outermost call that has a say in it; `null` where none has. */
export function givenFrom(
  value: Value,
  at: Place,
  from: Place | null = null,
): { readonly value: Value; readonly from: Place | null } {
  if (value.kind !== 'parameter') return { value, from };
  const inside = findOutward(at, ({ owner }) => owner.id === value.function);
  const entrance = inside && entranceOf(inside);
  const call = entrance?.part === 'target' ? callAt(entrance) : null;
  if (!entrance || !call) return { value, from };
  return givenFrom(substitute(value, value.function, call), entrance, entrance);
}
