import type { FunctionFacts, Span } from '../facts/model.ts';
import { callAt, entersFunction, outward, type Occurrence, type Place } from './place.ts';

/**
 * Whether a place stands in the text of the function that was laid out: in its own flow, or in a function that is written
 * inside it and handed over to be run.
 */
export function isHome(place: Place, root: FunctionFacts): boolean {
  if (place.owner.id === root.id) return true;
  return isInside(place.owner.span, root.span) && entranceOf(place)?.part === 'callback';
}

/** The place at which the function around a place was entered; none in the function that was laid out. */
export function entranceOf(place: Place): Place | undefined {
  const [, ...around] = outward(place);
  return around.find(entersFunction);
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
export function sightOf({ call, place }: Pick<Occurrence, 'call' | 'place'>, root: FunctionFacts): Sight {
  const at = outward(place).find((around) => callAt(around) && isHome(around, root)) ?? place;
  const { span, callee } = callAt(at) ?? call;
  return { place: at, span, callee, via: [...place.via.slice(at.via.length), call.callee] };
}

/** Whether a reader of the text meets an operation there, or one call away. */
export function isNear(occurrence: Occurrence, root: FunctionFacts): boolean {
  return sightOf(occurrence, root).via.length <= 2;
}

/** Whether one span lies in another. */
export function isInside(inner: Span, outer: Span): boolean {
  return inner.file === outer.file && inner.start >= outer.start && inner.end <= outer.end;
}
