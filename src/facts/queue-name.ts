import { absent, isAbsent, textOf } from './read-value.ts';
import type { Value } from './value.ts';

/** Where a queue is named among arguments: by one of them, and by another one where a part of it is delivered by itself. */
interface NamePlace {
  readonly argument: number;
  readonly part?: number;
}

/** The name of a queue, or of the subscription of a topic, `topic/subscription`; `null` where it cannot be told. */
export function queueName(args: readonly Value[], { argument, part }: NamePlace): string | null {
  const whole = textOf(args[argument] ?? absent);
  const inner = part === undefined ? absent : (args[part] ?? absent);
  // Options stand in the place of a part that is not named.
  if (whole === null || isAbsent(inner) || inner.kind === 'object') return whole;
  const name = textOf(inner);
  return name === null ? null : `${whole}/${name}`;
}
