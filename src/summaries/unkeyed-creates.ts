import type {
  CallFact,
  FileFacts,
  FunctionFacts,
  FunctionId,
  KeyFact,
  RemoteCall,
  Remedy,
  RepetitionFacts,
  Span,
} from '../facts/model.ts';
import { DemandSearch, type Demand } from './demands.ts';
import { isInside } from './home.ts';
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
  /** The call before it, as written, that answers how much is left of what it takes: only runs that overlap take that twice. `null` where none is known to. */
  readonly asked: string | null;
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
export function createUnkeyed(
  demands: DemandSearch,
  { answersGiven }: Pick<RepetitionFacts, 'answersGiven'>,
): (file: FileFacts) => readonly UnkeyedCreate[] {
  return ({ functions }) => {
    const calls = functions.flatMap(({ flow }) => callsIn(flow));
    return calls.flatMap((call) =>
      unkeyedAt(call, demands.refusedAt(call))
        .slice(0, 1)
        .map((one) => ({ ...one, asked: askedBefore(one, calls, answersGiven) })),
    );
  };
}

/** The call that answers how much is left of what a create takes, where the create is given what it answers. */
function askedBefore(
  { key: { takesFrom }, remote, span }: Omit<UnkeyedCreate, 'asked'>,
  calls: readonly CallFact[],
  answersGiven: RepetitionFacts['answersGiven'],
): string | null {
  const asking = takesFrom === undefined ? [] : calls.filter((call) => isOf(call, remote.library, takesFrom));
  const given = asking.length === 0 ? [] : answersGiven(span);
  return asking.find((call) => given.some((one) => isInside(call.span, one)))?.callee ?? null;
}

function isOf({ remote }: CallFact, library: string, path: string): boolean {
  return remote?.library === library && remote.operation.endsWith(`.${path}`);
}

function unkeyedAt(
  { span, callee, remote }: CallFact,
  delegated: readonly Demand[],
): readonly Omit<UnkeyedCreate, 'asked'>[] {
  const own = remote?.key?.verdict === 'no' ? [{ remote, via: [callee], remedy: remote.key.remedy }] : [];
  return [...own, ...delegated.map((demand) => ({ ...demand, remedy: null }))].flatMap((one) => {
    const { key, effect } = one.remote;
    return key && !key.takesAll && effect === 'create'
      ? [{ span, callee, key, remote: one.remote, via: one.via, remedy: one.remedy }]
      : [];
  });
}
