import type { FunctionId } from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { substitute } from './arguments.ts';
import { callAt, entersFunction, outward, type Place } from './place.ts';

/** What a value is on the way to a place: parameters of the functions entered there replaced by what they were called with. */
export function given(value: Value, at: Place): Value {
  if (value.kind === 'either') return { kind: 'either', values: value.values.map((one) => given(one, at)) };
  if (value.kind !== 'parameter') return value;
  const entrance = entranceOf(value.function, at);
  const call = entrance?.part === 'target' ? callAt(entrance) : null;
  return entrance && call ? given(substitute(value, value.function, call), entrance) : value;
}

/** The call by which a function was entered on the way to a place. */
function entranceOf(id: FunctionId, at: Place): Place | null {
  for (const { owner, up } of outward(at)) {
    if (owner.id === id && up && entersFunction(up) && up.owner.id !== id) return up;
  }
  return null;
}
