import type { TimeoutModel } from '../libraries/descriptor.ts';
import type { Knowledge } from './knowledge.ts';
import type { Answer, ValueDependency } from './model.ts';
import { aheadOf } from './moment.ts';
import { alternatives, numberOf } from './read-value.ts';
import type { ApiValue, ParameterValue, Value } from './value.ts';

/** Whether a value in the place of a limit limits. `open`: not given, or a parameter that may be left out. */
export interface LimitAnswer {
  readonly verdict: Answer | 'caller' | 'absent' | 'disabled';
  /** Milliseconds, where the value is a constant. */
  readonly ms: number | null;
  readonly depends: readonly ValueDependency[];
  /** What holds when none of the parameters in `depends` is given. */
  readonly otherwise: 'absent' | 'yes' | 'no' | 'unknown';
}

const plain = { ms: null, depends: [], otherwise: 'absent' } as const;
const unknown: LimitAnswer = { verdict: 'unknown', ...plain };

/** Judges the value of a `timeout` or `signal` option by the library's own reading of numbers. */
export function judgeLimit(knowledge: Knowledge, value: Value, model: TimeoutModel): LimitAnswer {
  switch (value.kind) {
    case 'literal':
      return judgeLiteral(value.value, model);
    case 'environment':
      return { verdict: 'yes', ...plain };
    case 'text':
      return isOfTime(model) ? { verdict: 'yes', ...plain } : unknown;
    case 'object':
      return Object.keys(value.properties).length > 0 ? { verdict: 'yes', ...plain } : unknown;
    case 'api':
      return judgeApi(knowledge, value, model);
    case 'parameter':
      return judgeParameter(knowledge, value, model);
    case 'either':
      return judgeEither(value.values.map((one) => judgeLimit(knowledge, one, model)));
    default:
      return unknown;
  }
}

/** Whether what limits may be more than a number: a moment, or a text such as `5s`. */
function isOfTime({ unit }: TimeoutModel): boolean {
  return unit === 'duration' || unit === 'moment';
}

function judgeLiteral(value: string | number | boolean | null | undefined, model: TimeoutModel): LimitAnswer {
  if (value === undefined) return { verdict: 'absent', ...plain };
  if (typeof value === 'string') return isOfTime(model) ? { verdict: 'yes', ...plain } : unknown;
  if (value === Infinity || value === null || typeof value === 'boolean') {
    return value === true
      ? unknown
      : { verdict: value === null && !model.off.includes(null) ? 'absent' : 'disabled', ...plain };
  }
  if (model.off.includes(value)) return { verdict: 'disabled', ...plain };
  return {
    verdict: 'yes',
    ...plain,
    ms: model.unit === 's' ? value * 1000 : model.unit === 'ms' ? value : null,
  };
}

function judgeApi(knowledge: Knowledge, value: ApiValue, model: TimeoutModel): LimitAnswer {
  const meaning = knowledge.library(value.package)?.value(value.path);
  const given = value.args?.[meaning?.argument ?? 0];
  if (meaning?.means === 'clock' && isOfTime(model))
    return { verdict: 'yes', ...plain, ms: numberOf(aheadOf(knowledge, value)) };
  if (meaning?.means === 'deadline') return { verdict: 'yes', ...plain, ms: given ? numberOf(given) : null };
  if (meaning?.means !== 'earliest' || given?.kind !== 'array') return unknown;
  const elements = given.elements.map((one) => judgeLimit(knowledge, one, model));
  return elements.find(({ verdict }) => verdict === 'yes') ?? unknown;
}

function judgeParameter(knowledge: Knowledge, value: ParameterValue, model: TimeoutModel): LimitAnswer {
  const depends = [{ function: value.function, index: value.index, path: value.path }];
  if (!value.fallback) return { verdict: 'caller', ms: null, depends, otherwise: 'absent' };
  const fallback = judgeLimit(knowledge, value.fallback, model);
  const otherwise =
    fallback.verdict === 'disabled' ? 'no' : fallback.verdict === 'caller' ? 'unknown' : fallback.verdict;
  return { verdict: 'caller', ms: null, depends: [...depends, ...fallback.depends], otherwise };
}

function judgeEither(answers: readonly LimitAnswer[]): LimitAnswer {
  const [first, ...others] = answers;
  if (!first) return unknown;
  if (others.every(({ verdict }) => verdict === first.verdict) && first.verdict !== 'caller') {
    return { ...first, ms: first.verdict === 'yes' ? largest(answers) : null };
  }
  const missing = ({ verdict }: LimitAnswer) => verdict === 'absent' || verdict === 'disabled';
  return answers.every(missing) ? { verdict: 'absent', ...plain } : unknown;
}

function largest(answers: readonly LimitAnswer[]): number | null {
  return answers.some(({ ms }) => ms === null) ? null : Math.max(...answers.map(({ ms }) => ms ?? 0));
}

/** Whether some alternative of a value is surely given, so that a reader would take it for a limit. */
export function isGiven(value: Value): boolean {
  return alternatives(value).some(
    (one) =>
      one.kind !== 'unknown' &&
      one.kind !== 'parameter' &&
      !(one.kind === 'literal' && one.value === undefined),
  );
}
