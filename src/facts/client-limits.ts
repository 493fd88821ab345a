import type { TimeoutModel } from '../libraries/descriptor.ts';
import { adjustmentsOf, type Adjustment } from './adjustments.ts';
import { constructionOptions } from './client.ts';
import { judgeLimit, type LimitAnswer } from './judge-limit.ts';
import { providedOptions } from './provision.ts';
import { isAbsent, layered, propertyAt, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { ApiValue, Value } from './value.ts';

/** What one option says of a limit, and where it is given, in words. */
export interface OptionLimit {
  readonly answer: LimitAnswer;
  readonly by: string;
  /** Option path; empty where the limit stands in no option. */
  readonly option: string;
  /** What the option is given; for a limit that stands in no option, its milliseconds. */
  readonly value: Value;
}

interface Layer {
  readonly value: Value;
  readonly by: string;
}

/**
 * The limits of a call, one for each option that may hold one: a hook of the client comes before the call's own options, and these before
 * the client's defaults, its construction and what it takes over. `options` are the call's; `instance` is `null` where it is made on no client.
 */
export function optionLimits(
  session: Session,
  instance: ApiValue | null,
  timeout: TimeoutModel,
  options: Value,
): OptionLimit[] {
  const adjustments = instance ? adjustmentsOf(session, instance, timeout) : [];
  const built = instance ? builtWith(session, instance) : [];
  const settings = (option: string | null, reach: Adjustment['reach']): Layer[] =>
    adjustments
      .filter((one) => one.option === option && one.reach === reach)
      .map(({ value }) => ({ value, by: 'the settings of the client' }));
  const limits = [...new Set([...timeout.call, ...timeout.client])].map((option) => {
    const ofCall = timeout.call.includes(option)
      ? [{ value: propertyAt(options, option), by: `\`${option}\` of the call` }]
      : [];
    const ofClient = timeout.client.includes(option)
      ? built.map((layer) => ({ value: propertyAt(layer, option), by: `\`${option}\` of the client` }))
      : [];
    return judged(session, timeout, option, [
      ...settings(option, 'hook'),
      ...ofCall,
      ...settings(option, 'default'),
      ...ofClient,
      ...settings(option, 'inherited'),
    ]);
  });
  return [...limits, ...settings(null, 'default').map((layer) => judged(session, timeout, '', [layer]))];
}

/** The layers of options that a client was made with; one unknown value where its making is not seen. */
function builtWith(session: Session, instance: ApiValue): readonly Value[] {
  return constructionOptions(session, instance) ?? providedOptions(session, instance) ?? [unknownValue];
}

function judged(
  { knowledge }: Session,
  timeout: TimeoutModel,
  option: string,
  layers: readonly Layer[],
): OptionLimit {
  const value = layered(layers.map((layer) => layer.value));
  const top = layers.find((layer) => !isAbsent(layer.value));
  return { answer: judgeLimit(knowledge, value, timeout), by: top?.by ?? '', option, value };
}
