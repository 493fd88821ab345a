import { callsAround } from './calls-around.ts';
import { isMutating } from './handling.ts';
import { isInside } from './home.ts';
import type { Layout } from './layouts.ts';
import { alwaysBefore, orderOf, partingOf } from './order.ts';
import { outward, someOutward, type Occurrence, type Place } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';

/**
 * Whether a write before a message makes only what a look at its table finds missing, or puts right what that finds, in runs which others leave out:
 * a message that is sent with it or without it tells of something else, and whoever asks again finds what is there by then.
 */
export function isFoundOrMade(
  write: Occurrence,
  message: Occurrence,
  { calls }: Layout,
  { repetition }: ProgramCalls,
): boolean {
  if (!isLeftOutBySome(write, message, calls)) return false;
  const asked = callsAround(write).flatMap(({ span }) => repetition.askedAround(span));
  const tableOf = ({ call }: Occurrence) => repetition.idempotencyOf(call).table;
  const isAsked = (look: Occurrence) =>
    callsAround(look).some(({ span }) => asked.some((one) => isInside(span, one.span)));
  const table = asked.length > 0 ? tableOf(write) : null;
  return calls.some((look) => {
    if (!isLook(look, write) || !isAsked(look)) return false;
    const looked = tableOf(look);
    return table === null || looked === null || looked === table;
  });
}

function isLook({ call: { remote }, place }: Occurrence, write: Occurrence): boolean {
  return (
    remote?.system === 'database' && remote.effect === 'read' && orderOf(place, write.place) === 'before'
  );
}

/** Whether a test leaves a write out of runs that come to a message all the same, and that write nothing in its stead. */
function isLeftOutBySome(write: Occurrence, message: Occurrence, calls: readonly Occurrence[]): boolean {
  if (alwaysBefore(write.place, message.place)) return false;
  const [parting] = partingOf(write.place, message.place) ?? [];
  const way = outward(write.place);
  const within = way.slice(0, way.findIndex((at) => at === parting) + 1);
  const writes = calls.filter(
    ({ call: { remote } }) => remote?.system === 'database' && isMutating(remote.effect),
  );
  return within.some((at) => goesOnWithout(at) && !writes.some(({ place }) => isInOtherArm(place, at)));
}

/** Whether a place is in an arm of a branch of which the others run through. */
function goesOnWithout({ arm, part, step }: Place): boolean {
  if (part !== 'arm' || step.kind !== 'branch') return false;
  return !step.arms.some((flow, index) => index !== arm && flow.some(({ kind }) => kind === 'exit'));
}

function isInOtherArm(place: Place, at: Place): boolean {
  return someOutward(place, ({ arm, index, up }) => up === at.up && index === at.index && arm !== at.arm);
}
