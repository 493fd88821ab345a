import type { ConstructLibrary } from '../../libraries/constructs/construct-library.ts';
import { isAbsent, numberOf, unknownValue } from '../read-value.ts';
import type { Value } from '../value.ts';

/** The seconds of a duration such as `Duration.minutes(2)`; `unset` where none is given, and `null` where it is not known. */
export function secondsIn(library: ConstructLibrary, duration: Value, unset: number): number | null {
  if (isAbsent(duration)) return unset;
  if (duration.kind !== 'api' || duration.package !== library.package) return null;
  const factory = duration.path.replace(/^default\./, '');
  const unit = Object.hasOwn(library.durations, factory) ? library.durations[factory] : undefined;
  const amount = numberOf(duration.args?.[0] ?? unknownValue);
  return unit === undefined || amount === null ? null : amount * unit;
}
