import type { CallModel } from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import { optionsOf } from './call-options.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RemoteCall } from './model.ts';
import { isAbsent, numberOf, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How often what a call hands on is delivered at once after a failure; nothing where time passes in between, or that cannot be told. */
export function redeliveryOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'redelivered'> {
  const { redelivery } = model;
  if (!redelivery) return {};
  const options = deliveryOptions(session, node, callee, model, args);
  const attempts = numberOf(propertyAt(options, redelivery.attemptsOption));
  if (attempts === null || !isAbsent(propertyAt(options, redelivery.delayOption))) return {};
  return { redelivered: { attempts, option: `\`${redelivery.delayOption}\`` } };
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
  const under = [
    optionsOf(session, node, model, args),
    ...built.map((one) => propertyAt(one, model.redelivery?.defaults ?? '')),
  ];
  return { kind: 'object', properties: {}, under, site: null };
}
