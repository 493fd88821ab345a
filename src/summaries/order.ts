import { fails, leaves } from './exits.ts';
import { callAt, outward, someOutward, type Place } from './place.ts';

/** `beside`: both happen, in no order; `apart`: no run is known that meets both, or one is inside the other. */
export type Order = 'before' | 'after' | 'beside' | 'apart';

/** How two places of one layout are met in one run in which nothing fails. */
export function orderOf(a: Place, b: Place): Order {
  const parting = partingOf(a, b);
  if (!parting) return 'apart';
  const [left, right] = parting;
  if (left.index === right.index) return withinStep(left, right);
  const [first, from] = left.index < right.index ? [left, a] : [right, b];
  if (leaves(from, first)) return 'apart';
  return first === left ? 'before' : 'after';
}

function withinStep(left: Place, right: Place): Order {
  if (left.step.kind === 'parallel') return 'beside';
  if (left.part === 'body' && right.part === 'finalizer') return 'before';
  if (left.part === 'finalizer' && right.part === 'body') return 'after';
  return 'apart';
}

/** The places of one sequence at which the ways to two places part; `null` when one is inside the other. */
export function partingOf(a: Place, b: Place): readonly [Place, Place] | null {
  let left: Place | null = a;
  let right: Place | null = b;
  while (left && right && left.up !== right.up) {
    const isLeftDeeper = left.depth > right.depth;
    if (left.depth >= right.depth) left = left.up;
    if (!isLeftDeeper) right = right.up;
  }
  return left && right && left !== right ? [left, right] : null;
}

/** Whether each run that meets `later` has met `earlier` before. */
export function alwaysBefore(earlier: Place, later: Place): boolean {
  if (orderOf(earlier, later) !== 'before') return false;
  const [parting] = partingOf(earlier, later) ?? [];
  const way = outward(earlier);
  return !way.slice(0, way.findIndex((place) => place === parting) + 1).some(isOptional);
}

function isOptional(place: Place): boolean {
  if (place.part === 'arm') return place.step.kind === 'branch';
  if (place.part === 'target') return (callAt(place)?.targets.length ?? 0) > 1;
  return place.part === 'turn' || place.part === 'handler';
}

/** Whether a place is met when nothing fails, neither before nor after it. */
export function isOnSuccessPath(place: Place): boolean {
  return !someOutward(place, answersFailure) && !fails(place);
}

/** Whether what runs at a place answers a failure: in a catch, or where a result is known to be that of a rejected promise. */
function answersFailure({ part, step, arm }: Place): boolean {
  return part === 'handler' || (part === 'arm' && step.kind === 'branch' && step.rejected === arm);
}
