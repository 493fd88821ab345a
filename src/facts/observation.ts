import type { ts } from 'ts-morph';
import type { Answer } from './model.ts';
import { apiCallee } from './read-value.ts';
import type { Session } from './session.ts';

/**
 * Whether somebody waits for what is chained to a call (`put(p).promise()`, `insert(row).returning()`), or for the lazy source that it
 * makes (`await firstValueFrom(source)`). A source that is returned is left to the caller.
 */
export function awaitedAtEnd(session: Session, node: ts.Node): Answer {
  const { ts } = session;
  const end = endOfChain(session, node);
  if (end !== node && ts.isAwaitExpression(end.parent)) return 'yes';
  const call = end.parent;
  if (!ts.isCallExpression(call) || !isObserver(session, call)) return 'unknown';
  const around = call.parent;
  return ts.isAwaitExpression(around) || ts.isReturnStatement(around) || ts.isArrowFunction(around)
    ? 'yes'
    : 'unknown';
}

/** The last call that is chained to a call. */
export function endOfChain({ ts }: Session, node: ts.Node): ts.Node {
  let end = node;
  while (ts.isPropertyAccessExpression(end.parent) && ts.isCallExpression(end.parent.parent))
    end = end.parent.parent;
  return end;
}

/** `firstValueFrom(source)` and the like, which make a lazy source run. */
export function isObserver(session: Session, call: ts.CallExpression): boolean {
  const callee = apiCallee(session.evaluate(call.expression));
  const observation = callee && session.knowledge.library(callee.package)?.descriptor.observation;
  return observation != null && observation.observers.includes(`${callee?.path ?? ''}()`);
}
