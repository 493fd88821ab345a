import type { CallNode } from './flow/flow-visitor.ts';
import type { RetryRegion } from './model.ts';
import { composes } from './operators.ts';
import { appliedRegions, regionFacts } from './regions.ts';
import type { Session } from './session.ts';

/** The retry that a function of the program makes as an operator, where its call is composed on a lazy source: `source.pipe(withRetry())`. */
export function madeRetry(session: Session, node: CallNode): RetryRegion | null {
  const { ts } = session;
  const { parent } = node;
  if (!ts.isCallExpression(parent) || parent.expression === node || !composes(session, parent)) return null;
  const made = session.evaluate(node);
  if (made.kind !== 'api' || !made.args || !made.path.endsWith('()')) return null;
  const operator = { ...made, path: made.path.slice(0, -'()'.length), args: null };
  const applied = appliedRegions(session, operator, made.args);
  const region = regionFacts(session, node, applied, made.args, '').find(({ kind }) => kind === 'retry');
  // Its options are written in that function.
  return region?.kind === 'retry' ? { ...region, remedy: null } : null;
}
