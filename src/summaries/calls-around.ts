import type { CallFact } from '../facts/model.ts';
import { callAt, outward, type Occurrence } from './place.ts';

/** A call, and those that lead to it. */
export function callsAround({ call, place }: Occurrence): readonly CallFact[] {
  return [...new Set([call, ...outward(place).flatMap((at) => callAt(at) ?? [])])];
}
