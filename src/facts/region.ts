import type {
  LibraryRegion,
  OtherRegionModel,
  RetryRegionModel,
  TimeoutRegionModel,
  TransactionRegionModel,
} from '../libraries/descriptor.ts';
import { constructionOptions, instanceOfCall } from './client.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { databaseClient } from './lineage.ts';
import type { Answer, Attempts, OtherRegion, Region, Remedy, RetryRegion } from './model.ts';
import { absent, alternatives, isAbsent, numberOf, propertyAt, unknownValue } from './read-value.ts';
import { insertOption } from './remedy.ts';
import { retriedBy } from './retried.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** What a library does around the functions that a call hands to it. */
export function regionOf(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: LibraryRegion,
  args: readonly Value[],
  name: string,
): Region | null {
  switch (model.kind) {
    case 'transaction':
      return transactionRegion(session, node, callee, model, name);
    case 'retry':
      return retryRegion(session, node, callee, model, args);
    case 'timeout':
      return timeoutRegion(session, callee, model, args);
    case 'deferred':
      return null;
    default:
      return otherRegion(callee, model, args);
  }
}

function otherRegion(
  { package: library }: ApiValue,
  model: OtherRegionModel,
  args: readonly Value[],
): Region | null {
  const { kind, delivery = 'unknown' } = model;
  return kind === 'deferred' ? null : { kind, library, delivery, ...doneOnDelivery(model, args) };
}

/** Whether each message is taken as done on delivery, by an option that is set or by one that is not. */
function doneOnDelivery(
  { doneOnDelivery: option, doneByDefault, options }: OtherRegionModel,
  args: readonly Value[],
): Pick<OtherRegion, 'doneOnDelivery' | 'doneUnless'> {
  if (option === undefined || options === undefined) return {};
  const value = propertyAt(args[options] ?? absent, option);
  const name = option.replace(/^.*\./, '');
  if (isAbsent(value)) return doneByDefault ? { doneUnless: `${name}: false` } : {};
  return value.kind === 'literal' && value.value === true ? { doneOnDelivery: `${name}: true` } : {};
}

function transactionRegion(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: TransactionRegionModel,
  name: string,
): Region {
  const { reruns, limitMs = null } = model;
  const client = databaseClient(session, node, callee, name);
  return { kind: 'transaction', library: callee.package, reruns, limitMs, client };
}

/** The options of a region: those of the call, or of the policy on which it is called. */
function settingsOf(
  session: Session,
  callee: ApiValue,
  model: RetryRegionModel | TimeoutRegionModel,
  args: readonly Value[],
): Value {
  if (!model.policy) return model.options === undefined ? absent : (args[model.options] ?? absent);
  const instance = instanceOfCall(callee);
  const layers = instance && constructionOptions(session, instance);
  return layers ? { kind: 'object', properties: {}, under: layers, site: null } : unknownValue;
}

function retryRegion(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: RetryRegionModel,
  args: readonly Value[],
): RetryRegion {
  const settings = settingsOf(session, callee, model, args);
  // A number in the place of the options is the number of attempts itself.
  const named = isCount(settings) ? absent : settings;
  const option = model.attemptsOption ?? 'retries';
  return {
    kind: 'retry',
    library: callee.package,
    attempts: attemptsOf(callee.package, model, settings),
    elapsed: isFinite(optional(named, model.elapsedOption)),
    delayMs: numberOr(optional(named, model.delayOption), model.delayMs),
    factor: numberOr(optional(named, model.factorOption), model.factor),
    jitter: truth(optional(named, model.jitterOption), model.jitter),
    predicate: model.selective ? 'unknown' : given(optional(named, model.predicateOption)),
    ...retriedBy(session, node, callee, model),
    option: `\`${option}\``,
    ...(model.delayOption !== undefined && { delayOption: `\`${model.delayOption}\`` }),
    remedy: isAbsent(propertyAt(settings, option)) ? limitInserted(session, node, model, option) : null,
  };
}

/** The insertion of a limit of attempts into the call, where the call's own options hold it. */
function limitInserted(
  session: Session,
  node: CallNode,
  model: RetryRegionModel,
  option: string,
): Remedy | null {
  if (model.policy || model.options === undefined || session.ts.isTaggedTemplateExpression(node)) return null;
  return insertOption(session, node, model.options, `${option}: 5`);
}

/** What an option is given; absent where the library has no such option. */
function optional(settings: Value, option: string | undefined): Value {
  return option === undefined ? absent : propertyAt(settings, option);
}

function isCount(settings: Value): boolean {
  return numberOf(settings) !== null || settings.kind === 'environment';
}

function attemptsOf(library: string, model: RetryRegionModel, settings: Value): Attempts {
  const forever = optional(settings, model.foreverOption);
  if (truth(forever, false) === 'yes')
    return { bounded: 'no', most: null, by: `\`${model.foreverOption ?? ''}\`` };
  const value = isCount(settings) ? settings : optional(settings, model.attemptsOption);
  if (isAbsent(value)) {
    const bounded = model.attempts === null ? 'no' : 'yes';
    return { bounded, most: model.attempts, by: `the default of ${library}` };
  }
  const extra = model.counts === 'retries' ? 1 : 0;
  const number = numberOf(value);
  const by = `\`${model.attemptsOption ?? ''}\``;
  if (number !== null)
    return Number.isFinite(number) && number >= 0
      ? { bounded: 'yes', most: number + extra, by }
      : { bounded: 'no', most: null, by };
  return { bounded: value.kind === 'environment' ? 'yes' : 'unknown', most: null, by };
}

function timeoutRegion(
  session: Session,
  callee: ApiValue,
  model: TimeoutRegionModel,
  args: readonly Value[],
): Region {
  const limit = limitOf(session, callee, model, args);
  const ms = numberOf(limit) ?? (isAbsent(limit) ? model.defaultMs : null);
  const bounded = isAbsent(limit) ? (model.defaultMs === null ? 'no' : 'yes') : boundedBy(limit);
  return { kind: 'timeout', library: callee.package, bounded, ms, aborts: model.aborts };
}

function limitOf(
  session: Session,
  callee: ApiValue,
  model: TimeoutRegionModel,
  args: readonly Value[],
): Value {
  if (!model.limit) return settingsOf(session, callee, model, args);
  const source = model.policy ? instanceOfCall(callee)?.args : args;
  if (!source) return unknownValue;
  return propertyAt(source[model.limit.argument] ?? absent, model.limit.option ?? '');
}

function boundedBy(limit: Value): Answer {
  if (limit.kind === 'environment') return 'yes';
  const number = numberOf(limit);
  if (number !== null) return Number.isFinite(number) && number > 0 ? 'yes' : 'no';
  return limit.kind === 'literal' && limit.value === false ? 'no' : 'unknown';
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

function given(value: Value): Answer {
  if (isAbsent(value)) return 'no';
  return alternatives(value).some(isAbsent) || value.kind === 'parameter' || value.kind === 'unknown'
    ? 'unknown'
    : 'yes';
}

function numberOr(value: Value, fallback: number): number | null {
  return isAbsent(value) ? fallback : numberOf(value);
}
