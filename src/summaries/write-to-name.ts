import type { AnswerUse } from '../facts/model.ts';
import { callsAround } from './calls-around.ts';
import { isInside, sightOf } from './home.ts';
import { alwaysBefore, orderOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isToldBy } from './told-of.ts';

type Preference = (write: Occurrence) => boolean;

/**
 * The write before a message to name, of several: the one without which the message would have nothing to tell, as far as that is known, and of
 * those the one that a reader sees first.
 */
export function writeToName(
  writes: readonly Occurrence[],
  message: Occurrence,
  program: ProgramCalls,
): Occurrence | undefined {
  if (writes.length < 2) return writes[0];
  const told = weightiest(message, program).reduce(narrowed, writes);
  return plainest(told, writes, program).reduce(narrowed, told).at(-1);
}

function narrowed(writes: readonly Occurrence[], isPreferred: Preference): readonly Occurrence[] {
  const preferred = writes.length > 1 ? writes.filter(isPreferred) : [];
  return preferred.length > 0 ? preferred : writes;
}

/** What speaks for a write as the one that a message tells of: it is over, it is more than a count or an entry, and each run makes it. */
function weightiest(message: Occurrence, program: ProgramCalls): readonly Preference[] {
  const { repetition } = program;
  return [
    ({ place }) => orderOf(place, message.place) === 'before',
    ({ call }) => !repetition.onlyCounts(call),
    (write) => !isAddedOnly(write, program),
    ({ place }) => alwaysBefore(place, message.place),
    isToldBy(message, program),
    ({ call }) => repetition.idempotencyOf(call).makes !== 'change',
  ];
}

/** What speaks for a write among those that tell as much: its chain is short, most others are made of it, its answer is used, it changes what is there. */
function plainest(
  told: readonly Occurrence[],
  writes: readonly Occurrence[],
  program: ProgramCalls,
): readonly Preference[] {
  const chainOf = (write: Occurrence) => sightOf(write).via.length;
  const shortest = Math.min(...told.map(chainOf));
  const sources = writes.flatMap((write) => sourcesOf(write, writes, program));
  const madeOf = (write: Occurrence) => sources.filter((source) => source === write).length;
  const most = Math.max(...told.map(madeOf));
  return [
    (write) => chainOf(write) === shortest,
    (write) => madeOf(write) === most,
    (write) => useOf(write, program) !== 'dropped',
    ({ effect }) => effect !== 'create',
  ];
}

/** The writes of whose answers another one is made, without those of which only these are made. */
function sourcesOf(
  write: Occurrence,
  writes: readonly Occurrence[],
  { repetition }: ProgramCalls,
): readonly Occurrence[] {
  const behind = ({ call }: Occurrence) => {
    const given = repetition.answersGiven(call.span);
    return writes.filter((one) => given.some((span) => isInside(one.call.span, span)));
  };
  const sources = behind(write);
  const further = new Set(sources.flatMap(behind));
  return sources.filter((source) => !further.has(source));
}

/** Whether a write adds rows of which the run takes no notice, as a log is added to. */
function isAddedOnly(write: Occurrence, program: ProgramCalls): boolean {
  return write.effect === 'create' && useOf(write, program) === 'dropped';
}

/** What becomes of what a write answers, on the way out of the functions that only give it on. */
function useOf(write: Occurrence, { repetition }: ProgramCalls): AnswerUse {
  const uses = callsAround(write).map(({ span }) => repetition.answerUse(span));
  return uses.find((use) => use !== 'returned') ?? 'returned';
}
