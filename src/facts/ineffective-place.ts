import type { ts } from 'ts-morph';
import type { IneffectiveTimeout } from './model.ts';
import { optionNode, optionSpan } from './option-node.ts';
import { shortText, spanOf, type Session } from './session.ts';

/** Where an option that limits nothing is written, and how. */
export function place(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  path: string,
): Pick<IneffectiveTimeout, 'span' | 'callee' | 'option'> {
  const property = optionNode(session, node, path);
  return {
    span: optionSpan(session, node, path) ?? spanOf(node),
    callee: shortText(node.expression, 40),
    option: `\`${property ? shortText(property, 40) : path}\``,
  };
}
