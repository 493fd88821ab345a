import type {
  Answer,
  CallFact,
  FunctionFacts,
  FunctionId,
  RemoteCall,
  ValueDependency,
} from '../facts/model.ts';
import type { Value } from '../facts/value.ts';
import { isGiven, substitute } from './arguments.ts';
import { calledFunctions } from './entrances.ts';
import { callsIn } from './interest.ts';
import { rememberSettled } from '../remember.ts';

/** What a remote call leaves to the callers of the function that makes it. */
export interface Dependence {
  readonly depends: readonly ValueDependency[];
  /** The answer when no caller gives any of them. */
  readonly whenAbsent: Answer;
}

/** A remote call for which the answer to a question is still a matter of parameters. */
export interface Demand {
  readonly call: CallFact;
  /** The function that makes the call. */
  readonly owner: FunctionId;
  readonly remote: RemoteCall;
  /** Any one of them settles the question with `yes`. */
  readonly values: readonly Value[];
  readonly whenAbsent: Answer;
  /** Names from the function that was called to the remote call. */
  readonly via: readonly string[];
}

/** What a remote call leaves open; `null` when nothing. */
type Ask = (remote: RemoteCall) => Dependence | null;

const demandLimit = 20;

/** One question about remote calls, carried from wrappers to the call sites that decide it. */
export class DemandSearch {
  readonly #functionFacts: (id: FunctionId) => FunctionFacts | null;
  readonly #ask: Ask;
  readonly #exempt: (call: CallFact, owner: FunctionFacts) => boolean;
  readonly #demandsOf = rememberSettled<FunctionId, readonly Demand[]>((id) => this.#read(id), []);

  /** Calls that are `exempt` hand nothing on to their callers. */
  constructor(
    functionFacts: (id: FunctionId) => FunctionFacts | null,
    ask: Ask,
    exempt: (call: CallFact, owner: FunctionFacts) => boolean,
  ) {
    this.#functionFacts = functionFacts;
    this.#ask = ask;
    this.#exempt = exempt;
  }

  /** Remote calls for which the question is decided with `no` by the arguments of this call. */
  refusedAt(call: CallFact): readonly Demand[] {
    return this.#settledAt(call).flatMap(({ answer, demand }) => (answer === 'no' ? [demand] : []));
  }

  /** Remote calls that the function makes itself and for which it leaves the question to its callers. */
  ownOf(id: FunctionId): readonly Demand[] {
    return this.#left(id, (call) => ownDemand(call, id, this.#ask));
  }

  /** What a call of `callee` makes of a demand that `callee` leaves to it. */
  settledBy(call: CallFact, callee: FunctionId, demand: Demand): Settled {
    return settle(demand, callee, call, this.#nameOf(callee, call));
  }

  #read(id: FunctionId): readonly Demand[] {
    return this.#left(id, (call) => this.#leftBy(call, id)).slice(0, demandLimit);
  }

  /** What the calls of a function leave open; whether one is exempt is asked only where it leaves something, as its whole file may be read for that. */
  #left(id: FunctionId, leftBy: (call: CallFact) => readonly Demand[]): readonly Demand[] {
    const facts = this.#functionFacts(id);
    if (!facts) return [];
    return callsIn(facts.flow).flatMap((call) => {
      const left = leftBy(call);
      return left.length > 0 && this.#exempt(call, facts) ? [] : left;
    });
  }

  #leftBy(call: CallFact, owner: FunctionId): readonly Demand[] {
    const handed = call.callbacks.filter(({ runs }) => runs !== 'deferred');
    return [
      ...ownDemand(call, owner, this.#ask),
      ...this.#settledAt(call).flatMap(({ answer, demand }) => (answer === 'caller' ? [demand] : [])),
      ...handed.flatMap((use) => this.#demandsOf(use.function)),
    ];
  }

  #settledAt(call: CallFact): readonly Settled[] {
    return calledFunctions(call).flatMap((id) =>
      this.#demandsOf(id).map((demand) => this.settledBy(call, id, demand)),
    );
  }

  #nameOf(id: FunctionId, call: CallFact): string {
    const name = this.#functionFacts(id)?.name ?? call.callee;
    return name.startsWith('<') ? call.callee : name;
  }
}

/** A demand after a call of the function that leaves it; `caller` where the caller leaves it to its own callers. */
export interface Settled {
  readonly demand: Demand;
  readonly answer: Answer | 'caller';
}

function ownDemand(call: CallFact, owner: FunctionId, ask: Ask): readonly Demand[] {
  const { remote } = call;
  const dependence = remote && ask(remote);
  if (!dependence) return [];
  const values = dependence.depends.map((dependency): Value => ({
    kind: 'parameter',
    name: '',
    fallback: null,
    ...dependency,
  }));
  return [{ call, owner, remote, values, whenAbsent: dependence.whenAbsent, via: [call.callee] }];
}

/** What the arguments of a call of `callee` make of its demand. */
function settle(demand: Demand, callee: FunctionId, call: CallFact, name: string): Settled {
  const values = demand.values
    .map((value) => substitute(value, callee, call))
    .filter((value) => isGiven(value) !== 'no');
  return {
    answer: answerOf(values, demand.whenAbsent),
    demand: { ...demand, values, via: [name, ...demand.via] },
  };
}

function answerOf(values: readonly Value[], whenAbsent: Answer): Answer | 'caller' {
  const answers = values.map(isGiven);
  if (answers.length === 0) return whenAbsent;
  if (answers.includes('yes')) return 'yes';
  return answers.includes('unknown') ? 'unknown' : 'caller';
}
