import type { CallFact, FunctionId } from '../facts/model.ts';
import { leavesRecord } from './endpoint.ts';
import { isMutating } from './handling.ts';
import { createReach, functionsOf } from './interest.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** What is known of the route to which a message is delivered as a request. */
export interface Receivers {
  /** Whether all that the receiver of a message does besides reading is to change a cache, which fills again by itself. */
  refreshesOnly(message: CallFact): boolean;
  /** Whether the receiver of a message runs a function: a step that sends itself on is delivered again until it has. */
  runs(message: CallFact, id: FunctionId): boolean;
}

export function createReceivers(source: FactSource): Receivers {
  const functionFacts = (id: FunctionId) => source.functionFacts(id);
  const matters = createReach(functionFacts, hasConsequence, functionsOf);
  const functionsIn = (message: CallFact): readonly FunctionId[] => {
    const file = message.remote?.receivedIn;
    const facts = file === undefined ? null : source.fileFacts(file);
    return (facts?.functions ?? []).map(({ id }) => id);
  };
  return {
    refreshesOnly: (message) => {
      const functions = functionsIn(message);
      return functions.length > 0 && !functions.some(matters);
    },
    runs: (message, id) => {
      const enters = createReach(functionFacts, (call) => functionsOf(call).includes(id), functionsOf);
      return functionsIn(message).some((one) => one === id || enters(one));
    },
  };
}

/** Whether a call is known to do something outside the process that is missed when it is not done. */
function hasConsequence({ remote }: CallFact): boolean {
  if (remote === null || remote.system === 'cache' || !isMutating(remote.effect)) return false;
  return remote.system !== 'service' || remote.effect !== 'create' || leavesRecord(remote);
}
