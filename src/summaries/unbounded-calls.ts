import type { Bound, CallFact, FileFacts, FunctionFacts, RemoteCall, Remedy, Span } from '../facts/model.ts';
import { DemandSearch } from './demands.ts';
import type { EndedRuns } from './ended-runs.ts';
import { callsIn } from './interest.ts';
import type { Limits } from './limits.ts';
import { boundlessClients, isJudged, isSamePlace, isWaitedFor, missingBound } from './missing-bound.ts';
import type { FactSource } from '../facts/fact-source.ts';
import type { Withheld, WithheldLimits } from './withheld-limits.ts';

/** A remote call that nothing bounds, at the call site that decides so. */
export interface UnboundedCall {
  readonly span: Span;
  /** The callee as written at `span`. */
  readonly callee: string;
  readonly remote: RemoteCall;
  readonly bound: Bound;
  /** Names from the function called at `span` to the remote call; the call alone where `span` is the call itself. */
  readonly via: readonly string[];
  readonly remedy: Remedy | null;
  /** The function that takes the limit for this call and gets it from nobody; `null` where the call leaves it out itself. */
  readonly withheld: Withheld | null;
}

/** What is known of the waits of a program. */
export interface Waits {
  readonly limits: Limits;
  readonly demands: DemandSearch;
  readonly withheld: WithheldLimits;
  readonly isEnded: EndedRuns;
}

/** The limits that remote calls leave to the callers of their functions. */
export function boundDemands(source: FactSource, limits: Limits): DemandSearch {
  return new DemandSearch(
    (id) => source.functionFacts(id),
    ({ bound, streaming }) => (bound?.verdict === 'caller' && streaming === 'no' ? bound : null),
    (call, owner) => call.awaited === 'no' || limits.around(call, owner),
  );
}

/**
 * Finds calls that can wait for ever. Where the limit is the client's to give, the client is the place, as long as the rules
 * look at the file that constructs it; where no caller of a wrapper gives the limit, the wrapper's own call is.
 */
export class UnboundedCalls {
  readonly #source: FactSource;
  readonly #limits: Limits;
  readonly #demands: DemandSearch;
  readonly #withheld: WithheldLimits;
  readonly #isEnded: EndedRuns;

  constructor(source: FactSource, { demands, isEnded, limits, withheld }: Waits) {
    this.#source = source;
    this.#limits = limits;
    this.#demands = demands;
    this.#withheld = withheld;
    this.#isEnded = isEnded;
  }

  inFile(file: FileFacts): readonly UnboundedCall[] {
    return file.functions.flatMap((owner) =>
      callsIn(owner.flow).flatMap((call) => {
        const [first] = [
          ...this.#own(call, file),
          ...this.#fromNobody(call, owner),
          ...this.#delegated(call),
        ];
        if (!first || !isWaitedFor(call, owner, this.#limits)) return [];
        return this.#isEnded({ call, caller: owner }, first.bound) ? [] : [first];
      }),
    );
  }

  #own(call: CallFact, file: FileFacts): readonly UnboundedCall[] {
    const { remote, span, callee } = call;
    const bound = remote && missingBound(remote);
    if (!bound || isJudged(span, file) || this.#isJudgedAtClient(remote)) return [];
    if (bound.missingAt === 'client' && this.#isToldAtClient(remote)) return [];
    return [{ span, callee, remote, bound, via: [callee], remedy: bound.remedy, withheld: null }];
  }

  #fromNobody(call: CallFact, { id }: FunctionFacts): readonly UnboundedCall[] {
    const { remote, span, callee } = call;
    const bound = remote?.bound;
    const withheld = bound?.verdict === 'caller' ? this.#withheld.of(call, id) : null;
    if (!bound || !withheld) return [];
    if (bound.missingAt === 'client' && this.#isToldAtClient(remote)) return [];
    return [{ span, callee, remote, bound, via: [callee], remedy: bound.remedy, withheld }];
  }

  #delegated(call: CallFact): readonly UnboundedCall[] {
    const { span, callee } = call;
    return this.#demands.refusedAt(call).flatMap(({ remote, via, call: wrapped, owner }) => {
      const { bound } = remote;
      return bound && !this.#withheld.of(wrapped, owner)
        ? [{ span, callee, remote, bound, via, remedy: null, withheld: null }]
        : [];
    });
  }

  /** Whether its client is built with a limit that limits nothing, which is a finding of its own. */
  #isJudgedAtClient({ client: { construction } }: RemoteCall): boolean {
    if (!construction) return false;
    const file = this.#source.fileFacts(construction.file);
    return file?.role === 'service' && isJudged(construction, file);
  }

  #isToldAtClient({ client: { construction } }: RemoteCall): boolean {
    if (!construction) return false;
    const file = this.#source.fileFacts(construction.file);
    return (
      file?.role === 'service' && boundlessClients(file).some(({ span }) => isSamePlace(span, construction))
    );
  }
}
