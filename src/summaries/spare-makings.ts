import type { CallFact } from '../facts/model.ts';
import { callsAround } from './calls-around.ts';
import { isInside } from './home.ts';
import { callAt, outward, type Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { keeperOf } from './stores.ts';

/**
 * Whether nothing is missed of what an earlier step leaves standing: it makes something by which no money moves, an account, and the later step
 * keeps in the database which one that is. Without that nobody uses it, and who asks again has another one made.
 */
export function isSpare(earlier: Occurrence, later: Occurrence, { repetition }: ProgramCalls): boolean {
  if (earlier.call.remote?.makes?.money !== 'stays' || keeperOf(later) !== 'database') return false;
  const making = callsAround(earlier);
  const keeping = keepingCalls(later);
  const isGiven = keeping
    .flatMap(({ span }) => repetition.answersGiven(span))
    .some((given) => making.some(({ span }) => isInside(span, given)));
  return isGiven || isKeptIn(making, keeping, repetition);
}

/** Whether what some calls make where it is missing is kept by others in the object that lacked it. */
function isKeptIn(
  making: readonly CallFact[],
  keeping: readonly CallFact[],
  repetition: ProgramCalls['repetition'],
): boolean {
  return making
    .flatMap(({ span }) => repetition.keepersOf(span))
    .some(({ call }) => keeping.some(({ span }) => isInside(span, call)));
}

/** The call that keeps something, and those by which functions that lead to it are given it. What runs a function that is written in it gives it nothing. */
function keepingCalls({ call, place }: Occurrence): readonly CallFact[] {
  return [call, ...outward(place).flatMap((at) => (at.part === 'target' ? (callAt(at) ?? []) : []))];
}
