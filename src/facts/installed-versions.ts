import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { forVersion } from './library.ts';

/**
 * The descriptors as they hold for the versions that a program uses: the `installed` one, or the least that its package.json asks for where the
 * installed one is another package's. Without either, the newest is taken.
 */
export function forInstalled(
  program: ServiceProgram,
  descriptors: readonly LibraryDescriptor[],
  installed: ReadonlyMap<string, string | null>,
): readonly LibraryDescriptor[] {
  return descriptors.map((descriptor) => {
    const version = descriptor.other ? usedVersion(program, descriptor.package, installed) : null;
    return version === null
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
