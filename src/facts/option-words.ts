import { ordinal } from '../ordinal.ts';
import { isAbsent } from './read-value.ts';
import type { Value } from './value.ts';

/**
 * What to pass to a call that lacks a property in its options, in words that follow "Pass": the property alone where the call has options, else
 * the whole argument and its place, so that it does not end up in the body. `options` are the call's, usual at `position` among its arguments.
 */
export function optionWords(
  args: readonly Value[],
  position: number,
  property: string,
  options: Value,
): string {
  if (!isAbsent(options)) return `\`${property}\``;
  const whole = `\`{ ${property} }\``;
  if (args[position]?.kind === 'function') return `${whole} before the callback`;
  return position === 0 ? whole : `${whole} as the ${ordinal(position)} argument`;
}
