import type { CallModel, EffectSource } from '../libraries/descriptor.ts';
import { alternatives, propertyAt, textOf } from './read-value.ts';
import { wholeText } from './sql-statement.ts';
import type { Value } from './value.ts';

type MethodSource = Extract<EffectSource, { readonly from: 'http-method' }>;

/**
 * Whether a write gives what it names values that do not depend on what was there, so that doing it again changes nothing more: a
 * setting by its model with nothing relative in it, a `PUT` of such values, or an `UPDATE` of SQL that computes nothing. `options` are those of
 * the call.
 */
export function setsGivenValues(model: CallModel, args: readonly Value[], options: Value): boolean {
  const { sets, effect } = model;
  const values = sets && args[sets.argument];
  if (sets) return values !== undefined && !isRelative(values, sets.unless);
  if (typeof effect === 'object' && effect.from === 'http-method')
    return isReplacement(effect, effect.argument === undefined ? options : args[effect.argument]);
  const text = typeof effect === 'object' && effect.from === 'sql' ? args[effect.argument] : undefined;
  return text !== undefined && isPlainUpdate(wholeText(text));
}

/** Whether the options of a request name the method by which what it gives takes the place of what was there, and compute none of it. */
function isReplacement({ option }: MethodSource, options: Value | undefined): boolean {
  if (!options || textOf(propertyAt(options, option))?.toUpperCase() !== 'PUT') return false;
  return !isRelative(options, []);
}

/** Whether a value holds one of some properties, or a computation, however deep. */
function isRelative(value: Value, unless: readonly string[]): boolean {
  return alternatives(value).some((one) => {
    switch (one.kind) {
      case 'object': {
        const given = Object.keys(one.properties);
        const inner = [...Object.values(one.properties), ...one.under];
        return given.some((name) => unless.includes(name)) || inner.some((part) => isRelative(part, unless));
      }
      case 'array':
        return one.elements.some((element) => isRelative(element, unless));
      case 'unknown':
        return /\s[-+*/%]\s/.test(one.text);
      default:
        return false;
    }
  });
}

function isPlainUpdate(statement: string): boolean {
  const assigned = /^\s*update\b[^]*?\bset\b([^]*?)(?:\bwhere\b|$)/i.exec(statement)?.[1];
  return assigned !== undefined && !/[-+*/|]|\bselect\b/i.test(assigned);
}
