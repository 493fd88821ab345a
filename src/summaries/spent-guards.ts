import type { ClientBuild, FileFacts, FunctionFacts } from '../facts/model.ts';
import type { Callers } from './callers.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A breaker or limiter that is built for the calls of one run of a function, and so knows of no other. */
export interface SpentGuard {
  readonly build: ClientBuild;
  /** Names from the function that uses it to the one that builds it. */
  readonly via: readonly string[];
}

/** How many factories are looked at above one another. */
const heightLimit = 3;

/** Breakers and limiters of a file of which each known user makes no more calls than are written down. */
export function spentGuardsIn(file: FileFacts, source: FactSource, callers: Callers): readonly SpentGuard[] {
  return file.builds.flatMap((build) => {
    if (build.keeps === 'connections') return [];
    const facts = source.functionFacts(build.function);
    const via = facts && wayFromUser(facts, build.fate, source, callers, [facts.name]);
    return via ? [{ build, via }] : [];
  });
}

/** Names from the first user of what a function builds or is given; `null` where some user, or nobody, is known to share it. */
function wayFromUser(
  { id }: FunctionFacts,
  fate: ClientBuild['fate'],
  source: FactSource,
  callers: Callers,
  via: readonly string[],
): readonly string[] | null {
  if (fate === 'spent') return via;
  if (fate !== 'returned' || via.length > heightLimit || callers.givenTo(id).length > 0) return null;
  const ways = callers
    .of(id)
    .map(({ caller, call }) =>
      caller.module
        ? null
        : wayFromUser(caller, source.fateOf(call.span), source, callers, [caller.name, ...via]),
    );
  const [first = null] = ways;
  return ways.includes(null) ? null : first;
}
