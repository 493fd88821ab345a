import type { ConcurrencyModel, OtherRegionModel } from '../libraries/descriptor.ts';
import { adjustmentsOf } from './adjustments.ts';
import { instanceOfCall } from './client.ts';
import { extentOf } from './extent.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import type { OtherRegion } from './model.ts';
import { absent, isAbsent, numberOf, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** Whether a limiter limits nothing: no number is set, or one without end. Nothing is said where that cannot be told. */
export function openLimiter(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  { concurrency, each, on }: OtherRegionModel,
  args: readonly Value[],
): Pick<OtherRegion, 'lets' | 'over'> {
  const limiter = on === '' ? null : instanceOfCall(callee);
  const built = limiter ? limiter.args : args;
  if (!concurrency || !built || !letsAll(built[concurrency.argument] ?? absent, concurrency)) return {};
  if (limiter && adjustmentsOf(session, limiter, { call: [], client: [] }).length > 0) return {};
  const items =
    each === undefined || session.ts.isTaggedTemplateExpression(node) ? undefined : node.arguments?.[each];
  const over = items ? extentOf(session, items) : null;
  return { lets: 'all', ...(over && { over }) };
}

function letsAll(given: Value, { option, default: usual, others = [] }: ConcurrencyModel): boolean {
  const limit = option === undefined || numberOf(given) !== null ? given : propertyAt(given, option);
  const isOpen = isAbsent(limit) ? usual === null : numberOf(limit) === Infinity;
  return isOpen && others.every((other) => isAbsent(propertyAt(given, other)));
}
