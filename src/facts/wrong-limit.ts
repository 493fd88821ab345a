import type { ts } from 'ts-morph';
import type { TimeoutModel } from '../libraries/descriptor.ts';
import { place } from './ineffective-place.ts';
import { judgeLimit } from './judge-limit.ts';
import type { IneffectiveTimeout } from './model.ts';
import { isAbsent, numberOf, propertyAt } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** Numbers up to this many are no plausible limit of a remote call in milliseconds, but are one in seconds. */
const mostSeconds = 60;

/** The value of an option that means no limit, or that counts seconds where the library counts milliseconds. */
export function wrongValue(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  name: string,
  layers: readonly Value[],
  timeout: TimeoutModel,
): IneffectiveTimeout[] {
  const value = layers.map((layer) => propertyAt(layer, name)).find((one) => !isAbsent(one));
  if (!value) return [];
  const wrong =
    judgeLimit(session.knowledge, value, timeout).verdict === 'disabled'
      ? disabled(name)
      : inSeconds(name, timeout, value);
  return wrong ? [{ ...place(session, node, name), ...wrong, remedy: null }] : [];
}

type Wrong = Pick<IneffectiveTimeout, 'reason' | 'because' | 'instead'>;

function disabled(name: string): Wrong {
  return {
    reason: 'disabled',
    because: 'this value means no limit',
    instead: `Give \`${name}\` a limit`,
  };
}

function inSeconds(name: string, { unit }: TimeoutModel, value: Value): Wrong | null {
  const number = unit === 'ms' ? numberOf(value) : null;
  if (number === null || number <= 0 || number > mostSeconds || !Number.isInteger(number)) return null;
  return {
    reason: 'seconds',
    because: `\`${name}\` counts milliseconds, so the call fails after ${number} ms`,
    instead: `Write \`${name}: ${number}_000\` if seconds are meant`,
  };
}
