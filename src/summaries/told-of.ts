import { callsAround } from './calls-around.ts';
import { isMutating } from './handling.ts';
import { isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { alwaysBefore, orderOf } from './order.ts';
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

/**
 * Whether a write that some runs leave out makes only what is missing: a message which is sent with it or without it, and made of nothing that it
 * answers, tells of something else, and whoever asks again has both done.
 */
export function fillsIn(write: Occurrence, message: Occurrence, { repetition }: ProgramCalls): boolean {
  if (!repetition.idempotencyOf(write.call).fillsIn) return false;
  if (alwaysBefore(write.place, message.place)) return false;
  const given = callsAround(message).flatMap(({ span }) => repetition.answersGiven(span));
  return !given.some((span) => isInside(write.call.span, span));
}

/** Whether a message is known to tell of a write: it is made of what that answers, or sent where that says so. */
export function isToldBy(message: Occurrence, { repetition }: ProgramCalls): (write: Occurrence) => boolean {
  const spans = callsAround(message).flatMap(({ span }) => [
    ...repetition.answersGiven(span),
    ...repetition.askedAround(span).map((asked) => asked.span),
  ]);
  return (write) => callsAround(write).some((call) => spans.some((span) => isInside(call.span, span)));
}

function isLaterWrite(one: Occurrence, write: Occurrence, message: Occurrence): boolean {
  const { remote } = one.call;
  if (remote?.system !== 'database' || remote.marks !== null || !isMutating(remote.effect)) return false;
  return orderOf(write.place, one.place) === 'before' && orderOf(one.place, message.place) === 'before';
}
