import type { ts } from 'ts-morph';
import type { ObservationModel } from '../libraries/descriptor.ts';
import { alternatives, apiCallee } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** Whether a call is one of a member that composes lazy sources: `source.pipe(…)`. */
export function composes({ ts, knowledge }: Session, { expression }: ts.CallExpression): boolean {
  return ts.isPropertyAccessExpression(expression) && knowledge.composes(expression.name.text);
}

/** How the sources of a library are composed and observed, by a value of it; `undefined` where it has none. */
export function observationOf({ knowledge }: Session, api: ApiValue | null): ObservationModel | undefined {
  return (api && knowledge.library(api.package)?.descriptor.observation) ?? undefined;
}

/** Whether an operator is given the errors of the source that it is applied to. */
export function takesErrors(session: Session, operator: ts.CallExpression): boolean {
  const callee = apiCallee(session.evaluate(operator.expression));
  return observationOf(session, callee)?.handles?.includes(`${callee?.path ?? ''}()`) === true;
}

/** Whether an operator of a library is known not to be given the errors of the source. */
export function isPlainOperator(session: Session, operator: ts.Expression, library: string): boolean {
  return alternatives(session.evaluate(operator)).every(
    (one: Value) =>
      one.kind === 'api' &&
      one.package === library &&
      one.path.endsWith('()') &&
      observationOf(session, one)?.handles?.includes(one.path) === false,
  );
}

/** Whether a call makes a source that fails, which stands for the failure where it is returned: `throwError(() => error)`. */
export function isFailingSource(session: Session, callee: ApiValue, { parent }: ts.CallExpression): boolean {
  const makes = observationOf(session, callee)?.fails?.includes(`${callee.path}()`) === true;
  return makes && !session.ts.isExpressionStatement(parent);
}
