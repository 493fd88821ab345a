import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { forVersion } from './library.ts';

/**
 * The versions of packages that a program uses, of those that are not the same in all versions: the `installed` one, or the least that its
 * package.json asks for where the installed one is another package's. Without either, there is none.
 */
export function usedVersions(
  program: ServiceProgram,
  descriptors: readonly LibraryDescriptor[],
  installed: ReadonlyMap<string, string | null>,
): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const { other, package: name } of descriptors) {
    const version = other ? usedVersion(program, name, installed) : null;
    if (version !== null) versions.set(name, version);
  }
  return versions;
}

/** The descriptors as they hold for versions of their packages; without one, the newest is taken. */
export function forVersions(
  descriptors: readonly LibraryDescriptor[],
  versions: ReadonlyMap<string, string>,
): readonly LibraryDescriptor[] {
  return descriptors.map((descriptor) => {
    const version = versions.get(descriptor.package);
    return version === undefined
      ? descriptor
      : forVersion(descriptor, (range) => satisfies(version, range, { includePrerelease: true }));
  });
}

/** Where the packages of a workspace ask for several versions, the one counts that is not installed beside the others. */
function usedVersion(
  program: ServiceProgram,
  name: string,
  installed: ReadonlyMap<string, string | null>,
): string | null {
  const version = installed.get(name) ?? null;
  const other = program.declaredRanges(name).find((range) => version === null || !satisfies(version, range));
  return (other === undefined ? null : minVersion(other)?.version) ?? version;
}
