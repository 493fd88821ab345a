import { apiCall, callModelOf } from './api-value.ts';
import type { Knowledge } from './knowledge.ts';
import type { Span } from './model.ts';
import { unknownValue } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * `value(...args)` or `new value(...args)`, as {@link apiCall}; an address that a caller gives stays his when it is taken apart, and what is
 * only handed back is the argument itself.
 */
export function calledValue(
  knowledge: Knowledge,
  value: ApiValue,
  args: readonly Value[],
  site: Span,
): Value {
  const given = callModelOf(knowledge, value)?.gives;
  if (given !== undefined) return args[given] ?? unknownValue;
  const meaning = knowledge.library(value.package)?.value(`${value.path}()`);
  if (meaning?.means !== 'address') return apiCall(knowledge, value, args, site);
  const [address, base] = args.slice(meaning.argument);
  const isWhole = base === undefined || (base.kind === 'literal' && typeof base.value === 'boolean');
  return address?.kind === 'parameter' && isWhole ? address : unknownValue;
}
