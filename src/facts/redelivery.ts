import type { CallModel, RedeliveryModel } from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import { optionsOf } from './call-options.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { DeliveryAttempts, RemoteCall } from './model.ts';
import { queueName } from './queue-name.ts';
import { isAbsent, numberOf, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How often what a call hands on is delivered while its handler fails, and whether at once; nothing where that cannot be told. */
export function redeliveryOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'redelivered' | 'delivered'> {
  const { redelivery } = model;
  if (!redelivery) return {};
  const options = deliveryOptions(session, node, callee, model, args);
  const told = attemptsOf(callee, redelivery, options);
  if (!told) return {};
  const { attempts } = told;
  const { delay } = redelivery;
  const isImmediate = delay && isAbsent(propertyAt(options, delay.option));
  return {
    ...(isImmediate && { redelivered: { attempts, option: `\`${delay.option}\`` } }),
    ...(attempts > 1 && {
      delivered: {
        ...told,
        queue: queueOf(callee, redelivery, model, args),
      },
    }),
  };
}

/** How often, the first time included, and where that is said; `null` where it is not. */
function attemptsOf(
  { package: library }: ApiValue,
  { attemptsOption, counts, usual }: RedeliveryModel,
  options: Value,
): Omit<DeliveryAttempts, 'queue'> | null {
  const value = propertyAt(options, attemptsOption);
  const number = numberOf(value);
  if (number !== null)
    return { attempts: counts === 'retries' ? number + 1 : number, by: `\`${attemptsOption}\`` };
  if (!usual || !isAbsent(value)) return null;
  const isGiven = usual.given === undefined || propertyAt(options, usual.given).kind === 'object';
  return isGiven ? { attempts: usual.attempts, by: `the default of ${library}`, byDefault: true } : null;
}

/** The name of the queue that a call hands something on to; `null` where there is none, or it is not known. */
function queueOf(
  callee: ApiValue,
  { queue, toTarget, part }: RedeliveryModel,
  { target }: CallModel,
  args: readonly Value[],
): string | null {
  const [holder, at] = toTarget ? [args, target] : [instanceOfCall(callee)?.args, queue];
  if (at === undefined || !holder) return null;
  return queueName(holder, { argument: at, ...(part !== undefined && { part }) });
}

/** The options of what a call hands on: its own, and those that its client lays under them. */
export function deliveryOptions(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Value {
  const instance = instanceOfCall(callee);
  const built = (instance && constructionOptions(session, instance)) ?? [unknownValue];
  const defaults = model.redelivery?.defaults;
  const under = [
    optionsOf(session, node, model, args),
    ...(defaults === undefined ? [] : built.map((one) => propertyAt(one, defaults))),
  ];
  return { kind: 'object', properties: {}, under, site: null };
}
