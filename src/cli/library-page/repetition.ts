import type { CallModel, IdempotencyModel, RetryDefaults } from '../../libraries/descriptor.ts';
import { memberNamer } from './members.ts';
import { ordinal } from '../../ordinal.ts';
import { all, any, bullets, code, grouped } from './words.ts';

const occasions = {
  unanswered: ', where no answer came',
  busy: ', where the answer was 429 or 5xx',
} as const satisfies Record<NonNullable<RetryDefaults['after']>, string>;

/** The retries that the package makes by itself. */
export function retriesSection(calls: readonly CallModel[]): string | null {
  const retried = calls.flatMap((call) => (call.retries ? [{ call, retries: call.retries }] : []));
  const groups = grouped(retried, ({ retries }) => JSON.stringify(retries));
  const lines = groups.flatMap((group) => {
    if (!group[0]) return [];
    const which = groups.length > 1 ? `${memberNamer(calls)(group.map(({ call }) => call))}: ` : '';
    return [`${which}${attempts(group[0].retries)}`];
  });
  return lines.length > 0 ? bullets(lines) : null;
}

function attempts({ attempts: number, options, methods, after }: RetryDefaults): string {
  const count = number === null ? 'attempts without end' : `${String(number)} attempts in all`;
  const asked = methods ? `, for ${all(methods)} only` : '';
  const only = `${asked}${after === undefined ? '' : occasions[after]}`;
  const settings = grouped(options, ({ option, counts }) => `${option} ${counts}`).map((group) => {
    const places = group.map(({ where }) => `of the ${where}`).join(' or ');
    const counted = group[0]?.counts === 'attempts' ? 'the first attempt as well' : 'the repetitions';
    return `${code(group[0]?.option ?? '')} ${places}, which counts ${counted}`;
  });
  const set = settings.length > 0 ? `; set by ${settings.join(', or ')}` : '';
  return `${number === 1 ? 'no repetition' : count} by default${only}${set}.`;
}

/** Where a call can carry a key that keeps it from being done twice. */
export function keysSection(calls: readonly CallModel[]): string | null {
  const keyed = calls.flatMap((call) => (call.idempotency ? [{ call, key: call.idempotency }] : []));
  const lines = grouped(keyed, ({ key }) => keyPlaces(key)).map((group) => {
    const places = group[0] ? keyPlaces(group[0].key) : '';
    return `${memberNamer(calls)(group.map(({ call }) => call))}: ${places}.`;
  });
  return lines.length > 0 ? bullets(lines) : null;
}

function keyPlaces({ options, headers, fields, payload, portion, automatic }: IdempotencyModel): string {
  const places = [
    options.length > 0 ? `the option ${any(options)}` : '',
    headers.length > 0 ? `the header ${any(headers)}` : '',
    fields.length > 0 && payload !== undefined ? `${any(fields)} in the ${ordinal(payload)} argument` : '',
  ].filter((place) => place !== '');
  const own =
    automatic === 'per-call'
      ? '; without one the package makes a key for each call, which covers its own retries only'
      : '';
  const whole = portion
    ? `; without ${code(portion.property)} all is taken, and a second call is refused`
    : '';
  return `${places.length > 0 ? places.join(', or ') : 'no place for a key'}${own}${whole}`;
}
