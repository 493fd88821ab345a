import { apiCall } from './api-value.ts';
import type { Knowledge } from './knowledge.ts';
import type { Span } from './model.ts';
import type { ApiValue, Value } from './value.ts';

/** `value(...args)` or `new value(...args)`, as {@link apiCall}; an address that a caller gives stays his when it is taken apart. */
export function calledValue(
  knowledge: Knowledge,
  value: ApiValue,
  args: readonly Value[],
  site: Span,
): Value {
  const meaning = knowledge.library(value.package)?.value(`${value.path}()`);
  const [address, base] = meaning?.means === 'address' ? args.slice(meaning.argument) : [];
  const isWhole = base === undefined || (base.kind === 'literal' && typeof base.value === 'boolean');
  return address?.kind === 'parameter' && isWhole ? address : apiCall(knowledge, value, args, site);
}
