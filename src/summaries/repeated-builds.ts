import type { ClientBuild, FileFacts, FunctionFacts, FunctionId } from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A client that is built anew for each request, message or event. */
export interface RepeatedBuild {
  readonly build: ClientBuild;
  /** Names from the function that is entered for each of them to the one that builds the client. */
  readonly via: readonly string[];
}

/** A function on the way up from a client, and whether it gives the client to its caller. */
interface Stage {
  readonly facts: FunctionFacts;
  readonly returns: boolean;
  readonly via: readonly string[];
}

/** How many callers are looked at above one another. */
const heightLimit = 6;

/** Clients of a file that are built on the way of each request, with the shortest way. */
export function repeatedBuildsIn(
  file: FileFacts,
  source: FactSource,
  callers: Callers,
): readonly RepeatedBuild[] {
  return file.builds.flatMap((build) => {
    if (build.keeps !== 'connections') return [];
    const facts = source.functionFacts(build.function);
    const via = facts && wayFromEntry(facts, build, source, callers);
    return via ? [{ build, via }] : [];
  });
}

function wayFromEntry(
  facts: FunctionFacts,
  build: ClientBuild,
  source: FactSource,
  callers: Callers,
): readonly string[] | null {
  const seen = new Set<FunctionId>([facts.id]);
  let stages: readonly Stage[] = [{ facts, returns: build.fate === 'returned', via: [facts.name] }];
  for (let height = 0; height < heightLimit && stages.length > 0; height += 1) {
    const entered = stages.find((stage) => isEntered(stage, callers));
    if (entered) return entered.via;
    stages = stages.flatMap((stage) => stagesAbove(stage, seen, source, callers));
  }
  return null;
}

/** Whether something outside the program runs the function again and again, and does not keep what it returns. */
function isEntered({ facts, returns }: Stage, callers: Callers): boolean {
  if (returns) return false;
  const kind = facts.entry?.kind;
  if (facts.served || kind === 'request-handler' || kind === 'message-handler' || kind === 'event-handler')
    return true;
  return callers.givenTo(facts.id).some(({ call }) => {
    const by = call.region?.kind;
    return by === 'request' || by === 'handler';
  });
}

function stagesAbove(
  { facts, returns, via }: Stage,
  seen: Set<FunctionId>,
  source: FactSource,
  callers: Callers,
): readonly Stage[] {
  return [...callers.of(facts.id), ...callers.givenTo(facts.id).filter(isRunThere)].flatMap(
    ({ caller, call }) => {
      const fate = returns ? source.fateOf(call.span) : 'used';
      if (fate === 'unknown' || seen.has(caller.id) || caller.module) return [];
      seen.add(caller.id);
      return [{ facts: caller, returns: fate === 'returned', via: [caller.name, ...via] }];
    },
  );
}

/** Whether the call runs the functions that it is given before it is over. */
function isRunThere({ call }: CallSite): boolean {
  return call.callbacks.some(({ runs }) => runs === 'inline');
}
