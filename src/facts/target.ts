import type { CallModel } from '../libraries/descriptor.ts';
import { operandsOf } from './effect.ts';
import { propertyAt, propertyOf } from './read-value.ts';
import { eachElement, type Value } from './value.ts';

/** Where a call goes: the URL, topic, queue, table or message pattern that it is given; `null` where its model names none, or none is given. */
export function targetOf(model: CallModel, args: readonly Value[]): Value | null {
  if (model.target === undefined) return null;
  const argument = operandsOf(model, args)[model.target];
  if (!argument) return null;
  if (model.idempotency?.each) return targetOfEach(argument, model.targetOption ?? '');
  const named = argument.kind === 'literal' || argument.kind === 'text' || argument.kind === 'environment';
  return named ? argument : propertyAt(argument, model.targetOption ?? '');
}

/** The target of any of the things that a list holds; `null` where they cannot be seen. */
function targetOfEach(list: Value, option: string): Value | null {
  if (list.kind === 'parameter') return propertyAt(propertyOf(list, eachElement), option);
  if (list.kind !== 'array' || list.elements.length === 0) return null;
  return { kind: 'either', values: list.elements.map((element) => propertyAt(element, option)) };
}
