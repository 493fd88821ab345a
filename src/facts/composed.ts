import type { CallNode } from './flow/flow-visitor.ts';
import type { RemoteCall } from './model.ts';
import type { Session } from './session.ts';

/** Whether operators are applied to the lazy result of a call where it is written: `get(url).pipe(catchError(f))`. */
export function composedOf({ ts, knowledge }: Session, node: CallNode): Pick<RemoteCall, 'composed'> | null {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && knowledge.composes(parent.name.text)
    ? { composed: true }
    : null;
}
