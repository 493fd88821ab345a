import { absent, isAbsent, textOf, unknownValue } from './read-value.ts';
import type { Value } from './value.ts';

/** Where a queue is named among arguments: by one of them, and by another one where a part of it is delivered by itself. */
interface NamePlace {
  readonly argument: number;
  readonly part?: number;
  readonly followed?: number;
}

/** The name of a queue, or of the subscription of a topic, `topic/subscription`; `null` where it cannot be told. */
export function queueName(args: readonly Value[], place: NamePlace): string | null {
  const whole = textOf(args[place.argument] ?? absent);
  const inner = partOf(args, place);
  if (whole === null || isLeftOut(inner)) return whole;
  const name = textOf(inner);
  return name === null ? null : `${whole}/${name}`;
}

/** The argument that names a part; what stands in its place is something else where what is to follow it is not there. */
function partOf(args: readonly Value[], { part, followed }: NamePlace): Value {
  if (part === undefined) return absent;
  const next = followed === undefined ? undefined : (args[followed] ?? absent);
  if (next && isLeftOut(next)) return absent;
  return next && textOf(next) === null ? unknownValue : (args[part] ?? absent);
}

/** Whether an argument is left out: options stand in its place. */
function isLeftOut(value: Value): boolean {
  return isAbsent(value) || value.kind === 'object';
}
