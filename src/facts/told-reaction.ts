import type { ts } from 'ts-morph';
import { meaningOfName } from './name-meaning.ts';
import { answeringOf } from './response.ts';
import type { Session } from './session.ts';

/**
 * Whether what reacts to a promise tells somebody who waits for it, though the promise itself is dropped: it answers the request, or is, or calls,
 * what the function around it was given to be called: `load().then((user) => res.json(user)).catch(next);`.
 */
export function tellsWaiting(session: Session, reaction: ts.CallExpression): boolean {
  return reaction.arguments.some((argument) => {
    if (session.ts.isIdentifier(argument)) return isGivenTo(session, argument, reaction);
    return session.ts.isFunctionLike(argument) && tellsIn(session, argument, reaction);
  });
}

function tellsIn(session: Session, node: ts.Node, reaction: ts.Node): boolean {
  const { ts } = session;
  const called = ts.isCallExpression(node) ? node.expression : null;
  if (called && ts.isIdentifier(called) && isGivenTo(session, called, reaction)) return true;
  const answering = answeringOf(session, node);
  if (answering && !answering.model.returned) return true;
  return ts.forEachChild(node, (child) => tellsIn(session, child, reaction) || undefined) ?? false;
}

/** Whether a name is a parameter of a function around the reaction. */
function isGivenTo(session: Session, name: ts.Identifier, reaction: ts.Node): boolean {
  const { ts } = session;
  const meaning = meaningOfName(session, name);
  if (meaning.kind !== 'declaration') return false;
  const declaration = ts.isBindingElement(meaning.node)
    ? ts.walkUpBindingElementsAndPatterns(meaning.node)
    : meaning.node;
  return ts.isParameter(declaration) && declaration.end < reaction.getStart();
}
