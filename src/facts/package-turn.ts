import type { ts } from 'ts-morph';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/**
 * Whether a call of a package that is not described may let its caller wait for its turn: where it is made for nothing else, or is a member of
 * what the package has made (`await semaphore.acquire()`). What is asked for an answer alone is no such wait: `await hash(password)`.
 */
export function isPackageTurn(session: Session, call: ts.CallExpression): boolean {
  const isOfPackage = (value: Value): boolean =>
    value.kind === 'api' && session.knowledge.library(value.package) === null;
  const callees = alternatives(session.evaluate(call.expression)).filter(isOfPackage);
  return callees.some(isMade) || (callees.length > 0 && isForNothingElse(session, call));
}

/** Whether a value was made by a call: an instance, or what a function has returned. */
function isMade(value: Value): boolean {
  return value.kind === 'api' && (value.origin !== null || value.path.includes('()'));
}

function isForNothingElse({ ts }: Session, call: ts.CallExpression): boolean {
  return ts.isAwaitExpression(call.parent) && ts.isExpressionStatement(call.parent.parent);
}
