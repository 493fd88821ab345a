import type { Span } from '../facts/model.ts';
import { callAt, entersFunction, findOutward, type Occurrence, type Place } from './place.ts';

/** The place at which the function around a place was entered; none in the function that was laid out. */
export function entranceOf({ up }: Place): Place | undefined {
  return up ? findOutward(up, entersFunction) : undefined;
}

/** Where an occurrence shows in the text of a function: the call itself, or the call that leads to it. */
export interface Sight {
  readonly place: Place;
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  /** Names from the function entered at `span` to the call in the end; the call alone where `span` is the call itself. */
  readonly via: readonly string[];
}

/** Where an occurrence shows in the text of the function that was laid out. */
export function sightOf({ call, place }: Pick<Occurrence, 'call' | 'place'>): Sight {
  const at = findOutward(place, isCallAtHome) ?? place;
  const { span, callee } = callAt(at) ?? call;
  return { place: at, span, callee, via: [...place.via.slice(at.via.length), call.callee] };
}

function isCallAtHome({ isHome, step }: Place): boolean {
  return isHome && step.kind === 'call';
}

/** Whether a reader of the text meets an operation there, or one call away. */
export function isNear(occurrence: Occurrence): boolean {
  return sightOf(occurrence).via.length <= 2;
}

/** Whether one span lies in another. */
export function isInside(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}
