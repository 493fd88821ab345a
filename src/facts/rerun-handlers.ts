import type { OtherRegionModel, RerunModel } from '../libraries/descriptor.ts';
import { instanceOfCall } from './client.ts';
import type { Attempts, OtherRegion } from './model.ts';
import { absent, isAbsent, numberOf, propertyAt, textOf } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/** Which queue a handler is given messages of, and how often an engine runs what fails; nothing where that is not known. */
export function rerunsOf(
  callee: ApiValue,
  { queue, reruns }: OtherRegionModel,
  args: readonly Value[],
): Pick<OtherRegion, 'queue' | 'reruns'> {
  const holder = queue?.of === 'construction' ? instanceOfCall(callee)?.args : args;
  const name = queue && holder?.[queue.argument];
  const text = name ? textOf(name) : null;
  const attempts = reruns ? attemptsOf(callee, reruns, args) : null;
  return { ...(text !== null && { queue: text }), ...(attempts && { reruns: attempts }) };
}

function attemptsOf(
  { package: library }: ApiValue,
  { argument, option, counts, attempts }: RerunModel,
  args: readonly Value[],
): Attempts | null {
  const value = propertyAt(args[argument] ?? absent, option);
  if (isAbsent(value)) return { bounded: 'yes', most: attempts, by: `the default of ${library}` };
  const number = numberOf(value);
  return number === null
    ? null
    : { bounded: 'yes', most: number + (counts === 'retries' ? 1 : 0), by: `\`${option}\`` };
}
