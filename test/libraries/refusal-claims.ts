import type { DescribedPackage } from './described-package.ts';

/** What is wrong with the description of how calls tell that they are refused. */
export function refutedRefusals(library: DescribedPackage): string[] {
  const { refusals, types, calls } = library.descriptor;
  if (!refusals) return [];
  const positions = calls.flatMap(({ on, members, options, optionsAt = [] }) =>
    [...optionsAt, ...(options === undefined ? [] : [options])].flatMap((position) =>
      members
        .filter((member) => !member.includes('*'))
        .flatMap((member) =>
          library.paths.argument(library.paths.signatures(library.members(on, member)), position),
        ),
    ),
  );
  const options = [...types.flatMap(({ name }) => library.clientOptions(name)), ...positions];
  const hooks = (refusals.hooks ?? []).filter(
    (hook) => !types.some(({ name }) => library.paths.canBeCalled(library.members(name, hook))),
  );
  return [
    ...library.missingOptions('refusals', options, refusals.unless),
    ...hooks.map((hook) => `refusals: ${hook} cannot be called`),
  ];
}
