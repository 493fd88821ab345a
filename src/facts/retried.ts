import type { ts } from 'ts-morph';
import type { RetryRegionModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RetryRegion } from './model.ts';
import { composes, isPlainOperator, observationOf } from './operators.ts';
import { alternatives } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { ApiValue } from './value.ts';

/** What a library's retry runs again, where it is a client or a lazy source: `axiosRetry(client)`, `source.pipe(retry(3))`. */
export function retriedBy(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: RetryRegionModel,
): Pick<RetryRegion, 'over'> {
  if (model.client) return { over: { kind: 'client' } };
  const composing = model.operator ? composingCall(session, node, callee) : null;
  if (!composing) return {};
  const { source, call } = composing;
  const isPlain = (operator: ts.Expression) => isPlainOperator(session, operator, callee.package);
  const before = call.arguments.filter((one) => one.end <= node.pos);
  const after = call.arguments.filter((one) => one.pos >= node.end);
  return {
    over: {
      kind: 'source',
      span: spanOf(source),
      handled: (session.ts.isCallExpression(source) && composes(session, source)) || !before.every(isPlain),
      caught: isComposedOn(session, call) || !after.every(isPlain),
    },
  };
}

/** Whether a retry may be ended by an operator that is composed after it, as by a limit of time and a cancellation, or by whoever keeps its subscription. */
export function mayBeEnded(session: Session, node: CallNode, callee: ApiValue): boolean {
  const call = composingCall(session, node, callee)?.call;
  if (!call) return false;
  const after = call.arguments.filter((one) => one.pos >= node.end);
  if (isComposedOn(session, call) || isKeptOpen(session, call, callee)) return true;
  return !after.every((one) => isLimitless(session, one, callee.package));
}

/** Whether a source is subscribed to by a call whose value is kept: `const rates = source.subscribe()`. */
function isKeptOpen(session: Session, { parent }: ts.CallExpression, callee: ApiValue): boolean {
  const { ts } = session;
  if (!ts.isPropertyAccessExpression(parent) || !ts.isCallExpression(parent.parent)) return false;
  const isObserved = observationOf(session, callee)?.observe.includes(parent.name.text) === true;
  return (
    isObserved &&
    !ts.isExpressionStatement(parent.parent.parent) &&
    !ts.isAwaitExpression(parent.parent.parent)
  );
}

/** Whether an operator is one of the library's that neither limits the time nor cancels. */
function isLimitless(session: Session, operator: ts.Expression, library: string): boolean {
  return alternatives(session.evaluate(operator)).every((one) => {
    if (one.kind !== 'api' || one.package !== library || !one.path.endsWith('()')) return false;
    const { means } = session.knowledge.library(library)?.value(one.path) ?? {};
    return means !== 'deadline' && means !== 'cancellation';
  });
}

/** Whether more is composed on what a call composes: `source.pipe(retry(3)).pipe(…)`. */
function isComposedOn({ ts, knowledge }: Session, { parent }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(parent) && knowledge.composes(parent.name.text);
}

interface Composing {
  readonly call: ts.CallExpression;
  readonly source: ts.Expression;
}

/** The call that composes an operator on a source. */
function composingCall(session: Session, { parent }: CallNode, callee: ApiValue): Composing | null {
  const { ts } = session;
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return null;
  const { expression: source, name } = parent.expression;
  return observationOf(session, callee)?.compose.includes(name.text) ? { call: parent, source } : null;
}
