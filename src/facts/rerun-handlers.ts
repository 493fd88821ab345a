import type { OtherRegionModel, RerunModel } from '../libraries/descriptor.ts';
import { instanceOfCall } from './client.ts';
import type { Attempts, OtherRegion } from './model.ts';
import { queueName } from './queue-name.ts';
import { absent, isAbsent, numberOf, propertyAt } from './read-value.ts';
import type { ApiValue, Value } from './value.ts';

/** Which queue a handler is given messages of, and how often an engine runs what fails; nothing where that is not known. */
export function rerunsOf(
  callee: ApiValue,
  { queue, reruns }: OtherRegionModel,
  args: readonly Value[],
): Pick<OtherRegion, 'queue' | 'reruns' | 'spares'> {
  const holder = queue?.of === 'construction' ? instanceOfCall(callee)?.args : args;
  const name = queue && holder ? queueName(holder, queue) : null;
  const attempts = reruns ? attemptsOf(callee, reruns, args) : null;
  return {
    ...(name !== null && { queue: name }),
    ...(attempts && { reruns: attempts }),
    ...(reruns?.spares && { spares: reruns.spares }),
  };
}

function attemptsOf(
  callee: ApiValue,
  { argument, option, counts, attempts, constructed, over }: RerunModel,
  args: readonly Value[],
): Attempts | null {
  const { package: library } = callee;
  const holder = constructed ? instanceOfCall(callee)?.args : args;
  if (!holder) return null;
  const options = holder[argument] ?? absent;
  const value = propertyAt(options, option);
  if (isAbsent(value) && over !== undefined && !isAbsent(propertyAt(options, over))) return null;
  if (isAbsent(value))
    return { bounded: 'yes', most: attempts, by: `the default of ${library}`, byDefault: true };
  const number = numberOf(value);
  return number === null
    ? null
    : { bounded: 'yes', most: number + (counts === 'retries' ? 1 : 0), by: `\`${option}\`` };
}
