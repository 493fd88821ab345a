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
  for (const descriptor of descriptors) {
    if (!descriptor.other) continue;
    for (const name of packagesOf(descriptor, descriptors, installed)) {
      const version = usedVersion(program, name, installed);
      if (version !== null) versions.set(name, version);
    }
  }
  return versions;
}

/** The packages that a descriptor is for: of a family (`@aws-sdk/client-*`), the installed ones that have no descriptor of their own. */
function packagesOf(
  { package: name }: LibraryDescriptor,
  descriptors: readonly LibraryDescriptor[],
  installed: ReadonlyMap<string, string | null>,
): readonly string[] {
  const family = familyOf(name);
  if (family === null) return [name];
  return [...installed.keys()].filter(
    (one) => one.startsWith(family) && descriptors.every((other) => other.package !== one),
  );
}

/** What the names of a family of packages begin with; `null` for a single one. */
function familyOf(name: string): string | null {
  return name.endsWith('*') ? name.slice(0, -1) : null;
}

/** The descriptors as they hold for versions of their packages; without one, the newest is taken. */
export function forVersions(
  descriptors: readonly LibraryDescriptor[],
  versions: ReadonlyMap<string, string>,
): readonly LibraryDescriptor[] {
  const own = new Set(descriptors.map((descriptor) => descriptor.package));
  return descriptors.flatMap((descriptor) => {
    const family = familyOf(descriptor.package);
    if (family === null) return [inVersion(descriptor, versions.get(descriptor.package))];
    const members = [...versions].filter(([name]) => name.startsWith(family) && !own.has(name));
    return [
      ...members.map(([name, version]) => ({ ...inVersion(descriptor, version), package: name })),
      descriptor,
    ];
  });
}

function inVersion(descriptor: LibraryDescriptor, version: string | undefined): LibraryDescriptor {
  if (version === undefined) return descriptor;
  return forVersion(descriptor, (range) => satisfies(version, range, { includePrerelease: true }));
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
