import type { CallNode } from './flow/flow-visitor.ts';
import type { Span } from './model.ts';
import type { Session } from './session.ts';
import type { ts } from 'ts-morph';

/** The call at a place; `null` where there is none. */
export function callNodeAt(session: Session, { file, start, end }: Span): CallNode | null {
  const { ts } = session;
  const source = session.program.program.getSourceFile(file);
  const find = (node: ts.Node): CallNode | undefined => {
    if (node.end < end || node.pos > start) return undefined;
    const isCall =
      ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node);
    return isCall && node.end === end && node.getStart(source) === start ? node : ts.forEachChild(node, find);
  };
  return (source && find(source)) ?? null;
}
