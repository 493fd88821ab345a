import type { Bound, CallFact, ClientConstruction, FileFacts, Span } from '../facts/model.ts';
import type { Callers, CallSite } from './callers.ts';
import { isInside } from './home.ts';
import { callsIn } from './interest.ts';
import { boundlessClients, isSamePlace, isWaitedFor, missingBound } from './missing-bound.ts';
import type { Waits } from './unbounded-calls.ts';
import type { Withheld } from './withheld-limits.ts';

/** A client that is constructed without a limit, and a call on it that has none either. */
export interface UnboundedClient {
  readonly client: ClientConstruction;
  readonly bound: Bound;
  readonly call: CallFact;
  /** It is made for this call alone, in the text of the call. */
  readonly spent: boolean;
}

/** Clients of a file that leave calls unbounded, in this file or in another one. */
export function unboundedClientsIn(
  file: FileFacts,
  callers: Callers,
  { isEnded, limits, withheld }: Waits,
): readonly UnboundedClient[] {
  const isLeft = ({ call, caller }: CallSite) =>
    leavesToClient(call, () => withheld.of(call, caller.id)) &&
    isWaitedFor(call, caller, limits) &&
    !(call.remote?.bound && isEnded({ call, caller }, call.remote.bound));
  return boundlessClients(file).flatMap((client) => {
    const site = [...sitesIn(file, client.span)].find(isLeft) ?? callers.onClient(client.span).find(isLeft);
    if (!site || !client.bound) return [];
    const { call } = site;
    return [{ client, bound: client.bound, call, spent: isInside(client.span, call.span) }];
  });
}

/** Whether a call has no limit of its own, nor one from the callers of its function, so that the client is the place for it. */
function leavesToClient({ remote }: CallFact, withheld: () => Withheld | null): boolean {
  const bound = remote?.bound;
  if (!remote || bound?.missingAt !== 'client') return false;
  return missingBound(remote) !== null || (bound.verdict === 'caller' && withheld() !== null);
}

function* sitesIn(file: FileFacts, construction: Span): Generator<CallSite> {
  for (const caller of file.functions) {
    for (const call of callsIn(caller.flow)) {
      const used = call.remote?.client.construction;
      if (used && isSamePlace(used, construction)) yield { caller, call };
    }
  }
}
