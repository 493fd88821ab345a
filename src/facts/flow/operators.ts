import type { ts } from 'ts-morph';
import type { CallStep, Flow, Step } from '../model.ts';
import { rethrowsFunction } from './rethrows.ts';
import { inlineFunction } from './splice.ts';
import type { Walk } from './walk.ts';

/**
 * Appends an operator of a lazy source, `into` being what makes the source and what is composed on it before: a retry has all that inside it,
 * and one that takes errors in is a catch around it.
 */
export function pushOperator(walk: Walk, operator: ts.Expression, flow: Flow, into: Step[]): void {
  const retry = retryAtEnd(flow);
  if (retry) {
    const retried = [...into.splice(0), ...flow.slice(0, -1)];
    into.push({ ...retry, retried });
  } else if (into.length > 0 && walk.ts.isCallExpression(operator) && walk.visitor.takesErrors(operator)) {
    const fn = inlineFunction(walk.ts, operator.arguments[0]);
    const rethrows = fn ? rethrowsFunction(walk, fn) : 'unknown';
    into.push({ kind: 'try', body: into.splice(0), handler: flow, rethrows, finalizer: null });
  } else into.push(...flow);
}

function retryAtEnd(flow: Flow): CallStep | null {
  const last = flow.at(-1);
  if (last?.kind !== 'call' || last.call.region?.kind !== 'retry') return null;
  return last.call.region.over?.kind === 'source' ? last : null;
}
