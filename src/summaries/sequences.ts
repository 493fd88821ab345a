import type { Layout } from './layouts.ts';
import { callAt, type Occurrence, type Place } from './place.ts';
import { isInside } from './home.ts';
import type { Span, Step } from '../facts/model.ts';

/** A step of a sequence at which, or inside which, calls are met. */
export interface Stop {
  readonly place: Place;
  readonly step: Step;
  /** The call of the step itself, where it is one that questions are about. */
  own: Occurrence | null;
  /** The places inside which the step's own sequences run: arms, turns, targets, callbacks. */
  readonly inner: Place[];
}

/** The sequences of a layout, each by the place inside which it runs. */
export interface Sequences {
  /** The steps of a sequence at which calls are met, in order; `null` stands for the function that was laid out. */
  of(up: Place | null): readonly Stop[];
}

export function sequencesOf({ calls }: Layout): Sequences {
  const sequences = new Map<Place | null, Map<number, Stop>>();
  for (const occurrence of calls) {
    if (!occurrence.certain) continue;
    stopAt(occurrence.place).own = occurrence;
    enter(occurrence.place.up);
  }
  return {
    of: (up) => [...(sequences.get(up)?.values() ?? [])].sort((a, b) => a.place.index - b.place.index),
  };

  function stopAt(place: Place): Stop {
    const stops = sequences.get(place.up) ?? new Map<number, Stop>();
    sequences.set(place.up, stops);
    const known = stops.get(place.index) ?? { place, step: place.step, own: null, inner: [] };
    stops.set(place.index, known);
    return known;
  }

  function enter(inside: Place | null): void {
    for (let at = inside; at; at = at.up) {
      const { inner } = stopAt(at);
      if (inner.includes(at)) return;
      inner.push(at);
    }
  }
}

/** A step with those before it that are written inside its text: arguments of the call, or of those. */
export interface Nested {
  readonly stop: Stop;
  readonly inside: readonly Nested[];
}

/** The steps of a sequence with what is written inside a call laid under that call. */
export function nested(stops: readonly Stop[]): readonly Nested[] {
  const found: Nested[] = [];
  for (const stop of stops) {
    const over = callAt(stop.place)?.span ?? null;
    const inside: Nested[] = [];
    for (let last = found.at(-1); over && last && isWritten(last, over); last = found.at(-1)) {
      inside.unshift(last);
      found.pop();
    }
    found.push({ stop, inside });
  }
  return found;
}

function isWritten({ stop: { step } }: Nested, over: Span): boolean {
  if (step.kind === 'call') return isInside(step.call.span, over);
  return step.kind === 'parallel' && isInside(step.span, over);
}
