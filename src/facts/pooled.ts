import type { CallModel } from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall, typeModelOf } from './client.ts';
import { isAbsent, leadingText, numberOf, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * The SQL text of a statement that is sent to any connection of a pool, where it opens or ends a transaction or is left to the caller; `null`
 * for any other call, and for a pool that has, or may have, one connection only.
 */
export function pooledStatement(
  session: Session,
  callee: ApiValue,
  { effect }: CallModel,
  args: readonly Value[],
): Value | null {
  const instance = instanceOfCall(callee);
  const pool = instance && typeModelOf(session, instance)?.pool;
  const text = typeof effect === 'object' && effect.from === 'sql' ? args[effect.argument] : undefined;
  if (!pool || !text || !isOfTransactions(text)) return null;
  const sizes = (constructionOptions(session, instance) ?? []).map((layer) => propertyAt(layer, pool.size));
  return sizes.every(isSeveral) ? text : null;
}

function isOfTransactions(text: Value): boolean {
  return text.kind === 'parameter' || /^\s*(?:begin|start)\b/i.test(leadingText(text));
}

function isSeveral(size: Value): boolean {
  return isAbsent(size) || size.kind === 'environment' || (numberOf(size) ?? 1) > 1;
}
