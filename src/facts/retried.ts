import type { ts } from 'ts-morph';
import type { RetryRegionModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { RetryRegion } from './model.ts';
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
  const source = model.operator ? composedOn(session, node, callee) : null;
  if (!source) return {};
  return {
    over: { kind: 'source', span: spanOf(source), handled: isHandled(session, node, source, callee) },
  };
}

/** Whether operators before this one may look at the error of the source. */
function isHandled(
  session: Session,
  node: CallNode,
  source: ts.Expression,
  { package: name }: ApiValue,
): boolean {
  const { ts, knowledge } = session;
  const { observation } = knowledge.library(name)?.descriptor ?? {};
  const { parent } = node;
  const before = ts.isCallExpression(parent) ? parent.arguments.filter((one) => one.end <= node.pos) : [];
  const isPlain = (operator: ts.Expression) =>
    alternatives(session.evaluate(operator)).every(
      (one) =>
        one.kind === 'api' &&
        one.package === name &&
        one.path.endsWith('()') &&
        observation?.handles?.includes(one.path) === false,
    );
  return isComposed(session, source) || !before.every(isPlain);
}

function isComposed({ ts, knowledge }: Session, source: ts.Expression): boolean {
  if (!ts.isCallExpression(source) || !ts.isPropertyAccessExpression(source.expression)) return false;
  return knowledge.composes(source.expression.name.text);
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
