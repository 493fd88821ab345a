import { apiCall, callModelOf } from './api-value.ts';
import type { Knowledge } from './knowledge.ts';
import type { Span } from './model.ts';
import { alternatives, isText, joinText, leadingText, textOf, unknownValue } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/**
 * `value(...args)` or `new value(...args)`, as {@link apiCall}; an address stays what it is when it is taken apart, and what is only handed back
 * is the argument itself.
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
  const [address = unknownValue, base] = args.slice(meaning.argument);
  const isWhole = base === undefined || (base.kind === 'literal' && typeof base.value !== 'string');
  if (!isWhole) return resolved(address, base);
  return alternatives(address).every(isAddress) ? address : unknownValue;
}

function isAddress(value: Value): boolean {
  return value.kind === 'parameter' || isText(value);
}

/**
 * A path at a base. Of a base that is not known as a whole, its path is kept, which only the deployment knows to be replaced. Unknown where what is
 * said to be a path may name another host.
 */
function resolved(address: Value, base: Value): Value {
  const [path, head] = [textOf(address), leadingText(address)];
  if (/^[a-z][a-z\d+.-]*:/i.test(head)) return address;
  const isRooted = head.startsWith('/');
  const isPath = isRooted ? !head.startsWith('//') : path !== null || /[/?#]/.test(head);
  if (!isPath) return unknownValue;
  const whole = textOf(base);
  if (path !== null && whole !== null)
    return URL.canParse(path, whole) ? textValue(new URL(path, whole).href) : unknownValue;
  return joinText(isRooted ? [originOf(base), address] : [base, textValue('/'), address]);
}

/** The origin of an address, or the address where it is not known to which part that is constant. */
function originOf(base: Value): Value {
  const whole = textOf(base);
  const [origin] =
    /^[a-z][a-z\d+.-]*:\/\/[^/?#]+(?=[/?#])/i.exec(`${leadingText(base)}${whole === null ? '' : '/'}`) ?? [];
  return origin === undefined ? base : textValue(origin);
}

function textValue(value: string): Value {
  return { kind: 'literal', value };
}
