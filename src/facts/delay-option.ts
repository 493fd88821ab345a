import type { CallNode } from './flow/flow-visitor.ts';
import { placeInFunction } from './delay-place.ts';
import type { Span } from './model.ts';
import { optionSpan } from './option-node.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Where the delay is made that a call gives a library in an option: in the function that tells it, in its literal, or where the option is
 * written; `null` where none of them stands in the file of the call.
 */
export function delayOptionPlace(
  session: Session,
  node: CallNode,
  value: Value,
  option: string | undefined,
): Span | null {
  const { fileName: file } = node.getSourceFile();
  const told = value.kind === 'function' ? placeInFunction(session, value.id, file) : null;
  if (told) return told;
  if (value.kind === 'object' && value.site?.file === file) return value.site;
  return option === undefined || session.ts.isTaggedTemplateExpression(node)
    ? null
    : optionSpan(session, node, option);
}
