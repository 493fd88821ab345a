import type { CallModel } from '../libraries/descriptor.ts';
import { adjustmentsOf } from './adjustments.ts';
import { optionsOf } from './call-options.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RemoteCall } from './model.ts';
import { providedOptions } from './provision.ts';
import { absent, isAbsent, propertyAt } from './read-value.ts';
import { sendersOf } from './sender.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** Whether something may cap how many calls such as this one go on at a time: an agent of its own, a dispatcher with so many connections. */
export function cappedBy(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: CallModel,
  args: readonly Value[],
): Pick<RemoteCall, 'capped'> {
  if (!model.agents && !model.sentBy) return {};
  const options = optionsOf(session, node, model, args);
  return mayCap(session, instanceOfCall(callee), model, options) ? { capped: true } : {};
}

function mayCap(
  session: Session,
  instance: ApiValue | null,
  { agents = [], sentBy }: CallModel,
  options: Value,
): boolean {
  const built = instance ? builtWith(session, instance) : [];
  const isGiven = agents.some((path) =>
    [options, ...built].some((layer) => !isAbsent(propertyAt(layer, path))),
  );
  const isSet = instance && isSetLater(session, instance, agents);
  const senders = sentBy ? sendersOf(session, sentBy, options) : [];
  return (
    isGiven ||
    isSet === true ||
    senders.some((sender) => !sender?.model || mayCap(session, sender.client, sender.model, absent))
  );
}

function builtWith(session: Session, instance: ApiValue): readonly Value[] {
  return constructionOptions(session, instance) ?? providedOptions(session, instance) ?? [];
}

function isSetLater(session: Session, instance: ApiValue, agents: readonly string[]): boolean {
  const set = adjustmentsOf(session, instance, { call: agents, client: [] });
  return set.some(({ reach, value }) => reach !== 'hook' && !isAbsent(value));
}
