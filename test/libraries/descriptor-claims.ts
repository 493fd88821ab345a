import type { LibraryDescriptor, ResponseModel } from '../../src/libraries/descriptor.ts';
import { refutedCallClaims, remedyLiteral } from './call-claims.ts';
import { DescribedPackage, label } from './described-package.ts';
import type { Exports, PackageTypes } from './package-types.ts';
import { refutedPartialAnswers } from './partial-answer-claims.ts';
import { refutedRefusals } from './refusal-claims.ts';
import { refutedRegionClaims } from './region-claims.ts';
import { refutedTypeClaims } from './type-claims.ts';
import { matches } from './type-paths.ts';

/** The claims of a descriptor that the declared types of its package refute, each as a sentence. */
export function refutedClaims(
  descriptor: LibraryDescriptor,
  exports: Exports,
  types: PackageTypes,
): string[] {
  const library = new DescribedPackage(descriptor, exports, types);
  return [
    ...descriptor.types.flatMap((type) => refutedTypeClaims(library, type)),
    ...descriptor.calls.flatMap((call) => refutedCallClaims(library, call)),
    ...(descriptor.regions ?? []).flatMap((region) => refutedRegionClaims(library, region)),
    ...refutedTransactions(library),
    ...refutedValues(library),
    ...refutedLists(library),
    ...refutedRelations(library),
    ...refutedResponses(library),
    ...refutedDecorators(library),
    ...refutedPartialAnswers(library),
    ...refutedRefusals(library),
    ...refutedCommands(library),
    ...refutedObservation(library),
  ];
}

/** The property texts of a descriptor that are inserted into code, as object literals. */
export function remedies({ calls }: LibraryDescriptor): readonly string[] {
  const texts = calls.flatMap(({ timeout }) => [timeout?.remedy, timeout?.clientRemedy]);
  return [...new Set(texts.flatMap((text) => (text ? [remedyLiteral(text)] : [])))];
}

function refutedTransactions(library: DescribedPackage): string[] {
  return (library.descriptor.transactions ?? []).flatMap(({ on, begin, commit, rollback }) =>
    [...begin, ...commit, ...rollback]
      .filter((member) => !library.paths.canBeCalled(library.members(on, member)))
      .map((member) => library.missingMember(`transaction ${label(on, member)}`, on, member)),
  );
}

function refutedLists(library: DescribedPackage): string[] {
  return (library.descriptor.lists ?? []).flatMap((list) =>
    list.members.flatMap((member) => {
      const where = `list ${label(list.on, member)}`;
      const found = library.members(list.on, member);
      if (!library.paths.canBeCalled(found)) return [library.missingMember(where, list.on, member)];
      const signatures = library.paths.signatures(found);
      const given = library.paths.argument(signatures, list.options ?? list.argument);
      const own = list.options === undefined && list.filter !== undefined ? [list.filter] : [];
      // Options of a generic type show no properties.
      const isOpen = given.every((type) => type.getProperties().length === 0);
      return isOpen ? [] : library.missingOptions(where, given, [...own, ...list.caps]);
    }),
  );
}

/** What may be read along is for the schema of the database to say, so that only the members are checked. */
function refutedRelations(library: DescribedPackage): string[] {
  return (library.descriptor.relations ?? []).flatMap(({ on, members }) =>
    members
      .filter((member) => !library.paths.canBeCalled(library.members(on, member)))
      .map((member) => library.missingMember(`relations ${label(on, member)}`, on, member)),
  );
}

function refutedResponses(library: DescribedPackage): string[] {
  return (library.descriptor.responses ?? []).flatMap((response) => {
    const { on, members, statusBy, partsBy = [], body, status } = response;
    if (response.assigned) return refutedAssigned(library, response);
    const signatures = members.flatMap((member) => library.paths.signatures(library.members(on, member)));
    const positions = [body, status].flatMap((position) => (position === undefined ? [] : [position]));
    return [
      ...[...members, ...statusBy, ...partsBy]
        .filter((member) => !library.paths.canBeCalled(library.members(on, member)))
        .map((member) => library.missingMember(`response ${label(on, member)}`, on, member)),
      ...positions
        .filter((position) => library.paths.argument(signatures, position).length === 0)
        .map((position) => `response ${label(on, members.join('|'))}: no argument ${String(position)}`),
    ];
  });
}

function refutedAssigned(library: DescribedPackage, { on, members, statusIn }: ResponseModel): string[] {
  return [...members, ...statusIn]
    .filter((member) => library.members(on, member).length === 0)
    .map((member) => `response ${label(on, member)}: no such member`);
}

function refutedValues(library: DescribedPackage): string[] {
  return (library.descriptor.values ?? []).flatMap(({ path, argument }) => {
    if (library.from(path).length === 0) {
      return [`value ${path}: no such path; exports are ${library.exportNames()}`];
    }
    const takes = argument === undefined || library.paths.argument(library.callee(path), argument).length > 0;
    return takes ? [] : [`value ${path}: it takes no argument ${String(argument)}`];
  });
}

function refutedDecorators(library: DescribedPackage): string[] {
  return (library.descriptor.decorators ?? [])
    .filter(({ name }) => library.exports.symbols(name).length === 0)
    .map(({ name }) => `decorator ${name}: no such export; exports are ${library.exportNames()}`);
}

function refutedCommands({ descriptor, exports }: DescribedPackage): string[] {
  const looksUpExports = descriptor.calls.some(
    ({ effect }) => typeof effect === 'object' && effect.from === 'command',
  );
  if (!looksUpExports || !descriptor.commands) return [];
  const { publish, create, write, read } = descriptor.commands;
  return [...publish, ...create, ...write, ...read]
    .filter((pattern) => !exports.names().some((name) => matches(pattern, name)))
    .map((pattern) => `command ${pattern}: no export matches`);
}

function refutedObservation(library: DescribedPackage): string[] {
  const { observation } = library.descriptor;
  if (!observation) return [];
  const { on, compose, observe, observers, handles = [], fails = [], runs = [] } = observation;
  const paths = [...observers, ...handles, ...fails, ...runs.map((name) => `${name}()`)];
  return [
    ...[...compose, ...observe]
      .filter((member) => !library.paths.canBeCalled(library.members(on, member)))
      .map((member) => library.missingMember('observation', on, member)),
    ...paths.filter((path) => library.from(path).length === 0).map((path) => `observation: no path ${path}`),
  ];
}
