import type {
  CallFact,
  FileFacts,
  FunctionFacts,
  FunctionId,
  KeyFact,
  RemoteCall,
  Remedy,
  Span,
} from '../facts/model.ts';
import { DemandSearch, type Demand } from './demands.ts';
import { callsIn } from './interest.ts';

/** A remote create that carries nothing by which its repetition could be told, at the call site that decides so. */
export interface UnkeyedCreate {
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  readonly remote: RemoteCall;
  readonly key: KeyFact;
  /** Names from the function called at `span` to the remote call; the call alone where `span` is the call itself. */
  readonly via: readonly string[];
  readonly remedy: Remedy | null;
}

/** The idempotency keys that remote calls leave to the callers of their functions. */
export function keyDemands(functionFacts: (id: FunctionId) => FunctionFacts | null): DemandSearch {
  return new DemandSearch(
    functionFacts,
    ({ key }) => (key?.verdict === 'caller' ? { depends: key.depends, whenAbsent: 'no' } : null),
    () => false,
  );
}

/** Answers which creates of a file are done without an idempotency key. */
export function createUnkeyed(demands: DemandSearch): (file: FileFacts) => readonly UnkeyedCreate[] {
  return ({ functions }) =>
    functions
      .flatMap(({ flow }) => callsIn(flow))
      .flatMap((call) => unkeyedAt(call, demands.refusedAt(call)).slice(0, 1));
}

function unkeyedAt(
  { span, callee, remote }: CallFact,
  delegated: readonly Demand[],
): readonly UnkeyedCreate[] {
  const own = remote?.key?.verdict === 'no' ? [{ remote, via: [callee], remedy: remote.key.remedy }] : [];
  return [...own, ...delegated.map((demand) => ({ ...demand, remedy: null }))].flatMap((one) => {
    const { key, effect } = one.remote;
    return key && effect === 'create'
      ? [{ span, callee, key, remote: one.remote, via: one.via, remedy: one.remedy }]
      : [];
  });
}
