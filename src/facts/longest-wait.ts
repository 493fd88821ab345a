import type { ts } from 'ts-morph';
import type { CallModel, TimeoutModel } from '../libraries/descriptor.ts';
import type { OptionLimit } from './client-limits.ts';
import type { LongestWait } from './model.ts';
import { madeBefore } from './made-before.ts';
import { aheadOf, readsClock } from './moment.ts';
import { numberOf, unknownValue } from './read-value.ts';
import type { Session } from './session.ts';
import type { Value } from './value.ts';

/** The limit that a call reaches when its answer stays away: the only one that it is given, the shortest of several constants, or its library's own. */
export function longestWait(
  session: Session,
  node: ts.Node,
  found: readonly OptionLimit[],
  { options, retries }: CallModel,
  timeout: TimeoutModel,
  library: string,
  args: readonly Value[],
): LongestWait | null {
  const given = found.filter(({ answer }) => answer.verdict !== 'absent');
  const isEach = retries?.timed === 'each';
  const [first, ...others] = given.map((limit): LongestWait => {
    const madeAt = madeBefore(session, node, limit.value);
    return {
      value: millisecondsOf(session, limit.value, timeout),
      each: isEach && limit.option !== '' && !(timeout.signals ?? []).includes(limit.option),
      by: limit.by,
      ...(madeAt && { madeAt }),
    };
  });
  if (first) return others.length === 0 ? first : shortest([first, ...others]);
  if (timeout.defaultMs === null || (options === undefined && mayHoldOptions(args))) return null;
  return { value: milliseconds(timeout.defaultMs), each: isEach, by: `the default of ${library}` };
}

/** Whether something among the arguments may be options, of a call of which their place is not known. */
function mayHoldOptions([first, ...others]: readonly Value[]): boolean {
  const isPlain = ({ kind }: Value) => kind === 'literal' || kind === 'text' || kind === 'environment';
  return first?.kind === 'object' || !others.every(isPlain);
}

/** The shortest of several limits, all of which hold; `null` where one of them is not known. */
function shortest(limits: readonly LongestWait[]): LongestWait | null {
  const numbers = limits.map(({ value }) => numberOf(value));
  if (numbers.includes(null)) return null;
  const least = Math.min(...numbers.map((ms) => ms ?? Infinity));
  // A signal may end what each attempt is given anew.
  return (
    limits.find(({ each }, at) => numbers[at] === least && !each) ?? limits[numbers.indexOf(least)] ?? null
  );
}

function millisecondsOf({ knowledge }: Session, value: Value, { unit }: TimeoutModel): Value {
  if (value.kind === 'api') {
    if (unit === 'moment' && readsClock(knowledge, value)) return aheadOf(knowledge, value);
    const meaning = knowledge.library(value.package)?.value(value.path);
    const given = meaning?.means === 'deadline' ? value.args?.[meaning.argument ?? 0] : undefined;
    return given ?? unknownValue;
  }
  const number = numberOf(value);
  if (unit === 'ms') return value;
  return unit === 's' && number !== null ? milliseconds(number * 1000) : unknownValue;
}

function milliseconds(value: number): Value {
  return { kind: 'literal', value };
}
