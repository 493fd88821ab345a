import type { CallModel, RetryWaits } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { delayOptionPlace } from './delay-option.ts';
import { jitterOf } from './jitter.ts';
import { nodeOf } from './lookup.ts';
import type { Attempts, FunctionId, RemoteCall } from './model.ts';
import type { OwnRetries } from './own-retries.ts';
import { deliveryOptions } from './redelivery.ts';
import { isAbsent, numberOf, propertyAt, textOf } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** The repetitions of a call, or of what it hands on, between which the waits are the same for everyone; nothing where that is not proven. */
export function lockstepOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
  own: (OwnRetries & { readonly attempts: Attempts | null }) | null,
): Pick<RemoteCall, 'lockstep'> {
  const { waits } = own?.model ?? {};
  if (own && waits) {
    const layers = [own.call, ...own.built];
    const options: Value = { kind: 'object', properties: {}, under: layers, site: null };
    return ofCall(session, node, options, waits, own.attempts);
  }
  return model.redelivery
    ? ofDelivery(session, node, model, deliveryOptions(session, node, callee, model, args))
    : {};
}

/** The waits of a library's own retries, where they are those of the program: a function tells them, or their number is set. */
function ofCall(
  session: Session,
  node: CallNode,
  options: Value,
  waits: RetryWaits,
  retries: Attempts | null,
): Pick<RemoteCall, 'lockstep'> {
  const { jitterOption, delayFunction } = waits;
  const delay = propertyAt(options, delayFunction);
  const isChosen = delay.kind === 'function';
  const attempts = isChosen && waits.decides ? null : (retries?.most ?? null);
  const isRetried = isChosen && waits.decides ? true : retries !== null;
  const isMeant = isChosen || (retries !== null && !retries.byDefault);
  if (!isRetried || !isMeant || !isPlain(session, options, waits, delay)) return {};
  const option = `\`${isChosen ? delayFunction : jitterOption}\``;
  const at = isChosen ? delayOptionPlace(session, node, delay, delayFunction) : null;
  return { lockstep: { attempts, option, redelivered: false, at } };
}

/** Whether chance has no part in the waits: neither by a switch of the library, nor in the function that tells them. */
function isPlain(
  session: Session,
  options: Value,
  { jitter, jitterOption, computed }: RetryWaits,
  delay: Value,
): boolean {
  const isChosen = delay.kind === 'function';
  if (!isAbsent(delay) && !isChosen) return false;
  if (jitterOf(session, propertyAt(options, jitterOption), jitter && !isChosen, false) !== 'no') return false;
  return (
    !isChosen || (!names(session, delay.id, computed) && jitterOf(session, delay, false, false) === 'no')
  );
}

/** Whether a function makes use of what it is given under a name. */
function names(session: Session, id: FunctionId, name: string | undefined): boolean {
  return name !== undefined && nodeOf(session, id)?.getText().includes(name) !== false;
}

function ofDelivery(
  session: Session,
  node: CallNode,
  { redelivery }: CallModel,
  options: Value,
): Pick<RemoteCall, 'lockstep'> {
  if (!redelivery?.delay) return {};
  const { option: delayOption, kindOption, kinds, jitterOption } = redelivery.delay;
  const attempts = numberOf(propertyAt(options, redelivery.attemptsOption));
  const delay = propertyAt(options, delayOption);
  const kind = textOf(propertyAt(options, kindOption));
  const isFixed = numberOf(delay) !== null;
  if (attempts === null || isAbsent(delay) || !(isFixed || (kind !== null && kinds.includes(kind))))
    return {};
  const jitter = isFixed ? 'no' : jitterOf(session, propertyAt(options, jitterOption), false, false);
  if (jitter !== 'no') return {};
  const at = delayOptionPlace(session, node, delay, delayOption);
  return { lockstep: { attempts, option: `\`${jitterOption}\``, redelivered: true, at } };
}
