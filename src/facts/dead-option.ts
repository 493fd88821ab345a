import type { ts } from 'ts-morph';
import type { CallModel, IneffectiveOption, TimeoutModel } from '../libraries/descriptor.ts';
import { place } from './ineffective-place.ts';
import { isGiven } from './judge-limit.ts';
import type { IneffectiveTimeout } from './model.ts';
import { isAbsent, propertyAt } from './read-value.ts';
import { insertOption } from './remedy.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** An option that the library ignores, or that works only with another one which is not given. */
export function deadOption(
  session: Session,
  node: ts.CallExpression | ts.NewExpression,
  option: IneffectiveOption,
  layers: readonly Value[],
  timeout: TimeoutModel,
  model: CallModel | null,
): IneffectiveTimeout[] {
  const value = layers.map((layer) => propertyAt(layer, option.option)).find((one) => !isAbsent(one));
  if (!value || !isGiven(value)) return [];
  if (isArmed(option, layers)) return [];
  const position = model?.options;
  return [
    {
      ...place(session, node, option.option),
      reason: option.unless === undefined ? 'ignored' : 'unarmed',
      because: option.because,
      instead: option.instead,
      remedy:
        position === undefined || timeout.remedy === ''
          ? null
          : insertOption(session, node, position, timeout.remedy),
    },
  ];
}

/** Whether the option is given that makes this one work; `true` also when that cannot be read. */
export function isArmed({ unless }: IneffectiveOption, layers: readonly Value[]): boolean {
  if (unless === undefined) return false;
  const value = layers.map((layer) => propertyAt(layer, unless)).find((one) => !isAbsent(one));
  return value !== undefined && !(value.kind === 'literal' && value.value === false);
}
