import type {
  Bound,
  CallFact,
  ClientConstruction,
  FileFacts,
  FunctionFacts,
  Remedy,
  RemoteCall,
  Span,
} from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import { createDemands } from './demands.ts';
import { isInside } from './home.ts';
import { callsIn } from './interest.ts';
import type { Limits } from './limits.ts';
import type { FactSource } from './summaries.ts';

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
}

/** A client that is constructed without a limit, and a call on it that has none either. */
export interface UnboundedClient {
  readonly client: ClientConstruction;
  readonly bound: Bound;
  readonly call: CallFact;
}

export interface Unbounded {
  calls(file: FileFacts): readonly UnboundedCall[];
  clients(file: FileFacts): readonly UnboundedClient[];
}

/**
 * Calls that can wait for ever. Where the limit is the client's to give, the client is the place, as long as the rules look
 * at the file that constructs it.
 */
export function createUnbounded(source: FactSource, callers: Callers, limits: Limits): Unbounded {
  const demands = createDemands(
    (id) => source.functionFacts(id),
    ({ bound, streaming }) => (bound?.verdict === 'caller' && streaming === 'no' ? bound : null),
    (call, owner) => call.awaited === 'no' || limits.around(call, owner),
  );

  const waits = (call: CallFact, owner: FunctionFacts) =>
    call.awaited !== 'no' && !limits.around(call, owner) && !limits.above(owner);

  const isClients = ({ client }: RemoteCall) => {
    const { construction } = client;
    const file = construction && source.fileFacts(construction.file);
    return file?.role === 'service' && unboundedIn(file).some((one) => isSame(one.span, construction));
  };

  function own(call: CallFact, file: FileFacts): readonly UnboundedCall[] {
    const { remote, span, callee } = call;
    const bound = remote && missingBound(remote);
    if (!bound || isJudged(span, file)) return [];
    if (bound.missingAt === 'client' && isClients(remote)) return [];
    return [{ span, callee, remote, bound, via: [callee], remedy: bound.remedy }];
  }

  function delegated(call: CallFact): readonly UnboundedCall[] {
    const { span, callee } = call;
    return demands
      .refusedAt(call)
      .flatMap(({ remote, via }) =>
        remote.bound ? [{ span, callee, remote, bound: remote.bound, via, remedy: null }] : [],
      );
  }

  function calls(file: FileFacts): readonly UnboundedCall[] {
    return file.functions.flatMap((owner) =>
      [...callsIn(owner.flow)].flatMap((call) => {
        const [first] = [...own(call, file), ...delegated(call)];
        return first && waits(call, owner) ? [first] : [];
      }),
    );
  }

  function clients(file: FileFacts): readonly UnboundedClient[] {
    return unboundedIn(file).flatMap((client) => {
      const isLeft = ({ call, caller }: CallSite) => leavesToClient(call) && waits(call, caller);
      const site = [...sitesIn(file, client.span)].find(isLeft) ?? callers.onClient(client.span).find(isLeft);
      return site && client.bound ? [{ client, bound: client.bound, call: site.call }] : [];
    });
  }

  return { calls, clients };
}

function unboundedIn(file: FileFacts): readonly ClientConstruction[] {
  return file.clients.filter(({ bound, span }) => bound?.verdict === 'no' && !isJudged(span, file));
}

/** A limit inside this span that does not limit is a finding of its own. */
function isJudged(span: Span, { ineffectiveTimeouts }: FileFacts): boolean {
  return ineffectiveTimeouts.some((timeout) => isInside(timeout.span, span));
}

function missingBound({ bound, streaming }: RemoteCall): Bound | null {
  return bound?.verdict === 'no' && streaming === 'no' ? bound : null;
}

function leavesToClient({ remote }: CallFact): boolean {
  return remote !== null && missingBound(remote)?.missingAt === 'client';
}

function* sitesIn(file: FileFacts, construction: Span): Generator<CallSite> {
  for (const caller of file.functions) {
    for (const call of callsIn(caller.flow))
      if (isSame(call.remote?.client.construction ?? null, construction)) yield { caller, call };
  }
}

function isSame(a: Span | null, b: Span | null): boolean {
  return a !== null && b !== null && a.file === b.file && a.start === b.start;
}
