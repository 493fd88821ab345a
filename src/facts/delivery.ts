import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';

/** What a call has to do with the delivery of messages; nothing for most. `operation` is the type's member, with its command. */
export function deliveryOf(
  { descriptor: { deliveries = [] } }: Library,
  operation: string,
): Pick<RemoteCall, 'delivery'> {
  for (const { on, receive = [], accept = [], acknowledge } of deliveries) {
    const isOneOf = (operations: readonly string[]) => operations.some((one) => `${on}.${one}` === operation);
    if (isOneOf(receive)) return { delivery: { part: 'receive', pulled: true } };
    if (isOneOf(accept)) return { delivery: { part: 'receive', pulled: false } };
    if (isOneOf(acknowledge)) return { delivery: { part: 'acknowledge', pulled: receive.length > 0 } };
  }
  return {};
}
