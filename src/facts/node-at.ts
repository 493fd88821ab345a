import type { CallNode } from './flow/flow-visitor.ts';
import type { Span } from './model.ts';
import type { Session } from './session.ts';
import type { ts } from 'ts-morph';

/** The outermost node of a kind at a place; `null` where there is none. */
export function nodeAt<Kind extends ts.Node>(
  { program, ts }: Session,
  { file, start, end }: Span,
  isKind: (node: ts.Node) => node is Kind,
): Kind | null {
  const source = program.program.getSourceFile(file);
  const find = (node: ts.Node): Kind | undefined => {
    if (node.end < end || node.pos > start) return undefined;
    const isHere = node.end === end && node.getStart(source) === start && isKind(node);
    return isHere ? node : ts.forEachChild(node, find);
  };
  return (source && find(source)) ?? null;
}

/** The call at a place; `null` where there is none. */
export function callNodeAt(session: Session, place: Span): CallNode | null {
  const { ts } = session;
  return nodeAt(
    session,
    place,
    (node): node is CallNode =>
      ts.isCallExpression(node) || ts.isNewExpression(node) || ts.isTaggedTemplateExpression(node),
  );
}
