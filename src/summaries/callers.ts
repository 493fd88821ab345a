import type { CallFact, FunctionFacts, FunctionId, Span } from '../facts/model.ts';
import { calledFunctions } from './entrances.ts';
import { callsIn } from './interest.ts';
import { remember, rememberWeakly } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A call and the function in whose text it stands. */
export interface CallSite {
  readonly caller: FunctionFacts;
  readonly call: CallFact;
}

/** Who calls what, over the whole program. A question that is not settled in few files extracts the facts of all of them, once. */
export interface Callers {
  /** Calls that enter the function or are given it, in the files most likely to hold some; read as far as they are asked for. */
  near(owner: FunctionFacts): Iterable<CallSite>;
  /** Calls that may enter the function, in the order of the program. */
  of(id: FunctionId): readonly CallSite[];
  /** Calls that are given the function to run. */
  givenTo(id: FunctionId): readonly CallSite[];
  /** Calls on the client that is constructed at a place. */
  onClient(construction: Span): readonly CallSite[];
}

/** So many questions are answered from few files each; where more are asked, the whole program is being linted, and is read once for all. */
const fewLimit = 20;

export function createCallers(source: FactSource): Callers {
  let all: readonly CallSite[] | null = null;
  const everywhere = () => (all ??= callSitesIn(source.allFunctions()));
  const byFunction = remember((_: 'all') => indexBy(everywhere(), runBy));
  const byClient = remember((_: 'all') =>
    indexBy(everywhere(), ({ call }) => constructionOf(call).map(keyOf)),
  );
  let asked = 0;
  const isWorthFew = () => all === null && asked++ < fewLimit;
  /** The calls of few files that enter a function or are given it; `null` where any file may hold some, or all are read anyway. */
  const few = remember((id: FunctionId) => {
    const functions = isWorthFew() ? source.functionsCalling(id) : null;
    return functions && [...sitesAmong(functions, id)];
  });
  const known = (id: FunctionId) => byFunction('all').get(id) ?? [];
  const runOf = (id: FunctionId) => few(id) ?? known(id);
  return {
    near: (owner) =>
      all ? likeliest(known(owner.id), owner, source) : sitesAmong(source.functionsNaming(owner), owner.id),
    of: (id) => runOf(id).filter(({ call }) => calledFunctions(call).includes(id)),
    givenTo: (id) => runOf(id).filter(({ call }) => givenFunctions(call).includes(id)),
    onClient: (construction) => {
      const key = keyOf(construction);
      const functions = isWorthFew() ? source.functionsUsing(construction) : null;
      if (!functions) return byClient('all').get(key) ?? [];
      return callSitesIn(functions).filter(({ call }) => constructionOf(call).map(keyOf).includes(key));
    },
  };
}

function callSitesIn(functions: readonly FunctionFacts[]): readonly CallSite[] {
  return functions.flatMap((caller) => callsIn(caller.flow).map((call) => ({ caller, call })));
}

/** The calls that reading the files most likely to hold some would find, in its order. */
function likeliest(
  sites: readonly CallSite[],
  owner: FunctionFacts,
  source: FactSource,
): readonly CallSite[] {
  const likely = sites.flatMap((site) => {
    const likelihood = source.likelihoodIn(site.caller.span.file, owner);
    return likelihood === null ? [] : [{ site, likelihood }];
  });
  return likely.toSorted((one, other) => one.likelihood - other.likelihood).map(({ site }) => site);
}

function givenFunctions({ callbacks }: CallFact): readonly FunctionId[] {
  return callbacks.map((use) => use.function);
}

function runBy({ call }: CallSite): readonly FunctionId[] {
  return [...new Set([...calledFunctions(call), ...givenFunctions(call)])];
}

function* sitesAmong(functions: Iterable<FunctionFacts>, id: FunctionId): Generator<CallSite> {
  for (const caller of functions) yield* runIn(caller).get(id) ?? [];
}

/** The calls of a function by the functions that they enter or are given. */
const runIn = rememberWeakly((caller: FunctionFacts): ReadonlyMap<FunctionId, readonly CallSite[]> => {
  const calls = callsIn(caller.flow).filter(
    ({ callbacks, targets }) => callbacks.length > 0 || targets.length > 0,
  );
  if (calls.length === 0) return runsNothing;
  return indexBy(
    calls.map((call) => ({ caller, call })),
    runBy,
  );
});

const runsNothing: ReadonlyMap<FunctionId, readonly CallSite[]> = new Map();

function indexBy<Key>(sites: readonly CallSite[], keysOf: (site: CallSite) => readonly Key[]) {
  const index = new Map<Key, CallSite[]>();
  for (const site of sites) {
    for (const key of keysOf(site)) {
      const known = index.get(key);
      if (known) known.push(site);
      else index.set(key, [site]);
    }
  }
  return index;
}

function constructionOf({ remote }: CallFact): readonly Span[] {
  const construction = remote?.client.construction;
  return construction ? [construction] : [];
}

function keyOf({ file, start }: Span): string {
  return `${file}#${start}`;
}
