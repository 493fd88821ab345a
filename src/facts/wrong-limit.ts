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

/** A year: numbers up to this many are how long a call may take, and no moment in milliseconds since 1970. */
const mostMilliseconds = 31_536_000_000;

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
      : (inSeconds(name, timeout, value) ?? inThePast(name, timeout, value));
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

/** A number of milliseconds where the moment is meant at which the call ends. */
function inThePast(name: string, { unit }: TimeoutModel, value: Value): Wrong | null {
  const number = unit === 'moment' ? numberOf(value) : null;
  if (number === null || number <= 0 || number > mostMilliseconds) return null;
  return {
    reason: 'past',
    because: `\`${name}\` is the moment at which the call ends, and this one was in 1970, so that the call fails at once`,
    instead: `Write \`${name}: Date.now() + ${withUnderscores(number)}\``,
  };
}

function withUnderscores(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, '_');
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
