import { satisfies } from 'semver';
import type { LibraryDescriptor } from '../libraries/descriptor.ts';
import type { ServiceProgram } from '../program/service-program.ts';
import { forVersion } from './knowledge.ts';

/** The descriptors as they hold for the versions that a program resolves; a package that it does not resolve is taken at its newest. */
export function forInstalled(
  program: ServiceProgram,
  descriptors: readonly LibraryDescriptor[],
): readonly LibraryDescriptor[] {
  const versioned = descriptors.filter(({ other }) => other !== undefined);
  const versions = new Map<string, string | null>();
  for (const file of versioned.length > 0 ? program.program.getSourceFiles() : []) {
    const installed = file.isDeclarationFile ? program.packageOf(file.fileName) : null;
    if (installed && !versions.has(installed.name)) versions.set(installed.name, installed.version);
  }
  return descriptors.map((descriptor) => {
    const version = descriptor.other ? versions.get(descriptor.package) : undefined;
    return version
      ? forVersion(descriptor, (range) => satisfies(version, range, { includePrerelease: true }))
      : descriptor;
  });
}
