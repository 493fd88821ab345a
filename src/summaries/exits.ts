import type { ExitStep, Flow, Step } from '../facts/model.ts';
import { entranceOf } from './home.ts';
import { flowsIn } from './interest.ts';
import { entersFunction, type Place } from './place.ts';

type Exit = ExitStep['how'];

/** How far an exit leads out, nearest first. */
const reach: readonly Exit[] = ['continue', 'break', 'return', 'throw'];

/** How a sequence always ends when nothing fails in it; `null` when it can run to its end. */
export function exitOf(flow: Flow): Exit | null {
  return exitFrom(flow, 0);
}

/** The exits with which a sequence ends from each of its steps on; sequences that nothing exits have none. */
const exitsFrom = new WeakMap<Flow, readonly (Exit | null)[]>();

/** How a sequence always ends from a step on, as {@link exitOf}. */
function exitFrom(flow: Flow, index: number): Exit | null {
  const known = exitsFrom.get(flow) ?? readExits(flow);
  return known[index] ?? null;
}

function readExits(flow: Flow): readonly (Exit | null)[] {
  const exits: (Exit | null)[] = [];
  for (const [index, step] of [...flow.entries()].reverse())
    exits[index] = stepExit(step) ?? exits[index + 1] ?? null;
  exitsFrom.set(flow, exits);
  return exits;
}

function stepExit(step: Step): Exit | null {
  switch (step.kind) {
    case 'exit':
      return step.how;
    case 'branch':
      return nearest(step.arms.map(exitOf));
    case 'try': {
      const body = exitOf(step.body);
      const caught = body === 'throw' && step.handler !== null;
      return exitOf(step.finalizer ?? []) ?? (caught ? exitOf(step.handler) : body);
    }
    default:
      return null;
  }
}

/** The exit that leads out least far, when each way has one. */
function nearest(exits: readonly (Exit | null)[]): Exit | null {
  return exits.includes(null) ? null : (reach.find((exit) => exits.includes(exit)) ?? null);
}

/** Whether the run always leaves between a place and the end of an outer sequence, so that what follows `until` is not met. */
export function leaves(from: Place, until: Place): boolean {
  for (let place: Place | null = from; place && place !== until;) {
    const exit = exitFrom(place.flow, place.index + 1);
    if (exit !== null && !isStopped(exit, place, until)) return true;
    place = nextAround(place, exit);
  }
  return false;
}

/** Whether the run that passes a place always ends in an error. */
export function fails(from: Place): boolean {
  for (let place: Place | null = from; place;) {
    const exit = exitFrom(place.flow, place.index + 1);
    if (exit === 'throw' && !isStopped(exit, place, null)) return true;
    place = nextAround(place, exit);
  }
  return false;
}

/** Where a run goes on after a sequence: what follows further out in a function that it has left by a `return` is not met. */
function nextAround(place: Place, exit: Exit | null): Place | null {
  return exit === 'return' ? (entranceOf(place) ?? null) : place.up;
}

/** Whether something between a place and an outer one ends the way of an exit: the function, the loop, a catch. */
function isStopped(exit: Exit, from: Place, until: Place | null): boolean {
  for (let place = from.up; place; place = place.up) {
    if (stops(exit, place)) return true;
    if (place === until) return false;
  }
  return false;
}

function stops(exit: Exit, place: Place): boolean {
  if (exit === 'throw') return place.part === 'body' && place.step.kind === 'try' && isSwallowed(place.step);
  if (exit === 'return') return entersFunction(place);
  return place.part === 'turn' || entersFunction(place);
}

function isSwallowed(step: Extract<Step, { kind: 'try' }>): boolean {
  return step.handler !== null && step.rethrows !== 'yes';
}

/** Whether a step may end the run with an error of its own: what was caught may be told by it after all. */
export function mayThrow(step: Step): boolean {
  return (step.kind === 'exit' && step.how === 'throw') || flowsIn(step).some((flow) => flow.some(mayThrow));
}
