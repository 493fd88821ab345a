import type { Knowledge } from './knowledge.ts';
import { unknownValue } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/** Whether a value is a reading of a clock, or something added to one. */
export function readsClock(knowledge: Knowledge, value: Value): value is ApiValue {
  return value.kind === 'api' && knowledge.library(value.package)?.value(value.path)?.means === 'clock';
}

/** How many milliseconds a moment is ahead when it is made: `Date.now() + 5_000`, `new Date(Date.now() + 5_000)`. */
export function aheadOf(knowledge: Knowledge, moment: ApiValue): Value {
  const [made] = moment.args ?? [];
  if (moment.later) return made ? unknownValue : moment.later;
  return made && readsClock(knowledge, made) ? aheadOf(knowledge, made) : unknownValue;
}
