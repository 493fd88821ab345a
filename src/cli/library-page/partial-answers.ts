import type { PartialAnswerModel } from '../../libraries/descriptor.ts';
import { all, bullets, code } from './words.ts';

/** The calls that succeed although a part of what they were asked for was not done. */
export function partialAnswersSection(models: readonly PartialAnswerModel[]): string | null {
  const lines = models.map(
    ({ on, operations, told }) =>
      `On ${code(on)}, ${all(operations)}: the answer tells of the failed part by ${all(told)}.`,
  );
  return lines.length > 0 ? bullets(lines) : null;
}
