import type { DeliveryModel } from '../libraries/descriptor.ts';
import type { Library } from './library.ts';
import type { DeliveryFact, RemoteCall } from './model.ts';
import { absent, isAbsent, propertyAt } from './read-value.ts';
import type { Value } from './value.ts';

/** What ends the deliveries of a message that fails, where the library names nothing. */
export const anyRemedy = 'Limit how often a message is delivered, and put aside what is left';

/** What a call has to do with the delivery of messages; nothing for most. `operation` is the type's member, with its command. */
export function deliveryOf(
  { descriptor: { deliveries = [] } }: Library,
  operation: string,
  operands: readonly Value[],
): Pick<RemoteCall, 'delivery'> {
  for (const model of deliveries) {
    const delivery = partOf(model, operation) ?? choiceOf(model, operation, operands);
    if (delivery) return { delivery };
  }
  return {};
}

function partOf(
  { on, receive = [], accept = [], acknowledge, skip = [] }: DeliveryModel,
  operation: string,
): DeliveryFact | null {
  const isOneOf = (operations: readonly string[]) => operations.some((one) => `${on}.${one}` === operation);
  if (isOneOf(receive)) return { part: 'receive', pulled: true };
  if (isOneOf(accept)) return { part: 'receive', pulled: false };
  if (isOneOf(skip)) return { part: 'skip', pulled: false };
  return isOneOf(acknowledge) ? { part: 'acknowledge', pulled: receive.length > 0 } : null;
}

/** What a call does that is told by its arguments. */
function choiceOf(
  { on, requeue = [], declare }: DeliveryModel,
  operation: string,
  operands: readonly Value[],
): DeliveryFact | null {
  const refusal = requeue.find(({ member }) => `${on}.${member}` === operation);
  if (refusal) {
    const value = refusal.argument === undefined ? absent : (operands[refusal.argument] ?? absent);
    const isBack = isAbsent(value) || (value.kind === 'literal' && value.value === true);
    return { part: isBack ? 'requeue' : 'refuse', pulled: false };
  }
  if (!declare || `${on}.${declare.member}` !== operation) return null;
  const options = operands[declare.options] ?? absent;
  const isEndless = declare.limits.every((limit) => isAbsent(propertyAt(options, limit)));
  const { remedy = anyRemedy, lasts = 'without end' } = declare;
  return { part: 'declare', pulled: false, ...(isEndless && { endless: { remedy, lasts } }) };
}
