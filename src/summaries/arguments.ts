import type { Answer, CallFact, FunctionId } from '../facts/model.ts';
import { eachElement, type ObjectValue, type ParameterValue, type Value } from '../facts/value.ts';

const absent: Value = { kind: 'literal', value: undefined };
const unreadable: Value = { kind: 'unknown', text: '' };

/** What a value of a callee is in one call of it: its parameters replaced by the arguments. Other functions' parameters stay. */
export function substitute(value: Value, callee: FunctionId, call: CallFact): Value {
  if (value.kind === 'either')
    return { kind: 'either', values: value.values.map((one) => substitute(one, callee, call)) };
  return value.kind === 'parameter' && value.function === callee ? argumentOf(value, call) : value;
}

function argumentOf(parameter: ParameterValue, { args }: CallFact): Value {
  const argument = args[parameter.index] ?? absent;
  const given = parameter.path.reduce(memberOf, argument);
  return isGiven(given) === 'no' ? (parameter.fallback ?? given) : given;
}

/** A property of a value; absent where the value is known not to have it. */
function memberOf(value: Value, name: string): Value {
  if (name === eachElement && !isOpen(value)) return elementOf(value);
  switch (value.kind) {
    case 'literal':
      return absent;
    case 'object':
      return propertyOf(value, name);
    case 'parameter':
      return {
        ...value,
        path: [...value.path, name],
        fallback: value.fallback && memberOf(value.fallback, name),
      };
    case 'either':
      return { kind: 'either', values: value.values.map((one) => memberOf(one, name)) };
    default:
      return unreadable;
  }
}

function isOpen({ kind }: Value): boolean {
  return kind === 'parameter' || kind === 'either';
}

/** Any of the elements of a list that can be seen. */
function elementOf(value: Value): Value {
  return value.kind === 'array' && value.elements.length > 0
    ? { kind: 'either', values: value.elements }
    : unreadable;
}

/** A property under its name, or under one that differs by case only, as the names of headers may. */
function propertyOf({ properties, under }: ObjectValue, name: string): Value {
  const isMeant = (key: string): boolean => key.toLowerCase() === name.toLowerCase();
  const written = Object.hasOwn(properties, name) ? name : Object.keys(properties).find(isMeant);
  if (written !== undefined) return properties[written] ?? absent;
  const lower = under.map((value) => memberOf(value, name)).filter((value) => isGiven(value) !== 'no');
  const [only, ...others] = lower;
  if (!only) return absent;
  return others.length > 0 ? unreadable : only;
}

/** Whether a value was given at all: `no` is a proven `undefined`. `caller` where a parameter decides. */
export function isGiven(value: Value): Answer | 'caller' {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? 'no' : givenLiteral(value.value);
    case 'parameter':
      return 'caller';
    case 'either':
      return agreed(value.values.map(isGiven));
    case 'unknown':
    case 'environment':
      return 'unknown';
    default:
      return 'yes';
  }
}

/** `0`, `null`, `false` and the like may well stand for "none", which is the library's to say. */
function givenLiteral(value: string | number | boolean | null): Answer {
  return Boolean(value) && value !== Infinity ? 'yes' : 'unknown';
}

function agreed(answers: readonly (Answer | 'caller')[]): Answer | 'caller' {
  const [first = 'unknown', ...others] = answers;
  return others.every((answer) => answer === first) ? first : 'unknown';
}
