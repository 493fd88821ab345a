import { deliveryOf } from './delivery.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Library } from './library.ts';
import { lockOf } from './lock.ts';
import type { RemoteCall } from './model.ts';
import { partialAnswer } from './partial-answer.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** What is known of single operations of a library: `SQSClient.send(SendMessageBatchCommand)`. */
export function operationFacts(
  session: Session,
  node: CallNode,
  library: Library,
  operation: string,
  operands: readonly Value[],
): Pick<RemoteCall, 'operation' | 'partial' | 'delivery' | 'locks'> {
  return {
    operation,
    ...partialAnswer(session, node, library, operation),
    ...deliveryOf(library, operation, operands),
    ...lockOf(session, node, library, operation, operands),
  };
}
