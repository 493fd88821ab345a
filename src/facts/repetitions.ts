import type { CallModel, RetryDefaults } from '../libraries/descriptor.ts';
import { optionsOf } from './call-options.ts';
import { instanceOfCall } from './client.ts';
import { attemptsAt, clientRetryOf } from './client-retries.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { lockstepOf } from './lockstep.ts';
import type { Attempts, RemoteCall } from './model.ts';
import { ownRetriesOf, type OwnRetries } from './own-retries.ts';
import { isAbsent, numberOf, propertyAt } from './read-value.ts';
import { redeliveryOf } from './redelivery.ts';
import { usualAttempts } from './retry-region.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How a call, or what it hands on, is repeated by others than the program. */
export function repetitionsOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
  effect: RemoteCall['effect'],
): Pick<RemoteCall, 'retries' | 'redelivered' | 'delivered' | 'lockstep'> {
  const own = ownRetriesOf(session, node, callee, model, args);
  const retries = own ? attemptsOf(own, effect) : clientRetries(session, node, callee, model, args);
  return {
    retries,
    ...redeliveryOf(session, node, callee, model, args),
    ...lockstepOf(session, node, callee, model, args, own && { ...own, attempts: retries }),
  };
}

/** What the program has the client of a call retry; `null` for a call on no client. */
function clientRetries(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Attempts | null {
  const client = instanceOfCall(callee);
  const retry = client && clientRetryOf(session, client, node.getSourceFile().fileName);
  return retry && attemptsAt(session, retry, optionsOf(session, node, model, args));
}

/** What the library retries by itself; one that goes by the method leaves alone what creates something. */
function attemptsOf(
  { model: retries, library, call, built }: OwnRetries,
  effect: RemoteCall['effect'],
): Attempts | null {
  const layers = { call: [call], client: built };
  const { methods, methodsOption = '' } = retries;
  const isByMethod =
    methods && [...layers.call, ...layers.client].every((one) => isAbsent(propertyAt(one, methodsOption)));
  if (isByMethod && effect !== 'read' && effect !== 'write') return null;
  const attempts = attemptsSet(retries, layers) ?? attemptsByDefault(retries, library);
  if (retries.after === undefined) return attempts;
  return retries.after === 'busy' ? { ...attempts, answered: true } : { ...attempts, unanswered: true };
}

/** The attempts that an option of the call or the client sets; `null` where none does. */
function attemptsSet(
  { options }: RetryDefaults,
  layers: Readonly<Record<'call' | 'client', readonly Value[]>>,
): Attempts | null {
  for (const { where, option, counts } of options) {
    const value = layers[where].map((layer) => propertyAt(layer, option)).find((one) => !isAbsent(one));
    if (value) return attemptsFrom(value, counts === 'retries' ? 1 : 0, `\`${option}\``);
  }
  return null;
}

function attemptsByDefault({ attempts: most }: RetryDefaults, library: string): Attempts {
  return {
    bounded: most === null ? 'no' : 'yes',
    most,
    by: `the default of ${library}`,
    byDefault: true,
  };
}

/** The attempts that an option asks for; `first` is 1 where it counts only those after the first. */
function attemptsFrom(value: Value, first: number, by: string): Attempts {
  const number = numberOf(value);
  if (number === null) {
    const bounded = value.kind === 'environment' ? 'yes' : 'unknown';
    return { bounded, most: null, by, ...usualAttempts(value, first) };
  }
  return Number.isFinite(number)
    ? { bounded: 'yes', most: number + first, by }
    : { bounded: 'no', most: null, by };
}
