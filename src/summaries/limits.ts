import type { CallFact, FileFacts, Flow, FunctionFacts, Span } from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import { isInside } from './home.ts';
import { callsIn, flowsIn } from './interest.ts';
import { remember } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** Whether something around a call ends the wait for it. */
export interface Limits {
  /** Something in the file of the call does, or a decorator may: a region of a library, a race, a durable engine. */
  around(call: CallFact, owner: FunctionFacts): boolean;
  /** Every known caller of the function limits it, or may where it is out of the program. */
  above(owner: FunctionFacts): boolean;
}

/** How many callers are looked at above one another. */
const heightLimit = 3;

/** How often callers are looked for near a function; where more is asked, the whole program is being linted and is read anyway. */
const nearLimit = 12;

export function createLimits(source: FactSource, callers: Callers): Limits {
  const inFile = remember((file: string) => {
    const facts = source.fileFacts(file);
    return facts ? limitsIn(facts, source) : { regions: [], raced: new Set<CallFact>() };
  });

  const sitesOf = ({ id }: FunctionFacts) => [...callers.of(id), ...callers.givenTo(id)];

  function around(call: CallFact, { span, entry, wrapped }: FunctionFacts): boolean {
    if (wrapped || entry?.kind === 'durable' || entry?.kind === 'workflow') return true;
    const { regions, raced } = inFile(span.file);
    return (
      call.raced === true ||
      raced.has(call) ||
      regions.some(({ by, over }) => by !== call && isInside(call.span, over))
    );
  }

  let near = 0;

  function above(owner: FunctionFacts, height = 0): boolean {
    if (height >= heightLimit) return false;
    if (!source.mayLimit()) return source.reach.mayBeLimitedOutside(owner.id) && sitesOf(owner).length === 0;
    const isLimited = ({ call, caller }: CallSite) =>
      around(call, caller) || isLimiting(call) || above(caller, height + 1);
    if (near++ < nearLimit) {
      for (const site of callers.near(owner)) if (!isLimited(site)) return false;
    }
    const sites = sitesOf(owner);
    return sites.length > 0 ? sites.every(isLimited) : source.reach.mayBeLimitedOutside(owner.id);
  }

  return { around, above };
}

interface FileLimits {
  readonly regions: readonly { readonly by: CallFact; readonly over: Span }[];
  readonly raced: ReadonlySet<CallFact>;
}

function limitsIn({ functions }: FileFacts, source: FactSource): FileLimits {
  const calls = functions.flatMap(({ flow }) => callsIn(flow));
  const regions = calls.filter(isLimiting).flatMap((by) => {
    const run = by.callbacks.flatMap((use) => source.functionFacts(use.function)?.span ?? []);
    return [by.span, ...run].map((over) => ({ by, over }));
  });
  const raced = new Set<CallFact>();
  for (const { flow } of functions) addRaced(flow, raced);
  return { regions, raced };
}

/** A breaker may hold a limit of its own, and a durable engine holds one for each step. */
function isLimiting({ region, inner = [] }: CallFact): boolean {
  return [region, ...inner].some((one) => {
    if (one?.kind === 'timeout') return one.bounded !== 'no';
    return one?.kind === 'breaker' || one?.kind === 'durable' || one?.kind === 'workflow';
  });
}

function addRaced(flow: Flow, raced: Set<CallFact>): void {
  for (const step of flow) {
    if (step.kind === 'parallel' && step.combinator === 'race')
      for (const call of step.branches.flatMap(callsIn)) raced.add(call);
    else for (const inner of flowsIn(step)) addRaced(inner, raced);
  }
}
