import { callsAround } from './calls-around.ts';
import { isMutating } from './handling.ts';
import { isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { orderOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/**
 * Whether a message after a write tells of another row: it is made of what a later write answers, and of nothing that the first one does.
 * Whether the message and that later write can come apart is a question of its own.
 */
export function tellsOfAnother(
  write: Occurrence,
  message: Occurrence,
  { calls }: Layout,
  { repetition }: ProgramCalls,
): boolean {
  const later = calls.filter((one) => isLaterWrite(one, write, message));
  if (later.length === 0) return false;
  const given = callsAround(message).flatMap(({ span }) => repetition.answersGiven(span));
  const isGiven = ({ call }: Occurrence) => given.some((span) => isInside(call.span, span));
  return !isGiven(write) && later.some(isGiven);
}

/** The writes of which a message is known to tell: it is made of what they answer, or sent where that says so. All where none is known. */
export function toldWrites(
  writes: readonly Occurrence[],
  message: Occurrence,
  { repetition }: ProgramCalls,
): readonly Occurrence[] {
  if (writes.length < 2) return writes;
  const spans = callsAround(message).flatMap(({ span }) => [
    ...repetition.answersGiven(span),
    ...repetition.askedAround(span).map((asked) => asked.span),
  ]);
  const told = writes.filter((write) =>
    callsAround(write).some((call) => spans.some((span) => isInside(call.span, span))),
  );
  return told.length > 0 ? told : writes;
}

function isLaterWrite(one: Occurrence, write: Occurrence, message: Occurrence): boolean {
  const { remote } = one.call;
  if (remote?.system !== 'database' || remote.marks !== null || !isMutating(remote.effect)) return false;
  return orderOf(write.place, one.place) === 'before' && orderOf(one.place, message.place) === 'before';
}
