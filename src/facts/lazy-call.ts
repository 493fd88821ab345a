import type { ts } from 'ts-morph';
import type { CallModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RemoteCall } from './model.ts';
import { observationOf } from './operators.ts';
import { endOfChain, isObserver } from './observation.ts';
import { apiCallee } from './read-value.ts';
import { spanOf, type Session } from './session.ts';

/** What becomes of the lazy source that a call makes, where it is written. */
export function lazyCallOf(session: Session, node: CallNode, { lazy }: CallModel): Pick<RemoteCall, 'lazy'> {
  if (!lazy) return {};
  const source = wholeSource(session, node);
  return { lazy: { source: spanOf(source), returned: isReturned(session, source) } };
}

/** A source with what is chained to it, and with the sources that are made of it: `forkJoin([get(a), get(b)]).pipe(map(f))`. */
function wholeSource(session: Session, node: ts.Node): ts.Node {
  const { ts } = session;
  const end = endOfChain(session, node);
  const call = ts.isArrayLiteralExpression(end.parent) ? end.parent.parent : end.parent;
  if (!ts.isCallExpression(call) || call.expression === end || !makesSource(session, call)) return end;
  return wholeSource(session, call);
}

/** A function of a library of lazy sources that does not make them run. */
function makesSource(session: Session, call: ts.CallExpression): boolean {
  const isOfLibrary = observationOf(session, apiCallee(session.evaluate(call.expression))) !== undefined;
  return isOfLibrary && !isObserver(session, call);
}

function isReturned({ ts }: Session, { parent }: ts.Node): boolean {
  const isLast = ts.isReturnStatement(parent) || ts.isArrowFunction(parent);
  const fn = isLast ? ts.findAncestor(parent, ts.isFunctionLike) : undefined;
  return fn !== undefined && (ts.getCombinedModifierFlags(fn) & ts.ModifierFlags.Async) === 0;
}
