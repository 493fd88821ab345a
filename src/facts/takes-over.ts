import type { ts } from 'ts-morph';
import { regionModelsOf } from './api-value.ts';
import { takesFunctionAt } from './callbacks.ts';
import { alternatives } from './read-value.ts';
import type { Session } from './session.ts';

/** Whether a library goes on with a promise that it is given while its caller does something else: `waitUntil(send())`. */
export function takesOver(session: Session, node: ts.CallExpression, argument: number): boolean {
  return alternatives(session.evaluate(node.expression)).some(
    (callee) =>
      callee.kind === 'api' &&
      regionModelsOf(session.knowledge, callee).some(
        (region) => region.kind === 'deferred' && takesFunctionAt(region, argument),
      ),
  );
}

/** Whether a library goes on with a promise, which it gives to nobody: `waitUntil(sent);`. */
export function isTakenOver(session: Session, promise: ts.Node): boolean {
  const { ts } = session;
  const call = promise.parent;
  if (!ts.isCallExpression(call) || !ts.isExpressionStatement(call.parent)) return false;
  const argument = call.arguments.findIndex((one) => one === promise);
  return argument !== -1 && takesOver(session, call, argument);
}
