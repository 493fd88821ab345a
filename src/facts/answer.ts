import type { ts } from 'ts-morph';
import type { CallNode } from './flow/flow-visitor.ts';
import { endOfChain, isObserver } from './observation.ts';
import type { Session } from './session.ts';

/** What of an answer tells only whether the request was taken. */
const outcome = new Set(['ok', 'status', 'statusText', 'statusCode']);

/**
 * Whether anything but the outcome of a request is read from its answer. A request whose answer nobody reads is made for its
 * effect; one whose answer is read may be a question that is asked by POST (a search, a token, a verification).
 */
export function isAnswerRead(session: Session, node: CallNode): boolean {
  const { ts } = session;
  let end = endOfChain(session, node);
  if (ts.isCallExpression(end.parent) && isObserver(session, end.parent)) end = end.parent;
  if (end !== node && !isObserverCall(session, end) && readsBody(session, node)) return true;
  const holder =
    ts.isAwaitExpression(end.parent) || ts.isVoidExpression(end.parent) ? end.parent.parent : end.parent;
  if (ts.isExpressionStatement(holder)) return false;
  if (!ts.isVariableDeclaration(holder) || !ts.isIdentifier(holder.name)) return true;
  return usesOf(session, holder.name).some((use) => !isOutcome(session, use));
}

function isObserverCall(session: Session, node: ts.Node): boolean {
  return session.ts.isCallExpression(node) && isObserver(session, node);
}

/** `.then(…)` and the like may read the answer; `.catch(…)` and `.finally(…)` do not. */
function readsBody({ ts }: Session, node: CallNode): boolean {
  for (
    let end: ts.Node = node;
    ts.isPropertyAccessExpression(end.parent) && ts.isCallExpression(end.parent.parent);
    end = end.parent.parent
  ) {
    const name = end.parent.name.text;
    if (name !== 'catch' && name !== 'finally' && name !== 'pipe') return true;
  }
  return false;
}

/** The mentions of a variable in the function that declares it. */
export function usesOf({ ts }: Session, name: ts.Identifier): ts.Identifier[] {
  const scope = ts.findAncestor(name, (one) => ts.isFunctionLike(one) || ts.isSourceFile(one));
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && node !== name && !isMemberName(ts, node))
      found.push(node);
    ts.forEachChild(node, visit);
  };
  if (scope) visit(scope);
  return found;
}

function isMemberName(compiler: typeof ts, node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (compiler.isPropertyAccessExpression(parent) || compiler.isPropertyAssignment(parent)) &&
    parent.name === node
  );
}

/** Whether a mention of an answer reads only whether the request was taken. */
export function isOutcome({ ts }: Session, use: ts.Identifier): boolean {
  return (
    ts.isPropertyAccessExpression(use.parent) &&
    use.parent.expression === use &&
    outcome.has(use.parent.name.text)
  );
}
