import type { CallFact, FunctionFacts, FunctionId } from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import type { Demand, DemandSearch } from './demands.ts';
import { calledFunctions } from './entrances.ts';
import type { Limits } from './limits.ts';
import { isJudged, isWaitedFor } from './missing-bound.ts';
import { remember } from '../remember.ts';
import type { FactSource } from '../facts/fact-source.ts';

/** A function takes the limit of a call from its callers, and nobody in sight gives one. */
export interface Withheld {
  /** The function as a reader would name it. */
  readonly wrapper: string;
  /** How many calls leave the limit out, two at least. */
  readonly calls: number;
  /** A function that makes one of them, as a reader would name it; `null` where none has a name. */
  readonly caller: string | null;
}

/**
 * Finds wrappers that get the limit they take from nobody, so that one edit in them bounds all calls. The lints of the wrapper and of
 * its callers come to one answer, because only programs count that all of them look at.
 */
export class WithheldLimits {
  readonly #source: FactSource;
  readonly #callers: Callers;
  readonly #limits: Limits;
  readonly #demands: DemandSearch;
  readonly #in = remember((wrapper: FunctionId) => this.#read(wrapper));

  constructor(source: FactSource, callers: Callers, limits: Limits, demands: DemandSearch) {
    this.#source = source;
    this.#callers = callers;
    this.#limits = limits;
    this.#demands = demands;
  }

  /** What holds for a remote call in the text of a function; `null` where a caller may give the limit, or a single one leaves it out. */
  of(call: CallFact, owner: FunctionId): Withheld | null {
    return this.#in(owner).get(call) ?? null;
  }

  #read(id: FunctionId): ReadonlyMap<CallFact, Withheld> {
    const facts = this.#source.functionFacts(id);
    const demands = this.#demands.ownOf(id).filter(({ whenAbsent }) => whenAbsent === 'no');
    return new Map(
      demands.flatMap((demand) => {
        const withheld = facts && this.#isJudgedHere(demand) ? this.#withheldFrom(facts, demand) : null;
        return withheld ? [[demand.call, withheld] as const] : [];
      }),
    );
  }

  #isJudgedHere({ call: { span } }: Demand): boolean {
    const file = this.#source.fileFacts(span.file);
    return file?.role === 'service' && !isJudged(span, file);
  }

  #withheldFrom(wrapper: FunctionFacts, demand: Demand): Withheld | null {
    if (this.#isGivenNearby(wrapper, demand)) return null;
    const sites = this.#leftOut(demand, wrapper, new Set());
    const calls = new Set(sites?.map(({ call }) => call));
    const [first] = calls;
    const isSeen = sites?.every(({ caller }) => this.#isSharedView(caller, wrapper)) === true;
    if (!first || calls.size < 2 || !isSeen) return null;
    const caller = sites.map((site) => site.caller.name).find(isNamed) ?? null;
    return { wrapper: isNamed(wrapper.name) ? wrapper.name : first.callee, calls: calls.size, caller };
  }

  /** Whether a call near the wrapper gives a limit: the usual case, told without reading the whole program. */
  #isGivenNearby(wrapper: FunctionFacts, demand: Demand): boolean {
    const { id } = wrapper;
    for (const { call } of this.#callers.near(wrapper)) {
      if (calledFunctions(call).includes(id) && this.#gives(call, id, demand)) return true;
    }
    return false;
  }

  #gives(call: CallFact, callee: FunctionId, demand: Demand): boolean {
    const { answer } = this.#demands.settledBy(call, callee, demand);
    return answer === 'yes' || answer === 'unknown';
  }

  /** The calls that leave the limit out, wrappers of the wrapper followed upwards; `null` where one may give it. */
  #leftOut(demand: Demand, { id, entry }: FunctionFacts, above: ReadonlySet<FunctionId>): Sites {
    if (entry) return null;
    if (above.has(id)) return [];
    const through = new Set([...above, id]);
    const called = this.#callers.of(id).map((site) => this.#leftOutAt(site, id, demand, through));
    const run = this.#callers.givenTo(id).map(({ caller }) => this.#handedOn(demand, caller, through));
    return joined([...called, ...run]);
  }

  #leftOutAt(site: CallSite, callee: FunctionId, demand: Demand, through: ReadonlySet<FunctionId>): Sites {
    const { call, caller } = site;
    if (call.awaited === 'no') return [];
    const settled = this.#demands.settledBy(call, callee, demand);
    if (settled.answer === 'caller' && !this.#limits.around(call, caller))
      return this.#handedOn(settled.demand, caller, through);
    return settled.answer === 'no' && isWaitedFor(call, caller, this.#limits) ? [site] : null;
  }

  /** What becomes of a demand that a function leaves to its own callers; one that nobody in sight calls may be given it. */
  #handedOn(demand: Demand, { id, ...rest }: FunctionFacts, through: ReadonlySet<FunctionId>): Sites {
    const isReached = this.#callers.of(id).length + this.#callers.givenTo(id).length > 0;
    return isReached ? this.#leftOut(demand, { id, ...rest }, through) : null;
  }

  #isSharedView({ span }: FunctionFacts, wrapper: FunctionFacts): boolean {
    return [span.file, wrapper.span.file].every(
      (file) => span.file === wrapper.span.file || this.#source.startsFrom(file),
    );
  }
}

/** Whether a function goes by a name that its text gives it. */
function isNamed(name: string): boolean {
  return !name.startsWith('<');
}

/** `null` where the answer is open. */
type Sites = readonly CallSite[] | null;

function joined(parts: readonly Sites[]): Sites {
  const sites: CallSite[] = [];
  for (const part of parts) {
    if (!part) return null;
    sites.push(...part);
  }
  return sites;
}
