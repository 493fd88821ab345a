import { deliveryOf } from './delivery.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';
import { partialAnswer } from './partial-answer.ts';
import type { Session } from './session.ts';

/** What is known of single operations of a library: `SQSClient.send(SendMessageBatchCommand)`. */
export function operationFacts(
  session: Session,
  node: CallNode,
  library: Library,
  operation: string,
): Pick<RemoteCall, 'operation' | 'partial' | 'delivery'> {
  return {
    operation,
    ...partialAnswer(session, node, library, operation),
    ...deliveryOf(library, operation),
  };
}
