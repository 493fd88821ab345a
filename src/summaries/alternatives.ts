import type { FunctionId } from '../facts/model.ts';
import { callAt, outward, type Place } from './place.ts';

/** One of several implementations that a call through an interface may run, and which of them a way goes through. */
interface Choice {
  readonly among: readonly FunctionId[];
  readonly chosen: FunctionId;
}

/**
 * Whether two places lie in different implementations of one method: where a program has chosen one of them, as one provider of several,
 * no run comes to both.
 */
export function areAlternatives(one: Place, other: Place): boolean {
  const choices = choicesOn(one);
  if (choices.length === 0) return false;
  return choicesOn(other).some((choice) => choices.some((known) => isOther(known, choice)));
}

function choicesOn(place: Place): readonly Choice[] {
  const way = outward(place);
  return way.flatMap(({ owner }, inner) => {
    const around = way[inner + 1];
    const targets = (around && callAt(around)?.targets) ?? [];
    const isChosen = targets.some(({ function: id, by }) => id === owner.id && by === 'implementation');
    return isChosen && targets.length > 1
      ? [{ among: targets.map(({ function: id }) => id), chosen: owner.id }]
      : [];
  });
}

function isOther(one: Choice, other: Choice): boolean {
  if (one.chosen === other.chosen || one.among.length !== other.among.length) return false;
  return one.among.every((id) => other.among.includes(id));
}
