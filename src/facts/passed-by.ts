import type { ts } from 'ts-morph';
import type { Given } from './made-of.ts';
import { meaningOfName } from './name-meaning.ts';
import type { Session } from './session.ts';

/**
 * Whether a consumer may go past its message although a call fails: by a function of one of these names, which is called before, in an answer
 * to the failure, or handed on, be it with all that the consumer's function is given.
 */
export function mayPassBy(
  session: Session,
  call: ts.Node,
  body: ts.Node,
  passes: readonly string[],
  given: Given,
): boolean {
  if (passes.length === 0) return false;
  const { ts } = session;
  const visit = (node: ts.Node): true | undefined => {
    const isNamed = ts.isIdentifier(node) && passes.includes(node.text);
    const isAway = isNamed && !(node.pos > call.pos && isCalled(session, node, body));
    if (isAway || (node.pos < call.pos && isHandedOn(session, node, given))) return true;
    return ts.forEachChild(node, visit);
  };
  return visit(body) ?? false;
}

/** Whether a name is no more than called in the text itself, and not where a failure is answered: `resolveOffset(…)`, `payload.resolveOffset(…)`. */
function isCalled({ ts }: Session, name: ts.Identifier, body: ts.Node): boolean {
  const { parent } = name;
  const callee = ts.isPropertyAccessExpression(parent) && parent.name === name ? parent : name;
  if (!ts.isCallExpression(callee.parent) || callee.parent.expression !== callee) return false;
  for (let node: ts.Node = callee; node !== body; node = node.parent) {
    if (ts.isFunctionLike(node) || ts.isCatchClause(node)) return false;
    if (ts.isTryStatement(node.parent) && node.parent.finallyBlock === node) return false;
  }
  return true;
}

/** Whether an argument is all that a function is given. */
function isHandedOn(session: Session, node: ts.Node, given: Given): boolean {
  const { ts } = session;
  if (!ts.isIdentifier(node) || !ts.isCallExpression(node.parent) || node.parent.expression === node)
    return false;
  const meaning = meaningOfName(session, node);
  return meaning.kind === 'declaration' && given.has(meaning.node);
}
