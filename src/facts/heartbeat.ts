import type { TypeModel } from '../libraries/descriptor.ts';
import type { EffectiveTime, HeartbeatFact } from './model.ts';
import { optionSpan } from './option-node.ts';
import { absent, isAbsent, numberOf, propertyAt } from './read-value.ts';
import { spanOf, type Session } from './session.ts';
import type { CallSite } from './sites.ts';
import type { ApiValue, Value } from './value.ts';

/** How often the instance that is made at a place says that it is alive; `null` where neither time is set or one of them is not proven. */
export function heartbeatOf(
  session: Session,
  node: CallSite,
  made: ApiValue,
  { heartbeat: model, options }: TypeModel,
): HeartbeatFact | null {
  if (!model || options === undefined) return null;
  const given = made.args?.[options] ?? absent;
  if (model.off !== undefined && !isOff(propertyAt(given, model.off))) return null;
  const interval = effective(given, model.interval, model.intervalMs);
  const timeout = effective(given, model.timeout, model.timeoutMs);
  if (!interval || !timeout || (interval.byDefault && timeout.byDefault)) return null;
  const { intervals } = model;
  const written = optionSpan(session, node, model.interval) ?? optionSpan(session, node, model.timeout);
  return { span: written ?? spanOf(node), interval, timeout, intervals };
}

function isOff(value: Value): boolean {
  return isAbsent(value) || (value.kind === 'literal' && value.value === false);
}

function effective(options: Value, option: string, otherwise: number | null): EffectiveTime | null {
  const value = propertyAt(options, option);
  const byDefault = isAbsent(value);
  const ms = byDefault ? otherwise : numberOf(value);
  // Libraries read zero as "not set" or "each time".
  return ms !== null && Number.isFinite(ms) && ms > 0 ? { option, ms, byDefault } : null;
}
