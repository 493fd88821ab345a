import type { RetryRegionModel } from '../libraries/descriptor.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { delayOptionPlace } from './delay-option.ts';
import { jitterOf } from './jitter.ts';
import type { Answer, Attempts, Remedy, RetryRegion } from './model.ts';
import { notifiedRetry } from './notified-retry.ts';
import { absent, isAbsent, numberOf, propertyAt, usualNumber } from './read-value.ts';
import { settingsOf } from './region-settings.ts';
import { insertOption } from './remedy.ts';
import { mayBeEnded, retriedBy } from './retried.ts';
import { mayGiveUp, predicateOf } from './retry-predicate.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** How a library runs what a call hands to it again when it fails. */
export function retryRegion(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: RetryRegionModel,
  args: readonly Value[],
): RetryRegion {
  const settings = settingsOf(session, callee, model, args);
  // A number in the place of the options is the number of attempts itself.
  const named = isCount(settings) ? absent : settings;
  const isDelay = model.jitterOption === model.delayOption;
  return {
    kind: 'retry',
    library: callee.package,
    ...boundsOf(session, node, callee, model, settings, args[model.callback]),
    delayMs: numberOr(optional(named, model.delayOption), model.delayMs),
    factor: numberOr(optional(named, model.factorOption), model.factor),
    ...cappedDelay(optional(named, model.longestOption)),
    jitter: jitterOf(session, optional(named, model.jitterOption), model.jitter, isDelay),
    delayAt: delayOptionPlace(session, node, optional(named, model.delayOption), model.delayOption),
    predicate: predicateOf(session, callee, model, named, args[model.callback]),
    ...retriedBy(session, node, callee, model),
    option: `\`${optionOf(model)}\``,
    ...namesOf(model),
    remedy: limitInserted(session, node, model, settings),
    ...notified(session, model, args),
  };
}

/** How attempts and time are limited. What the program decides on between two attempts may end those that have no end else. */
function boundsOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: RetryRegionModel,
  settings: Value,
  retried: Value | undefined,
): Pick<RetryRegion, 'attempts' | 'elapsed'> {
  const named = isCount(settings) ? absent : settings;
  const attempts = attemptsOf(callee.package, model, settings);
  if (attempts.bounded !== 'no') return { attempts, elapsed: isFinite(optional(named, model.elapsedOption)) };
  const isDecided = mayGiveUp(session, model, named, retried);
  const isInside = mayBeEnded(session, node, callee);
  return {
    attempts: isDecided ? { ...attempts, bounded: 'unknown' } : attempts,
    elapsed: isInside ? 'unknown' : isFinite(optional(named, model.elapsedOption)),
  };
}

/** What takes the place of options where a function is given the failures. */
function notified(
  session: Session,
  { notifier }: RetryRegionModel,
  args: readonly Value[],
): Partial<RetryRegion> {
  if (!notifier) return {};
  const { attempts, delayMs, predicate } = notifiedRetry(session, notifier, args[notifier.argument]);
  return { attempts, delayMs, predicate, jitter: delayMs === null ? 'unknown' : 'no' };
}

function cappedDelay(longest: Value): Pick<RetryRegion, 'longestDelayMs'> {
  return isAbsent(longest) ? {} : { longestDelayMs: numberOf(longest) };
}

/** The options to name in a report. */
function namesOf({ delayOption, jitterOption, predicateOption, predicateRemedy }: RetryRegionModel) {
  const predicate = predicateRemedy ?? (predicateOption !== undefined ? `\`${predicateOption}\`` : undefined);
  return {
    ...(delayOption !== undefined && { delayOption: `\`${delayOption}\`` }),
    ...(jitterOption !== undefined && { jitterOption: `\`${jitterOption}\`` }),
    ...(predicate !== undefined && { predicateOption: predicate }),
  };
}

/** The insertion of a limit of attempts into the call, where the call's own options hold it. */
function limitInserted(
  session: Session,
  node: CallNode,
  model: RetryRegionModel,
  settings: Value,
): Remedy | null {
  const option = optionOf(model);
  if (!isAbsent(propertyAt(settings, option)) || !isAbsent(optional(settings, model.foreverOption)))
    return null;
  if (model.policy || model.options === undefined || session.ts.isTaggedTemplateExpression(node)) return null;
  return insertOption(session, node, model.options, `${option}: 5`);
}

/** The option that limits the attempts. */
function optionOf({ attemptsOption = 'retries' }: RetryRegionModel): string {
  return attemptsOption;
}

/** What an option is given; absent where the library has no such option. */
function optional(settings: Value, option: string | undefined): Value {
  return option === undefined ? absent : propertyAt(settings, option);
}

function isCount(settings: Value): boolean {
  return numberOf(settings) !== null || settings.kind === 'environment';
}

/** The attempts that the settings of a retry ask for, or those that its library makes without any. */
export function attemptsOf(library: string, model: RetryRegionModel, settings: Value): Attempts {
  const forever = optional(settings, model.foreverOption);
  if (truth(forever, false) === 'yes')
    return { bounded: 'no', most: null, by: `\`${model.foreverOption ?? ''}\`` };
  const value = isCount(settings) ? settings : optional(settings, model.attemptsOption);
  if (isAbsent(value)) {
    const bounded = model.attempts === null ? 'no' : 'yes';
    return { bounded, most: model.attempts, by: `the default of ${library}`, byDefault: true };
  }
  const extra = model.counts === 'retries' ? 1 : 0;
  const number = numberOf(value);
  const by = `\`${model.attemptsOption ?? ''}\``;
  if (number !== null)
    return Number.isFinite(number) && number >= 0
      ? { bounded: 'yes', most: number + extra, by }
      : { bounded: 'no', most: null, by };
  const bounded = value.kind === 'environment' ? 'yes' : 'unknown';
  return { bounded, most: null, by, ...usualAttempts(value, extra) };
}

/** The attempts that a setting of the environment asks for by its default; `first` is 1 where it counts only those after the first. */
export function usualAttempts(value: Value, first: number): Pick<Attempts, 'usual'> {
  const usual = usualNumber(value);
  return usual !== null && Number.isFinite(usual) && usual >= 0 ? { usual: usual + first } : {};
}

function isFinite(value: Value): Answer {
  if (isAbsent(value)) return 'no';
  const number = numberOf(value);
  if (number !== null) return Number.isFinite(number) ? 'yes' : 'no';
  return value.kind === 'environment' ? 'yes' : 'unknown';
}

function truth(value: Value, fallback: boolean): Answer {
  if (isAbsent(value)) return fallback ? 'yes' : 'no';
  if (value.kind === 'literal') return value.value ? 'yes' : 'no';
  return 'unknown';
}

function numberOr(value: Value, fallback: number): number | null {
  return isAbsent(value) ? fallback : numberOf(value);
}
