import type { PartialAnswerModel } from '../../src/libraries/descriptor.ts';
import { type DescribedPackage, label, memberNames } from './described-package.ts';

/** What is wrong with the description of calls that succeed in part: each answer must have the member that tells of it. */
export function refutedPartialAnswers(library: DescribedPackage): string[] {
  return (library.descriptor.partialAnswers ?? []).flatMap((model) =>
    model.operations.flatMap((operation) => refutedOperation(library, model, operation)),
  );
}

function refutedOperation(
  library: DescribedPackage,
  { on, told: [told = ''] }: PartialAnswerModel,
  operation: string,
): string[] {
  const { paths } = library;
  const where = `partial answer of ${label(on, operation)}`;
  const command = /\((\w+)\)$/.exec(operation)?.[1];
  const member = operation.replace(/\(.*/, '');
  const signatures = paths.signatures(library.members(on, member));
  if (signatures.length === 0) return [library.missingMember(where, on, member)];
  const answers = command === undefined ? paths.results(signatures) : paths.instances(`${command}Output`);
  return paths.below(answers, told).length > 0
    ? []
    : [`${where}: no member ${told}; members are ${memberNames(answers)}`];
}
