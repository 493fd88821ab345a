import type { ts } from 'ts-morph';
import type { Answer } from './model.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { Session } from './session.ts';
import { apiCallee } from './transaction-handle.ts';

/**
 * Whether somebody waits for a lazy source that a call makes: `await firstValueFrom(source)`. A source that is returned is left to
 * the caller; one that is only subscribed to is not waited for.
 */
export function awaitedLazily(session: Session, node: CallNode): Answer {
  const { ts } = session;
  let outer: ts.Node = node;
  while (ts.isPropertyAccessExpression(outer.parent) && ts.isCallExpression(outer.parent.parent)) outer = outer.parent.parent;
  const call = outer.parent;
  if (!ts.isCallExpression(call) || !isObserver(session, call)) return 'unknown';
  const around = call.parent;
  return ts.isAwaitExpression(around) || ts.isReturnStatement(around) || ts.isArrowFunction(around) ? 'yes' : 'unknown';
}

/** `firstValueFrom(source)` and the like, which make a lazy source run. */
function isObserver(session: Session, call: ts.CallExpression): boolean {
  const callee = apiCallee(session.evaluate(call.expression));
  const observation = callee && session.knowledge.library(callee.package)?.descriptor.observation;
  return observation != null && observation.observers.includes(`${callee?.path ?? ''}()`);
}
