import type { CallFact } from '../facts/model.ts';
import { callsAround } from './calls-around.ts';
import { sightOf } from './home.ts';
import { functionsOf } from './interest.ts';
import type { Layout } from './layouts.ts';
import type { OperationPair } from './operation-pair.ts';
import { orderOf } from './order.ts';
import type { Occurrence } from './place.ts';
import type { ProgramCalls } from './program-calls.ts';
import { isRequested } from './request-paths.ts';
import { isSameMessage, namingCall } from './same-message.ts';
import { keeperOf } from './stores.ts';

/** What a run writes, and the messages that tell of it. */
export type PairsIn = (layout: Layout) => readonly OperationPair[];

/**
 * Whether a message that was not sent is made up for: a schedule sends the same one for what is there, or it has people told something, and a request
 * sends it that writes nothing of which it would tell, so that who misses it asks for it again. Looks at the whole program: asked where there is a
 * finding.
 */
export function isMadeUpFor(message: Occurrence, program: ProgramCalls, pairsIn: PairsIn): boolean {
  const named = namingCall(message);
  if (!named) return false;
  const { layouts, receivers, repetition } = program;
  const sending = repetition
    .scheduledFunctions()
    .filter(layouts.reaching((call) => isSameMessage(named, call)));
  if (sending.some((id) => isSentForRows(named, layouts.callsOf(id)))) return true;
  return (
    receivers.tells(message) &&
    requestsFor(named, program).some((layout) => isSentAlone(named, layout, pairsIn(layout)))
  );
}

/** Whether a run sends the same message before it writes anything. */
function isSentForRows(named: CallFact, calls: readonly Occurrence[]): boolean {
  const sent = sentIn(calls, named);
  const writes = sent.length > 0 ? calls.filter((one) => keeperOf(one) === 'database') : [];
  return sent.some(({ place }) => !writes.some((write) => orderOf(write.place, place) === 'before'));
}

/** The functions that are entered for requests and send the same message. */
function requestsFor(named: CallFact, { callers, layouts }: ProgramCalls): readonly Layout[] {
  const sites = functionsOf(named).flatMap((id) => callers.of(id));
  const same = sites.filter(({ call, caller }) => isSameMessage(named, call) && isRequested(caller, callers));
  return same.map(({ caller }) => layouts.of(caller));
}

/** Whether a run sends the same message, and tells of nothing by it. */
function isSentAlone(named: CallFact, { calls }: Layout, pairs: readonly OperationPair[]): boolean {
  return sentIn(calls, named).some((one) => {
    const { file, start } = sightOf(one).span;
    return !pairs.some(({ second: { span } }) => span.file === file && span.start === start);
  });
}

function sentIn(calls: readonly Occurrence[], named: CallFact): readonly Occurrence[] {
  return calls.filter((one) => callsAround(one).some((call) => isSameMessage(named, call)));
}
