import type {
  FileFacts,
  FunctionFacts,
  FunctionId,
  KeyFact,
  RemoteCall,
  Remedy,
  Span,
} from '../facts/model.ts';
import { createDemands } from './demands.ts';
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

/** Answers which creates of a file are done without an idempotency key. */
export function createUnkeyed(
  functionFacts: (id: FunctionId) => FunctionFacts | null,
): (file: FileFacts) => readonly UnkeyedCreate[] {
  const demands = createDemands(
    functionFacts,
    ({ key }) => (key?.verdict === 'caller' ? { depends: key.depends, whenAbsent: 'no' } : null),
    () => false,
  );
  return ({ functions }) =>
    functions
      .flatMap(({ flow }) => [...callsIn(flow)])
      .flatMap((call) => {
        const { span, callee, remote } = call;
        const delegated = demands.refusedAt(call).map((one) => ({ ...one, remedy: null }));
        const own =
          remote?.key?.verdict === 'no' ? [{ remote, via: [callee], remedy: remote.key.remedy }] : [];
        const [first] = [...own, ...delegated].filter((one) => one.remote.effect === 'create');
        return first?.remote.key
          ? [
              {
                span,
                callee,
                key: first.remote.key,
                remote: first.remote,
                via: first.via,
                remedy: first.remedy,
              },
            ]
          : [];
      });
}
