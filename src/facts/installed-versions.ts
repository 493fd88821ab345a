import satisfies from 'semver/functions/satisfies.js';
import minVersion from 'semver/ranges/min-version.js';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { forVersion } from './library.ts';

/**
 * The descriptors as they hold for the versions that a program uses: the installed one, or the least that its package.json asks for where the
 * installed one is another package's. Without either, the newest is taken.
 */
export function forInstalled(
  program: ServiceProgram,
  descriptors: readonly LibraryDescriptor[],
): readonly LibraryDescriptor[] {
  const installed = installedVersions(program, descriptors);
  return descriptors.map((descriptor) => {
    const version = descriptor.other ? usedVersion(program, descriptor.package, installed) : null;
    return version === null
      ? descriptor
      : forVersion(descriptor, (range) => satisfies(version, range, { includePrerelease: true }));
  });
}

function installedVersions(
  program: ServiceProgram,
  descriptors: readonly LibraryDescriptor[],
): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  const wanted = new Set(descriptors.filter(({ other }) => other !== undefined).map((one) => one.package));
  for (const file of program.program.getSourceFiles()) {
    const found = file.isDeclarationFile ? program.packageOf(file.fileName) : null;
    if (found?.version && wanted.has(found.name) && !versions.has(found.name))
      versions.set(found.name, found.version);
  }
  return versions;
}

/** Where the packages of a workspace ask for several versions, the one counts that is not installed beside the others. */
function usedVersion(
  program: ServiceProgram,
  name: string,
  installed: ReadonlyMap<string, string>,
): string | null {
  const version = installed.get(name) ?? null;
  const other = program.declaredRanges(name).find((range) => version === null || !satisfies(version, range));
  return (other === undefined ? null : minVersion(other)?.version) ?? version;
}
