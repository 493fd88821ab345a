import type { CallFact, FileFacts, FunctionId } from '../facts/model.ts';
import type { FactSource } from '../facts/fact-source.ts';
import { callsAround } from './calls-around.ts';
import { leavesRecord } from './endpoint.ts';
import { given } from './given.ts';
import { isMutating } from './handling.ts';
import { createReach, functionsOf } from './interest.ts';
import { createNotices } from './notices.ts';
import type { Occurrence } from './place.ts';

/** What is known of what runs for a message: the route that it is delivered to as a request, or the handlers of a job by its name. */
export interface Receivers {
  /** The file whose route a message is delivered to, be its URL given by a caller of the function that sends it; `null` where none is known. */
  routeOf(message: Occurrence): FileFacts | null;
  /** Whether a call is known to do something that is missed when it is not done, besides telling people something. */
  matters(call: CallFact): boolean;
  /** Whether all that a message leads to besides reading is to change a cache, which fills again by itself, or to tell people something. */
  maySpare(message: Occurrence): boolean;
  /** Whether all that runs for a job by its name tells people something, whatever it does besides. */
  tells(message: Occurrence): boolean;
  /** Whether the receiver of a message runs a function: a step that sends itself on is delivered again until it has. */
  runs(message: Occurrence, id: FunctionId): boolean;
}

export function createReceivers(source: FactSource): Receivers {
  const functionFacts = (id: FunctionId) => source.functionFacts(id);
  const notices = createNotices(source);
  const isMissed = (call: CallFact) => hasConsequence(call) && !notices.isOf(call);
  const matters = createReach(functionFacts, isMissed, surelyRun);
  const routeOf = (message: Occurrence) => receivingFile(message, source);
  const receiving = (message: Occurrence): readonly FunctionId[] =>
    (routeOf(message)?.functions ?? []).map(({ id }) => id);
  return {
    routeOf,
    matters: isMissed,
    tells: (message) => {
      const named = namedFor(message, source);
      return named.length > 0 && named.every(notices.tells);
    },
    maySpare: (message) => {
      const route = receiving(message);
      if (route.length > 0) return !route.some(matters);
      const named = namedFor(message, source);
      return named.some(notices.tells) && !named.some(matters);
    },
    runs: (message, id) => {
      const enters = createReach(functionFacts, (call) => functionsOf(call).includes(id), functionsOf);
      return receiving(message).some((one) => one === id || enters(one));
    },
  };
}

/** The functions that a call is known to run: of several objects that an interface may stand for, nobody knows which one it is. */
function surelyRun(call: CallFact): readonly FunctionId[] {
  const open = call.targets.filter(({ by }) => by === 'implementation').map((target) => target.function);
  return open.length < 2 ? functionsOf(call) : functionsOf(call).filter((id) => !open.includes(id));
}

function receivingFile({ call: { remote }, place }: Occurrence, source: FactSource): FileFacts | null {
  if (remote?.receivedIn !== undefined) return source.fileFacts(remote.receivedIn);
  if (!remote?.target || remote.effect !== 'publish') return null;
  const file = source.repetition.receiverOf(given(remote.target, place));
  return file === null ? null : source.fileFacts(file);
}

/** The functions that run for a job by the name which is given on the way to it. */
function namedFor(message: Occurrence, { repetition }: FactSource): readonly FunctionId[] {
  return callsAround(message).flatMap(({ span }) => repetition.namedHandlers(span));
}

/** Whether a call is known to do something outside the process that is missed when it is not done. */
function hasConsequence({ remote }: CallFact): boolean {
  if (remote === null || remote.system === 'cache' || !isMutating(remote.effect)) return false;
  return remote.system !== 'service' || remote.effect !== 'create' || leavesRecord(remote);
}
