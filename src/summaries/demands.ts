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
import { rememberSettled } from './remember.ts';

/** What a remote call leaves to the callers of the function that makes it. */
export interface Dependence {
  readonly depends: readonly ValueDependency[];
  /** The answer when no caller gives any of them. */
  readonly whenAbsent: Answer;
}

/** A remote call for which the answer to a question is still a matter of parameters. */
export interface Demand {
  readonly call: CallFact;
  readonly remote: RemoteCall;
  /** Any one of them settles the question with `yes`. */
  readonly values: readonly Value[];
  readonly whenAbsent: Answer;
  /** Names from the function that was called to the remote call. */
  readonly via: readonly string[];
}

/** One question about remote calls, carried from wrappers to the call sites that decide it. */
export interface Demands {
  /** Remote calls for which the question is decided with `no` by the arguments of this call. */
  refusedAt(call: CallFact): readonly Demand[];
}

const demandLimit = 20;

/** `ask` says what a remote call leaves open, or `null`; calls that are `exempt` hand nothing on to their callers. */
export function createDemands(
  functionFacts: (id: FunctionId) => FunctionFacts | null,
  ask: (remote: RemoteCall) => Dependence | null,
  exempt: (call: CallFact, owner: FunctionFacts) => boolean,
): Demands {
  const demandsOf = rememberSettled<FunctionId, readonly Demand[]>((id) => {
    const facts = functionFacts(id);
    if (!facts) return [];
    const calls = [...callsIn(facts.flow)].filter((call) => !exempt(call, facts));
    const demands = calls.flatMap((call) => [
      ...ownDemand(call, ask),
      ...open(settledAt(call)),
      ...handedOver(call),
    ]);
    return demands.slice(0, demandLimit);
  }, []);

  function settledAt(call: CallFact): readonly Settled[] {
    return calledFunctions(call).flatMap((id) =>
      demandsOf(id).map((demand) => settle(demand, id, call, nameOf(id, call))),
    );
  }

  function nameOf(id: FunctionId, call: CallFact): string {
    const name = functionFacts(id)?.name ?? call.callee;
    return name.startsWith('<') ? call.callee : name;
  }

  function handedOver(call: CallFact): readonly Demand[] {
    return call.callbacks.flatMap((use) => (use.runs === 'deferred' ? [] : demandsOf(use.function)));
  }

  return {
    refusedAt: (call) => settledAt(call).flatMap(({ answer, demand }) => (answer === 'no' ? [demand] : [])),
  };
}

interface Settled {
  readonly demand: Demand;
  readonly answer: Answer | 'caller';
}

function open(settled: readonly Settled[]): readonly Demand[] {
  return settled.flatMap(({ answer, demand }) => (answer === 'caller' ? [demand] : []));
}

function ownDemand(call: CallFact, ask: (remote: RemoteCall) => Dependence | null): readonly Demand[] {
  const { remote } = call;
  const dependence = remote && ask(remote);
  if (!dependence) return [];
  const values = dependence.depends.map((dependency): Value => ({
    kind: 'parameter',
    name: '',
    fallback: null,
    ...dependency,
  }));
  return [{ call, remote, values, whenAbsent: dependence.whenAbsent, via: [call.callee] }];
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
