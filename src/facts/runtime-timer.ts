import type { ts } from 'ts-morph';
import { lastSegment } from './access-path.ts';
import { regionModelsOf } from './api-value.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';

/** Whether a call starts a timer of the runtime that runs a function once: `setTimeout`, wherever that was taken from. */
function startsTimer(session: Session, call: ts.CallExpression): boolean {
  const callee = apiCallee(session.evaluate(call.expression));
  if (!callee || lastSegment(callee.path) !== 'setTimeout') return false;
  return regionModelsOf(session.knowledge, callee).some(({ kind }) => kind === 'deferred');
}

/** The first timer that a part of the code starts, what it has others run left out unless `deep`. */
export function timerIn(session: Session, scope: ts.Node, deep = false): ts.CallExpression | null {
  const { ts } = session;
  const visit = (node: ts.Node): ts.CallExpression | undefined => {
    if (!deep && ts.isFunctionLike(node)) return undefined;
    if (ts.isCallExpression(node) && startsTimer(session, node)) return node;
    return ts.forEachChild(node, visit);
  };
  return (ts.isFunctionLike(scope) ? ts.forEachChild(scope, visit) : visit(scope)) ?? null;
}
