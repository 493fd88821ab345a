import type { Callee } from './callee.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Attempts, Bound, ClientUse, KeyFact, RemoteCall } from './model.ts';
import { remoteCallOf } from './remote-call.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The facts of a known library's call. Where the callee may be one of several, what they do not agree on is unknown. */
export function chosenCall(
  session: Session,
  node: CallNode,
  { api, others, isOpen }: Callee,
  args: readonly Value[],
  name: string,
): RemoteCall | null {
  const calls = [...(api ? [api] : []), ...others].map((one) => remoteCallOf(session, node, one, args, name));
  const [first = null, ...rest] = calls;
  if (!first || (rest.length === 0 && !isOpen)) return first;
  const known = rest.filter((one) => one !== null);
  return agreed(first, known, isOpen || known.length < rest.length);
}

function agreed(first: RemoteCall, others: readonly RemoteCall[], isOpen: boolean): RemoteCall {
  const same = (of: (call: RemoteCall) => unknown): boolean => others.every((one) => of(one) === of(first));
  const isSure = (of: (call: RemoteCall) => unknown): boolean => !isOpen && same(of);
  const isOneEffect = same(({ effect }) => effect);
  return {
    ...first,
    effect: isOneEffect ? first.effect : 'unknown',
    client: agreedClient(
      first,
      isOpen,
      same(({ client }) => client.origin?.start),
    ),
    bound: first.bound && (isSure(({ bound }) => bound?.verdict) ? first.bound : openBound(first.bound)),
    key:
      isOneEffect && first.key ? (isSure(({ key }) => key?.verdict) ? first.key : openKey(first.key)) : null,
    retries:
      first.retries && (isSure(({ retries }) => retries?.most) ? first.retries : openAttempts(first.retries)),
    lockstep: isSure(({ lockstep }) => lockstep?.option) ? first.lockstep : undefined,
    joins: isSure(({ joins }) => joins) ? first.joins : 'unknown',
    streaming: isSure(({ streaming }) => streaming) ? first.streaming : 'unknown',
  };
}

/** A client that may be another one comes from nowhere in particular. */
function agreedClient({ client }: RemoteCall, isOpen: boolean, isOne: boolean): ClientUse {
  const { lineage, ...use } = client;
  if (!isOne) return { ...use, origin: null, construction: null };
  return lineage && !isOpen ? client : use;
}

function openBound(bound: Bound): Bound {
  return { ...bound, verdict: 'unknown', ms: null, by: null, depends: [], whenAbsent: 'unknown' };
}

function openKey(key: KeyFact): KeyFact {
  return { ...key, verdict: 'unknown', depends: [] };
}

function openAttempts({ by }: Attempts): Attempts {
  return { bounded: 'unknown', most: null, by };
}
