import { isPartRead } from './answer-part.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Library } from './library.ts';
import type { RemoteCall } from './model.ts';
import type { Session } from './session.ts';

/** What becomes of the answer of a call that may succeed in part; nothing for other calls. `operation` is the type's member, with its command. */
export function partialAnswer(
  session: Session,
  node: CallNode,
  library: Library,
  operation: string,
): Pick<RemoteCall, 'partial'> {
  const { ts } = session;
  const model = library.descriptor.partialAnswers?.find(({ on, operations }) =>
    operations.some((one) => `${on}.${one}` === operation),
  );
  if (!model || !ts.isCallExpression(node)) return {};
  const last = node.arguments.at(-1);
  const isCallback = last !== undefined && (ts.isArrowFunction(last) || ts.isFunctionExpression(last));
  const read = isCallback ? 'unknown' : isPartRead(session, node, model.told);
  return { partial: { told: model.told[0] ?? '', read } };
}
