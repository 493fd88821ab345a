import type ts from 'typescript';
import type { TypeModel } from '../../src/libraries/descriptor.ts';
import { type DescribedPackage, memberNames } from './described-package.ts';
import { isOpen, matches } from './type-paths.ts';

/** What is wrong with the description of a type. */
export function refutedTypeClaims(library: DescribedPackage, type: TypeModel): string[] {
  const where = `type ${type.name}`;
  const options = library.constructionOptions(type);
  const {
    acquire,
    attempts = [],
    dedicates = [],
    heartbeat,
    hookOptions = [],
    region,
    through,
    wraps,
  } = type;
  const waits = acquire?.waits === undefined ? [] : [acquire.waits];
  const optionPaths = [
    ...hookOptions,
    ...(region?.options ?? []),
    ...(region?.alternatives ?? []),
    ...(acquire?.options ?? []),
    ...waits,
    ...(heartbeat ? [heartbeat.interval, heartbeat.timeout] : []),
    ...(heartbeat?.off === undefined ? [] : [heartbeat.off]),
  ];
  return [
    ...refutedNames(library, where, type),
    ...type.from.flatMap((path) => refutedMaker(library, where, path, type)),
    ...refutedMembers(library, where, type),
    ...library.missingOptions(where, options, optionPaths),
    ...[...dedicates, ...attempts, ...(through === undefined ? [] : [through])]
      .filter((member) => library.members(type.name, member).length === 0)
      .map((member) => library.missingMember(where, type.name, member)),
    ...(wraps && library.constructionArgument(type.name, wraps.argument).length === 0
      ? [`${where}: nothing is made of an argument ${String(wraps.argument)}`]
      : []),
    ...refutedProvision(library, where, type),
  ];
}

function refutedNames(library: DescribedPackage, where: string, type: TypeModel): string[] {
  const { paths } = library;
  const instances = library.instances(type);
  return [type.name, ...(type.aliases ?? [])]
    .filter((name) => paths.instances(name).length === 0)
    .filter((name) => !instances.some((instance) => paths.lineage(instance)[0] === name))
    .map((name) => `${where}: no exported type is named ${name}; exports are ${library.exportNames()}`);
}

function refutedMaker(library: DescribedPackage, where: string, path: string, type: TypeModel): string[] {
  const made = library.from(path);
  if (made.length === 0) {
    return [`${where}: nothing is found at ${path}; exports are ${library.exportNames()}`];
  }
  const fits = made.some((candidate) => isOpen(candidate) || isInstance(library, candidate, type));
  return fits ? [] : [`${where}: ${path} makes ${library.typeNames(made)}`];
}

/** By its name or that of a type it extends; or because it has members of which the descriptor speaks. */
function isInstance({ descriptor, paths }: DescribedPackage, made: ts.Type, type: TypeModel): boolean {
  const names = [type.name, ...(type.aliases ?? [])].map((name) => name.replace(/.*\./, ''));
  const named = paths.lineage(made).some((name) => names.some((pattern) => matches(pattern, name)));
  const calls = descriptor.calls.filter(({ on }) => on === type.name).flatMap(({ members }) => members);
  return named || calls.some((path) => path !== '' && paths.below([made], path).length > 0);
}

function refutedMembers(library: DescribedPackage, where: string, type: TypeModel): string[] {
  const instances = library.instances(type);
  return [...(type.assigned ?? []), ...(type.hooks ?? [])]
    .filter((path) => library.paths.below(instances, path).length === 0)
    .map((path) => `${where}: no member ${path}; members are ${memberNames(instances)}`);
}

function refutedProvision(library: DescribedPackage, where: string, type: TypeModel): string[] {
  return (type.provided ?? []).flatMap(({ path, options, factory }) => {
    const given = library.paths.argument(library.callee(path), options);
    if (given.length === 0) return [`${where}: ${path} takes no argument ${String(options)}`];
    return factory ? library.missingOptions(`${where}, ${path}`, given, [factory]) : [];
  });
}
