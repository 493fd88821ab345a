import type { Value } from '../facts/value.ts';
import { substitute } from './arguments.ts';
import { entranceOf } from './home.ts';
import { callAt, outward, type Place } from './place.ts';

/** What a value is on the way to a place: parameters of the functions entered there replaced by what they were called with. */
export function given(value: Value, at: Place): Value {
  if (value.kind === 'either') return { kind: 'either', values: value.values.map((one) => given(one, at)) };
  if (value.kind !== 'parameter') return value;
  const inside = outward(at).find(({ owner }) => owner.id === value.function);
  const entrance = inside && entranceOf(inside);
  const call = entrance?.part === 'target' ? callAt(entrance) : null;
  return entrance && call ? given(substitute(value, value.function, call), entrance) : value;
}
