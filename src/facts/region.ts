import type {
  LibraryRegion,
  OtherRegionModel,
  TimeoutRegionModel,
  TransactionRegionModel,
} from '../libraries/descriptor.ts';
import { instanceOfCall } from './client.ts';
import { anyRemedy } from './delivery.ts';
import type { CallNode } from './flow/flow-visitor.ts';
import { databaseClient } from './lineage.ts';
import type { Answer, OtherRegion, Region } from './model.ts';
import { openLimiter } from './open-limiter.ts';
import { absent, isAbsent, numberOf, propertyAt, textOf, unknownValue } from './read-value.ts';
import { settingsOf } from './region-settings.ts';
import { rerunsOf } from './rerun-handlers.ts';
import { retryRegion } from './retry-region.ts';
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
      return otherRegion(session, node, callee, model, args);
  }
}

function otherRegion(
  session: Session,
  node: CallNode,
  callee: ApiValue,
  model: OtherRegionModel,
  args: readonly Value[],
): Region | null {
  const { package: library } = callee;
  const { kind, delivery = 'unknown' } = model;
  const blocks = model.blocks ? { blocks: true as const, ...(model.passes && { passes: model.passes }) } : {};
  if (kind === 'deferred') return null;
  const done = { ...endlessQueue(model, args), ...doneOnDelivery(model, args) };
  const open = kind === 'limit' ? openLimiter(session, node, callee, model, args) : {};
  return { kind, library, delivery, ...blocks, ...done, ...open, ...rerunsOf(callee, model, args) };
}

/** The queue that a consumer declares so that a message that fails does not leave it. */
function endlessQueue(
  { declares, options }: OtherRegionModel,
  args: readonly Value[],
): Pick<OtherRegion, 'endlessQueue'> {
  if (!declares || options === undefined) return {};
  const given = args[options] ?? absent;
  const isEndless = [declares.unless, ...declares.limits].every((path) => isAbsent(propertyAt(given, path)));
  if (!isEndless) return {};
  const name = textOf(propertyAt(given, declares.option));
  return { endlessQueue: { name, remedy: declares.remedy ?? anyRemedy, lasts: 'without end' } };
}

/** Whether each message is taken as done on delivery, by an option that is set or by one that is not. */
function doneOnDelivery(
  { doneOnDelivery: option, doneByDefault, options }: OtherRegionModel,
  args: readonly Value[],
): Partial<Pick<OtherRegion, 'delivery' | 'doneOnDelivery' | 'doneUnless'>> {
  if (option === undefined || options === undefined) return {};
  const value = propertyAt(args[options] ?? absent, option);
  const name = option.replace(/^.*\./, '');
  if (isAbsent(value)) return doneByDefault ? { doneUnless: `${name}: false` } : {};
  if (value.kind !== 'literal') return { delivery: 'unknown' };
  return value.value === true ? { doneOnDelivery: `${name}: true` } : {};
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
