import type { ts } from 'ts-morph';
import type { RetryRegionModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RetryRegion } from './model.ts';
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
  const source = model.operator ? composedOn(session, node, callee) : null;
  return source ? { over: { kind: 'source', span: spanOf(source) } } : {};
}

/** The source on which an operator is composed. */
function composedOn(
  { ts, knowledge }: Session,
  node: CallNode,
  { package: name }: ApiValue,
): ts.Expression | null {
  const { observation } = knowledge.library(name)?.descriptor ?? {};
  const { parent } = node;
  if (!observation || !ts.isCallExpression(parent)) return null;
  const { expression } = parent;
  const isComposed =
    ts.isPropertyAccessExpression(expression) && observation.compose.includes(expression.name.text);
  return isComposed ? expression.expression : null;
}
