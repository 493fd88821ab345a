import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import { firstSegment, lastSegment } from './access-path.ts';
import { libraryOf, type Library } from './library.ts';
import { type Indexed, markEntries } from './member-index.ts';
import { remember } from '../remember.ts';

/** Descriptors, found by the module specifier under which code imports them. */
export interface Knowledge {
  readonly descriptors: readonly LibraryDescriptor[];
  /** The descriptor of a module specifier (subpaths included), in the version given; `null` when the package is not known. */
  library(specifier: string): Library | null;
  /** The descriptor of the runtime's globals of that name (`fetch`, `AbortSignal`). */
  global(name: string): Library | null;
  /** Libraries whose generator writes types of that name into the program. */
  generated(name: string): readonly Library[];
  /** Whether a library of lazy sources composes them by a member of that name. */
  composes(member: string): boolean;
  /** Whether a library tells the attempt by a member of that name. */
  tellsAttempt(member: string): boolean;
  /** Whether a library answers requests by a member of that name. */
  responds(member: string): boolean;
  /** Whether a library whose types a checker can tell knows a member of this name, so that asking the type of its receiver can pay. */
  knowsMember(name: string): boolean;
}

/** Builds the look-ups over the shipped descriptors and a team's own, which come first, for a program that holds types of `packages`. */
export function createKnowledge(
  descriptors: readonly LibraryDescriptor[],
  packages: readonly string[],
): Knowledge {
  const exact = new Map<string, Library>();
  const prefixes: { prefix: string; library: Library }[] = [];
  const libraries = descriptors.map(libraryOf);
  for (const library of libraries) {
    for (const specifier of specifiersOf(library.descriptor)) {
      if (specifier.endsWith('*')) prefixes.push({ prefix: specifier.slice(0, -1), library });
      else if (!exact.has(specifier)) exact.set(specifier, library);
    }
  }
  const find = (specifier: string): Library | null =>
    exact.get(specifier) ??
    exact.get(packageName(specifier)) ??
    prefixes.find(({ prefix }) => specifier.startsWith(prefix))?.library ??
    null;
  const generators = [...new Set(exact.values())].filter((one) => one.descriptor.generated !== undefined);
  return {
    descriptors,
    library: remember(find),
    global: globalsOf(libraries),
    generated: remember((name) => generators.filter((one) => one.type(name) !== null)),
    composes: composersOf(descriptors),
    tellsAttempt: attemptsOf(descriptors),
    responds: respondersOf(descriptors),
    knowsMember: membersOf([...packages.map(find), ...generators]),
  };
}

/** The package of a module specifier: `@aws-sdk/client-s3/dist` belongs to `@aws-sdk/client-s3`. */
export function packageName(specifier: string): string {
  const [first = '', second] = specifier.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}

function specifiersOf({ package: name, specifiers = [] }: LibraryDescriptor): readonly string[] {
  return [name, ...specifiers];
}

/** Finds the library of a global of the runtime, the first of several. */
function globalsOf(libraries: readonly Library[]): Knowledge['global'] {
  const globals = new Map(
    libraries
      .flatMap((library) => globalNames(library.descriptor).map((name) => [name, library] as const))
      .toReversed(),
  );
  return (name) => globals.get(name) ?? null;
}

function globalNames(descriptor: LibraryDescriptor): string[] {
  if (!descriptor.global) return [];
  const paths = [
    ...[...descriptor.calls, ...(descriptor.regions ?? [])]
      .filter(({ on }) => on === '')
      .flatMap(({ members }) => members),
    ...descriptor.types.flatMap(({ name, from }) => [name, ...from.filter((path) => !path.includes('#'))]),
    ...(descriptor.values ?? []).map(({ path }) => path),
  ];
  return paths.map(firstSegment).filter((name) => name !== '');
}

function composersOf(descriptors: readonly LibraryDescriptor[]): Knowledge['composes'] {
  const composers = new Set(descriptors.flatMap(({ observation }) => observation?.compose ?? []));
  return (member) => composers.has(member);
}

function attemptsOf(descriptors: readonly LibraryDescriptor[]): Knowledge['tellsAttempt'] {
  const members = new Set(descriptors.flatMap(({ types }) => types.flatMap(({ attempts = [] }) => attempts)));
  return (member) => members.has(member);
}

function respondersOf(descriptors: readonly LibraryDescriptor[]): Knowledge['responds'] {
  const members = new Set(
    descriptors.flatMap(({ responses = [] }) => responses.flatMap((response) => response.members)),
  );
  return (member) => members.has(member);
}

function membersOf(libraries: readonly (Library | null)[]): Knowledge['knowsMember'] {
  const members = new Set(libraries.flatMap((one) => (one ? memberNames(one.descriptor) : [])));
  return (name) => members.has(name);
}

function memberNames(descriptor: LibraryDescriptor): string[] {
  const entries: readonly Indexed[] = [
    ...descriptor.calls,
    ...(descriptor.regions ?? []),
    ...(descriptor.responses ?? []),
    ...(descriptor.transactions ?? []).flatMap(markEntries),
  ];
  const members = entries.filter(({ on }) => on !== '').flatMap((entry) => entry.members);
  const makers = descriptor.types.flatMap(({ from }) => from.filter((path) => path.includes('#')));
  return [...members, ...makers.map((path) => path.slice(path.indexOf('#') + 1))].map(lastSegment);
}
